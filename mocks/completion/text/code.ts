/** Writes a small block of code in the language that a text asks for: `Write a Python function that …`. */
import { needs } from '../cues.ts'
import { writeArithmetic } from './arithmetic-code.ts'
import { codeLanguages, findCodeLanguage } from './code-languages.ts'
import type { CodeLanguage } from './code-languages.ts'
import { findKnownCode } from './known-code.ts'

/** Cues of a request for code. */
export const codeCues = needs(
  'write create implement generate give show build make code develop provide need want help program do 写 实 生',
  'function* code program* script* class query snippet page method* checker parser calculator component dockerfile one test* endpoint algorithm regex implement python typescript javascript node go golang rust java kotlin swift ruby php c sql bash html css react 函 代 程 脚 类',
)
const verbs = 'write|create|implement|generate|give|show|build|make|code|develop|provide|need|want|help me with'
const asks = new RegExp(
  String.raw`\b(?:${verbs})\b[^.\n]{0,80}\b(?:functions?|code|programs?|scripts?|class|query|snippet|page|methods?|checker|parser|calculator|component|dockerfile|one-liner|unit tests?|endpoint|algorithm|regex)\b|(?:写|实现|生成)[^。\n]{0,30}(?:函数|代码|程序|脚本|类)`,
  'i',
)
/** `Implement binary search in Java`, `Write quicksort in Haskell`. */
const asksInLanguage = new RegExp(
  String.raw`^\W*(?:please\s|can you\s|could you\s){0,2}(?:implement|write|code|program|show me|give me|create|build|do)\s[^.\n]{3,80}\s(?:in|using|with)\s(?:python|typescript|javascript|node\.?js|go|golang|rust|java|kotlin|swift|ruby|php|c#|c\+\+|C|sql|bash|html|css|react)(?![\w+#])|^\W*(?:please\s)?implement\s`,
  'i',
)

const isPiece =
  /\b(?:poems?|haikus?|stor(?:y|ies)|songs?|jokes?|essays?|articles?|letters?|e-?mails?|introduction|blog|overview|guide|books?|about)\b/i

