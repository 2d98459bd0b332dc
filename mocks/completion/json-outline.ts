/**
 * Reads objects that a prompt outlines without writing JSON: `{"answer": string, "score": <number>}`, `{name: string, tags: [...]}`.
 * Moonshot's guide to JSON mode gives the keys in such an outline (docs/guide/response_format).
 */

const key = /\s*(?:"([^"\n]{1,60})"|'([^'\n]{1,60})'|([\p{L}_][\p{L}\p{N}_-]{0,40})\??)\s*[:：]\s*/uy
const words = /(?:"[^"\n]*"|'[^'\n]*'|<[^>\n]*>|\((?:[^()\n]|\([^()\n]*\))*\)|[^,，;{}[\]\n(])*(?:\[\])?/y
/** `(short title, 3 words maximum; type: string)`. */
const typed = /^\s*\((?:([\s\S]*?);\s)?type:\s([^()]*)(?:\(|\)\s*$)/
const separator = /\s*([,，;\n}])/y
const most = 30
const deepest = 8

/** An outlined object, and the text around it. */
export interface Outline {
  /** Each value is a sample of the outlined type: '', 0, false, a list, an object, or the alternatives `a|b`. */
  shape: Record<string, unknown>
  rest: string
  /** Whether the object stands in brackets, as the item of a list. */
  isItem: boolean
}

/** The first object that a text outlines; null if there is none. */
export function findOutline(text: string): Outline | null {
  if (!text.includes('{')) return null
  const sample = tidy(text.slice(0, 8000))
  for (let at = sample.indexOf('{'); at >= 0; at = sample.indexOf('{', at + 1)) {
    const read = readObject(sample, at, 0)
    if (read !== null)
      return {
        shape: read.value,
        rest: `${sample.slice(0, at)} ${sample.slice(read.end)}`,
        isItem: /\[\s*$/.test(sample.slice(Math.max(0, at - 40), at)),
      }
  }
  return null
}

/** Removes comments, dots that stand for further members, and commas before a closing bracket. */
function tidy(text: string): string {
  return (
    text
      // The comment in `string  // a website` describes the value, so it is kept.
      .replaceAll(/\bstring\b[ \t,]{0,4}\/\/[ \t]*([^\n"]{3,200})/g, '"$1",')
      .replaceAll(/(^|[\s,])\/\/[^\n]*/g, '$1')
      .replaceAll(/[,\s](?:\.\.\.|…)\s*(?=[}\]])/g, '')
      .replaceAll(/[,;]\s*(?=[}\]])/g, '')
  )
}

interface Read<Value> {
  value: Value
  end: number
}

function readObject(text: string, start: number, depth: number): Read<Record<string, unknown>> | null {
  if (depth >= deepest) return null
  const value: Record<string, unknown> = {}
  let at = start + 1
  for (let members = 0; members < most; members++) {
    key.lastIndex = at
    const found = key.exec(text)
    if (found === null) return null
    const member = readSample(text, key.lastIndex, depth)
    value[found[1] ?? found[2] ?? found[3] ?? ''] = member.value
    separator.lastIndex = member.end
    const sign = separator.exec(text)?.[1]
    if (sign === undefined) return null
    at = separator.lastIndex
    if (sign === '}') return { value, end: at }
  }
  return null
}

function readSample(text: string, start: number, depth: number): Read<unknown> {
  if (text[start] === '{') {
    const inner = readObject(text, start, depth + 1)
    if (inner !== null) return inner
  }
  if (text[start] === '[') {
    // BAML writes the item of a list on its own lines.
    let at = start + 1
    while (at < start + 80 && /\s/.test(text[at] ?? '')) at++
    const first = text[at] === '{' ? readObject(text, at, depth + 1) : null
    const end = text.indexOf(']', first?.end ?? start)
    if (end > 0) return { value: first === null ? [] : [first.value], end: end + 1 }
  }
  words.lastIndex = start
  const sample = words.exec(text)?.[0] ?? ''
  return { value: toSample(sample), end: start + sample.length }
}

function toSample(sample: string): unknown {
  const noted = typed.exec(sample)
  if (noted !== null) {
    const type = noted[2] as string
    const isText = /^\s*(?:string|date|time|enum)\b/.test(type)
    if (!isText) return toSample(type)
    return `${noted[1] ?? ''}${/date/.test(type) ? ' date' : ''}`.trim()
  }
  const plain = sample.replaceAll(/["'<>]/g, '').trim()
  if (/^[.…]+$/.test(plain)) return ''
  if (plain.includes('|')) return plain
  // Several words in quotes describe the value.
  if (/^\s*"[^"]*\s[^"]*"\s*$/.test(sample)) return plain
  if (/\[\]|\b(?:array|list)\b/i.test(sample)) return []
  if (/^\W*(?:int|integer|number|float|double|\d)/i.test(sample)) return 0
  return /^\W*(?:bool|boolean|true|false)\b/i.test(sample) ? false : ''
}
