/** Finds the operation of a calculation that is done first: within parentheses, then products and quotients, then sums. */

const longest = 4000
const most = 40

export interface Operation {
  left: number
  right: number
  /** `+`, `-`, `*`, `/`, `%` or `^`. */
  sign: string
}

const figure = String.raw`-?\d{1,15}(?:\.\d{1,9})?`
const operation = new RegExp(
  String.raw`(?<![\w.])(${figure})(\s{0,3}(?:[-+*/×÷^%]|plus|minus|times|over|divided by|multiplied by|to the power of)\s{0,3})(?=(${figure})(?![\w.]*[-/]\d))|\b(?:subtract|take|deduct)\s(${figure})\sfrom\s(${figure})`,
  'gi',
)
const signs: Readonly<Record<string, string>> = {
  '×': '*',
  times: '*',
  'multiplied by': '*',
  '÷': '/',
  over: '/',
  'divided by': '/',
  plus: '+',
  minus: '-',
  'to the power of': '^',
}
const ranks: Readonly<Record<string, number>> = { '^': 3, '*': 2, '/': 2, '%': 2 }
/** More than one level of parentheses outweighs every sign. */
const levelWeight = 10

/** The operation of a text that is done first; undefined where it has none. */
export function findOperation(written: string): Operation | undefined {
  const text = written.slice(0, longest)
  let best: Operation | undefined
  let bestRank = -1
  let depth = 0
  let at = 0
  let seen = 0
  for (const match of text.matchAll(operation)) {
    if (++seen > most) break
    for (; at < match.index; at++) depth += Number(text[at] === '(') - Number(text[at] === ')')
    const [, left, spelled, right, taken, from] = match
    const word = spelled?.trim().toLowerCase() ?? '-'
    const sign = signs[word] ?? word
    const rank = depth * levelWeight + (ranks[sign] ?? 1)
    if (rank <= bestRank) continue
    bestRank = rank
    best = { left: Number(left ?? from), right: Number(right ?? taken), sign }
  }
  return best
}

const names: readonly (readonly [sign: string, name: RegExp])[] = [
  ['+', /^(?:\+|add(?:ition)?|plus|sum)$/i],
  ['-', /^(?:-|sub(?:tract(?:ion)?)?|minus|difference)$/i],
  ['*', /^(?:\*|×|mul(?:tiply|tiplication)?|times|product)$/i],
  ['/', /^(?:\/|÷|div(?:ide|ision)?)$/i],
  ['^', /^(?:\^|\*\*|pow(?:er)?|exponent(?:iation)?)$/i],
  ['%', /^(?:%|mod(?:ulo|ulus)?)$/i],
]

/** The entry of an enum that means a sign, where its entries are operations. */
export function findSignEntry(entries: readonly unknown[], sign: string): string | undefined {
  const meanings = entries.map((entry) =>
    typeof entry === 'string' ? names.find(([, name]) => name.test(entry))?.[0] : undefined,
  )
  if (meanings.filter((one) => one !== undefined).length < 2) return undefined
  const found = entries[meanings.indexOf(sign)]
  return typeof found === 'string' ? found : undefined
}
