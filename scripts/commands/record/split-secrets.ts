/**
 * Secrets that a stream spells out over several of its chunks: no chunk holds one, what they add up to does. The deltas of
 * each text are joined, cleaned, and dealt out again; the chunk in which a secret begins gets the mark.
 */
import { findEdits, type Edit } from './edits.ts'

type Json = Record<string, unknown>

interface Piece {
  line: Line
  holder: Json
  key: string
  text: string
}

interface Line {
  start: number
  end: number
  json: Json
  touched: boolean
}

/** The edits that take such secrets out of an event stream; chunks without one stay as they are, to the byte. */
export function findSplitSecrets(stream: string, clean: (text: string) => string, mark: string): Edit[] {
  const lines: Line[] = []
  const texts = new Map<string, Piece[]>()
  for (const match of stream.matchAll(/^data:[ ]?(\{[^\n]*)/gm)) {
    const json = parse(match[1]!)
    if (json === null) continue
    const start = match.index + match[0].length - match[1]!.length
    const line = { start, end: start + match[1]!.replace(/\r$/, '').length, json, touched: false }
    lines.push(line)
    collect(line, texts)
  }
  for (const pieces of texts.values()) deal(pieces, clean, mark)
  return lines
    .filter((line) => line.touched)
    .map(({ start, end, json }) => ({ start, end, text: JSON.stringify(json) }))
}

function collect(line: Line, texts: Map<string, Piece[]>): void {
  const add = (name: string, holder: Json, key: string) => {
    const text = holder[key]
    if (typeof text !== 'string' || text === '') return
    const pieces = texts.get(name) ?? []
    pieces.push({ line, holder, key, text })
    texts.set(name, pieces)
  }
  for (const choice of toList(line.json.choices)) {
    const { delta } = choice
    if (!isObject(delta)) continue
    const index = String(choice.index)
    for (const key of ['content', 'reasoning_content', 'reasoning', 'refusal']) add(`${index}/${key}`, delta, key)
    for (const call of toList(delta.tool_calls))
      if (isObject(call.function)) add(`${index}/call/${String(call.index)}`, call.function, 'arguments')
  }
}

function deal(pieces: readonly Piece[], clean: (text: string) => string, mark: string): void {
  const joined = pieces.map((piece) => piece.text).join('')
  const cleaned = clean(joined)
  if (cleaned === joined) return
  const edits = findEdits(joined, cleaned, mark)
  let from = 0
  for (const { line, holder, key, text } of pieces) {
    const to = from + text.length
    let left = ''
    let at = from
    for (const edit of edits) {
      if (edit.end <= from || edit.start >= to) continue
      left += joined.slice(at, Math.max(at, edit.start))
      if (edit.start >= from) left += edit.text
      at = Math.min(edit.end, to)
    }
    left += joined.slice(at, to)
    if (left !== text) {
      holder[key] = left
      line.touched = true
    }
    from = to
  }
}

function toList(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function parse(text: string): Json | null {
  try {
    const json: unknown = JSON.parse(text)
    return isObject(json) ? json : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
