/** Writes a function of two numbers in a typed language: `a function in Rust that adds two u32 and returns u64`. */

const asks =
  /\b(add|sum|subtract|multipl|divid)\w*\b[^.\n]{0,20}\b(?:two|2|a and b|both)\b(?:\s(?:unsigned\s|signed\s)?([a-z]\w{1,11}))?(?:[^.\n]{0,30}\breturns?\s(?:an?\s|the\s)?([a-z]\w{1,11}))?/i
const signs: Readonly<Record<string, readonly [sign: string, name: string]>> = {
  add: ['+', 'add'],
  sum: ['+', 'add'],
  subtract: ['-', 'subtract'],
  multipl: ['*', 'multiply'],
  divid: ['/', 'divide'],
}
const types: Readonly<Record<string, readonly [usual: string, known: RegExp]>> = {
  rust: ['i64', /^(?:[ui](?:8|16|32|64|128|size)|f32|f64)$/],
  go: ['int', /^(?:u?int(?:8|16|32|64)?|float(?:32|64))$/],
  java: ['int', /^(?:int|long|short|byte|float|double)$/],
}

/** The function; null for other requests and languages. */
export function writeArithmetic(text: string, language: string, given: string | undefined): string | null {
  const known = types[language]
  const asked = known === undefined ? null : asks.exec(text)
  const operation = signs[asked?.[1]?.toLowerCase() ?? '']
  if (known === undefined || asked === null || operation === undefined) return null
  const [usual, isType] = known
  const toType = (word = ''): string | undefined =>
    isType.test(word.replace(/s$/, '')) ? word.replace(/s$/, '') : undefined
  const taken = toType(asked[2]) ?? usual
  const returned = toType(asked[3]) ?? taken
  const [sign, usualName] = operation
  const name = given ?? usualName
  if (language === 'rust')
    return taken === returned
      ? `fn ${name}(a: ${taken}, b: ${taken}) -> ${returned} {\n    a ${sign} b\n}`
      : `fn ${name}(a: ${taken}, b: ${taken}) -> ${returned} {\n    a as ${returned} ${sign} b as ${returned}\n}`
  if (language === 'go')
    return taken === returned
      ? `func ${name}(a, b ${taken}) ${returned} {\n\treturn a ${sign} b\n}`
      : `func ${name}(a, b ${taken}) ${returned} {\n\treturn ${returned}(a) ${sign} ${returned}(b)\n}`
  return `static ${returned} ${name}(${taken} a, ${taken} b) {\n    return a ${sign} b;\n}`
}
