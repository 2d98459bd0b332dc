/**
 * Writes JSON values as literals of other languages. The escapes of JSON strings mean the same in JavaScript, Python and Go, so all
 * three use one form of text.
 */

/** What a language calls the constants of JSON, and how it writes names of members and texts. */
interface Dialect {
  true: string
  false: string
  null: string
  name: (name: string) => string
  text: (text: string) => string
}

/** A string in single quotes, as most JavaScript is formatted. */
export function toJavaScriptString(text: string): string {
  const inner = toStringLiteral(text).slice(1, -1)
  return `'${inner.replaceAll(/\\.|'/g, (one) => (one === String.raw`\"` ? '"' : one === "'" ? String.raw`\'` : one))}'`
}

const javaScript: Dialect = {
  true: 'true',
  false: 'false',
  null: 'null',
  // In an object literal `__proto__: value` sets the prototype; a computed name makes it a member.
  name: (name) => {
    if (name === '__proto__') return "['__proto__']"
    return /^[A-Za-z_$][\w$]*$/.test(name) ? name : toJavaScriptString(name)
  },
  text: toJavaScriptString,
}

const python: Dialect = { true: 'True', false: 'False', null: 'None', name: toStringLiteral, text: toStringLiteral }

/** A JavaScript expression for the value; lines after the first are indented by `indent` spaces. */
export function toJavaScript(value: unknown, indent = 0): string {
  return print(value, javaScript, indent, 2)
}

/** A Python expression for the value; lines after the first are indented by `indent` spaces. */
export function toPython(value: unknown, indent = 0): string {
  return print(value, python, indent, 4)
}

/**
 * A string in double quotes that JavaScript, Python and JSON read alike. Characters that editors do not show, or that change the
 * direction of the text around them, are escaped; halves of surrogate pairs, which UTF-8 cannot hold, become U+FFFD.
 */
export function toStringLiteral(text: string): string {
  return escapeInvisible(JSON.stringify(text.toWellFormed()))
}

/** JSON text for a body, on lines of its own, with invisible characters escaped. */
export function toJsonText(value: unknown): string {
  return escapeInvisible(JSON.stringify(value, null, 2) ?? '')
}

const invisible = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

function escapeInvisible(json: string): string {
  return json.replaceAll(invisible, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function print(value: unknown, dialect: Dialect, indent: number, step: number): string {
  if (value === null || value === undefined) return dialect.null
  if (typeof value === 'boolean') return value ? dialect.true : dialect.false
  if (typeof value === 'number') return JSON.stringify(value)
  if (typeof value === 'string') return dialect.text(value)
  const isList = Array.isArray(value)
  const parts = isList
    ? value.map((item) => print(item, dialect, indent + step, step))
    : Object.entries(value as object).map(
        ([name, member]) => `${dialect.name(name)}: ${print(member, dialect, indent + step, step)}`,
      )
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  if (parts.length === 0) return open + close
  const inner = ' '.repeat(indent + step)
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${' '.repeat(indent)}${close}`
}
