/** Writes a small block of code in the language that a text asks for: `Write a Python function that …`. */
import { writeArithmetic } from './arithmetic-code.ts'
import { findKnownCode } from './known-code.ts'

const languages: readonly (readonly [RegExp, string, (name: string) => string])[] = [
  [
    /\bpython\b/i,
    'python',
    (name) =>
      `def ${name}(value):\n    """Return the value after a basic check."""\n    if value is None:\n        raise ValueError("value is required")\n    return value`,
  ],
  [
    /\btypescript\b/i,
    'typescript',
    (name) =>
      `export function ${name}(value: string): string {\n  if (value === '') throw new Error('value is required')\n  return value\n}`,
  ],
  [
    /\bjavascript\b|\bnode\.?js\b|\bjs\b/i,
    'javascript',
    (name) => `function ${name}(value) {\n  if (value == null) throw new Error('value is required')\n  return value\n}`,
  ],
  [
    /\bgolang\b|\bgo\b/i,
    'go',
    (name) =>
      `func ${name}(value string) (string, error) {\n\tif value == "" {\n\t\treturn "", errors.New("value is required")\n\t}\n\treturn value, nil\n}`,
  ],
  [
    /\brust\b/i,
    'rust',
    (name) => `fn ${name}(value: &str) -> Option<&str> {\n    if value.is_empty() { None } else { Some(value) }\n}`,
  ],
  [
    /\bjava\b/i,
    'java',
    (name) =>
      `static String ${name}(String value) {\n    if (value == null) throw new IllegalArgumentException("value is required");\n    return value;\n}`,
  ],
  [/\bsql\b/i, 'sql', (name) => `SELECT id, name\nFROM ${name}\nWHERE id > 0\nORDER BY id;`],
  [/\bbash\b|\bshell\b/i, 'bash', (name) => `#!/usr/bin/env bash\nset -euo pipefail\necho "${name}: $1"`],
  [/\bhtml\b/i, 'html', (name) => `<section id="${name}">\n  <h1>Title</h1>\n  <p>Text</p>\n</section>`],
]
const asks =
  /\b(?:write|create|implement|generate|give|show)\b[^.\n]{0,80}\b(?:function|code|program|script|class|query|snippet|page|method|checker|parser|calculator|component)\b|(?:写|实现|生成)[^。\n]{0,30}(?:函数|代码|程序|脚本|类)/i

/** A code block for a text that asks for one, otherwise null. */
export function findCode(text: string, chinese: boolean): string | null {
  if (text.length > 4000 || !asks.test(text)) return null
  const language = languages.find(([pattern]) => pattern.test(text)) ?? languages[0]
  if (language === undefined) return null
  const named =
    /\b(?:called|named)\s+[\u0060"']?([A-Za-z_]\w{0,40})|(?:名为|叫做?)\s*[\u0060"']?([A-Za-z_]\w{0,40})/.exec(text)
  const spelled =
    /\b(?:function|method|class)\s\u0060?([A-Za-z_]\w{0,40})\s?\(|\u0060([A-Za-z_]\w{0,40})\([^)\n]{0,40}\)\u0060/.exec(
      text,
    )
  const given = spelled?.[1] ?? spelled?.[2] ?? named?.[1] ?? named?.[2]
  const name = given ?? 'solve'
  const code =
    (language[1] === 'sql' ? writeQuery(text) : null) ??
    (/\bhello,? world\b/i.test(text) && given === undefined ? helloWorld[language[1]] : undefined) ??
    findKnownCode(text, language[1], given) ??
    writeArithmetic(text, language[1], given) ??
    withParameters(language[2](name), name, text)
  const lead = chinese ? '下面是一个示例实现：' : 'Here is a small implementation:'
  const isOnlyCode =
    /\b(?:only|just)\b[^.\n]{0,30}\bcode\b|\bcode only\b|\bno (?:explanation|comments|other text|prose)\b|\bwithout (?:any )?explanation/i.test(
      text,
    )
  return `${isOnlyCode ? '' : `${lead}\n\n`}\u0060\u0060\u0060${language[1]}\n${code}\n\u0060\u0060\u0060`
}

const helloWorld: Readonly<Record<string, string>> = {
  python: 'print("Hello, World!")',
  typescript: "console.log('Hello, World!')",
  javascript: "console.log('Hello, World!')",
  go: 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Hello, World!")\n}',
  rust: 'fn main() {\n    println!("Hello, World!");\n}',
  java: 'public class HelloWorld {\n    public static void main(String[] args) {\n        System.out.println("Hello, World!");\n    }\n}',
  bash: 'echo "Hello, World!"',
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