/** A code block for a text that asks for one, otherwise null. */
export function findCode(text: string, chinese: boolean): string | null {
  if (text.length > 4000 || (!asks.test(text) && (isPiece.test(text) || !asksInLanguage.test(text)))) return null
  const language = findCodeLanguage(text) ?? codeLanguages[0]
  if (language === undefined) return null
  const { fence } = language
  const named =
    /\b(?:called|named)\s+[\u0060"']?([A-Za-z_]\w{0,40})|(?:名为|叫做?)\s*[\u0060"']?([A-Za-z_]\w{0,40})/.exec(text)
  const spelled =
    /\b(?:function|method|class)\s\u0060?([A-Za-z_]\w{0,40})\s?\(|\u0060([A-Za-z_]\w{0,40})\([^)\n]{0,40}\)\u0060/.exec(
      text,
    )
  const given = spelled?.[1] ?? spelled?.[2] ?? named?.[1] ?? named?.[2]
  const purpose = chinese ? '' : findPurpose(text)
  const name = given ?? toName(purpose, language.style)
  const code =
    (fence === 'sql' ? writeQuery(text) : null) ??
    (/\bhello,? world\b|\bprints? ["'“]?hello\b/i.test(text) && given === undefined ? helloWorld[fence] : undefined) ??
    findKnownCode(text, fence, given) ??
    writeArithmetic(text, fence, given) ??
    withParameters(language.write(name, purpose || 'Returns the value after a basic check.'), name, text)
  const lead = chinese ? '下面是一个示例实现：' : 'Here is a small implementation:'
  const isOnlyCode =
    /\b(?:only|just)\b[^.\n]{0,30}\bcode\b|\bcode only\b|\bno (?:explanation|comments|other text|prose)\b|\bwithout (?:any )?explanation/i.test(
      text,
    )
  return `${isOnlyCode ? '' : `${lead}\n\n`}\u0060\u0060\u0060${fence}\n${code}\n\u0060\u0060\u0060`
}

const clause =
  /\b(?:functions?|programs?|scripts?|methods?|code|class|query|component|snippet|one-liner|algorithm|dockerfile|tests?|endpoint|page)\b(?:\s(?:called|named)\s\S{1,40})?\s(?:in\s\S{1,12}\s)?(?:that|which|to|for|of)\s(?:an?\s|the\s)?([^.?!\n:]{3,120})/i
const clauseAfterVerb =
  /\b(?:implement|write|create|build|code|make|generate|show me|give me)\s(?:me\s)?(?:an?\s|the\s|some\s)?([^.?!\n:]{3,120})/i
const trailing =
  /\s(?:in|using|with)\s(?:an?\s)?(?:python|typescript|javascript|node\.?js|go|golang|rust|java|kotlin|swift|ruby|php|c#|c\+\+|c|sql|bash|html|css|react)\b.*$/i

/** What the code is for, in the words of the request. */
function findPurpose(text: string): string {
  const found = (clause.exec(text)?.[1] ?? clauseAfterVerb.exec(text)?.[1] ?? '').replace(trailing, '').trim()
  return found === '' ? '' : `${found.charAt(0).toUpperCase()}${found.slice(1)}.`
}

const small = new Set('a an the of in to for with and that which is are be it its from by on at as into'.split(' '))

/** A name from the first words of the purpose. */
function toName(purpose: string, style: CodeLanguage['style']): string {
  const words = (purpose.toLowerCase().match(/[a-z][a-z\d]*/g) ?? []).filter((word) => !small.has(word)).slice(0, 3)
  if (words.length === 0) return style === 'pascal' ? 'Solve' : 'solve'
  if (style === 'snake') return words.join('_')
  const [first = '', ...others] = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return (style === 'camel' ? first.toLowerCase() : first) + others.join('')
}

const helloWorld: Readonly<Record<string, string>> = {
  python: 'print("Hello, World!")',
  typescript: "console.log('Hello, World!')",
  javascript: "console.log('Hello, World!')",
  go: 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Hello, World!")\n}',
  rust: 'fn main() {\n    println!("Hello, World!");\n}',
  java: 'public class HelloWorld {\n    public static void main(String[] args) {\n        System.out.println("Hello, World!");\n    }\n}',
  bash: 'echo "Hello, World!"',
  csharp: 'Console.WriteLine("Hello, World!");',
  cpp: '#include <iostream>\n\nint main() {\n    std::cout << "Hello, World!" << std::endl;\n}',
  c: '#include <stdio.h>\n\nint main(void) {\n    printf("Hello, World!\\n");\n    return 0;\n}',
  ruby: "puts 'Hello, World!'",
  php: "<?php\n\necho 'Hello, World!';",
  kotlin: 'fun main() {\n    println("Hello, World!")\n}',
  swift: 'print("Hello, World!")',
  html: '<!doctype html>\n<html lang="en">\n  <body>\n    <h1>Hello, World!</h1>\n  </body>\n</html>',
}

/** A query for the rows of one table: `get all users older than 25`. */
function writeQuery(text: string): string | null {
  const asked =
    /\b(?:gets?|finds?|selects?|lists?|shows?|fetch(?:es)?|retrieves?|returns?)\s(?:me\s)?(?:all\s|every\s)?(?:the\s)?([a-z_]{2,30}s)\b(?:[^.\n]{0,20}?\b(?:(older|younger) than|whose (\w+) is (?:greater|more|higher|less|lower) than|with (?:an? )?(\w+) (?:above|below|over|under|greater than|less than))\s(\d+))?/i.exec(
      text,
    )
  if (asked === null) return null
  const [whole, table, age, whose, member, value] = asked
  const column = age === undefined ? (whose ?? member) : 'age'
  const sign = /\b(?:younger|less|lower|below|under)\b/i.test(whole) ? '<' : '>'
  const condition =
    column === undefined || value === undefined ? '' : `\nWHERE ${column.toLowerCase()} ${sign} ${value}`
  return `SELECT *\nFROM ${(table as string).toLowerCase()}${condition};`
}

/** The code with the parameters that the text gives: `is_even(n)`. */
function withParameters(code: string, name: string, text: string): string {
  const at = text.indexOf(`${name}(`)
  const given = at < 0 ? undefined : /^\(([a-z_]\w{0,20})\)/i.exec(text.slice(at + name.length))?.[1]
  return given === undefined ? code : code.replaceAll(/\bvalue\b(?! is required)/g, given)
}
