/**
 * Secrets that a stream spells out over several of its events: no event holds one, the joined texts do. The pieces of each text
 * are joined, searched, and written back; the event in which a secret begins gets the mark.
 */
import { mergeEdits, type Edit } from './edits.ts'
import type { SecretFinder } from './search.ts'

type Json = Record<string, unknown> | unknown[]

interface Piece {
  event: StreamedEvent
  holder: Json
  key: string | number
  text: string
}

interface StreamedEvent {
  start: number
  end: number
  /** Holds the payload as its only element, so that a payload that is a mere text can be replaced too. */
  root: [unknown]
  isJson: boolean
  changed: boolean
}

/** Members that have the same value in every event, or are not text of the model. */
const constants = new Set(['id', 'object', 'model', 'type', 'role', 'system_fingerprint', 'finish_reason', 'event'])

const maxDepth = 32

/** The edits that take such secrets out of an event stream or of lines of JSON; events without one stay as they are, to the byte. */
export function findSplitSecrets(stream: string, find: SecretFinder): Edit[] {
  const events = readEvents(stream)
  const texts = new Map<string, Piece[]>()
  for (const event of events) collect(event, { holder: event.root, key: 0, path: '', depth: 0 }, texts)
  for (const pieces of texts.values()) replaceInPieces(pieces, find)
  return mergeEdits(
    events
      .filter((event) => event.changed)
      .map(({ start, end, root, isJson }) => ({
        start,
        end,
        text: isJson ? JSON.stringify(root[0]) : String(root[0]),
      })),
  )
}

/** Payloads by lines, or one JSON value as a whole; where a line alone is not JSON, the data lines of one event together may be. Lines end as in an event stream. */
function readEvents(stream: string): StreamedEvent[] {
  const events: StreamedEvent[] = []
  const add = (start: number, end: number, payload: string) => {
    const json = parse(payload)
    events.push({ start, end, root: [json ?? payload], isJson: json !== null, changed: false })
  }
  if (parse(stream) !== null) {
    add(0, stream.length, stream)
    return events
  }
  /** Data lines of the unfinished event that are not JSON by themselves. */
  const open = { start: 0, end: 0, lines: [] as string[] }
  const close = () => {
    if (open.lines.length > 0) add(open.start, open.end, open.lines.join('\n'))
    open.lines = []
  }
  for (const match of stream.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    const line = match[1]!
    const prefix = /^(?:data:[ ]?|(?=\{))/.exec(line)?.[0]
    if (prefix === undefined) {
      if (line === '') close()
      continue
    }
    const start = match.index + prefix.length
    const end = match.index + line.length
    const payload = line.slice(prefix.length)
    if (open.lines.length === 0) {
      if (parse(payload) !== null) {
        add(start, end, payload)
        continue
      }
      open.start = start
    }
    open.end = end
    open.lines.push(payload)
  }
  close()
  return events
}

function collect(
  event: StreamedEvent,
  at: { holder: Json; key: string | number; path: string; depth: number },
  texts: Map<string, Piece[]>,
): void {
  const { holder, key, path, depth } = at
  const value = (holder as Record<string | number, unknown>)[key]
  if (typeof value === 'string') {
    if (value === '' || value === '[DONE]') return
    const pieces = texts.get(path)
    const piece = { event, holder, key, text: value }
    if (pieces) pieces.push(piece)
    else texts.set(path, [piece])
  } else if (Array.isArray(value) && depth < maxDepth)
    for (const [position, one] of value.entries())
      collect(
        event,
        { holder: value, key: position, path: `${path}/${toIndex(one, position)}`, depth: depth + 1 },
        texts,
      )
  else if (isObject(value) && depth < maxDepth)
    for (const name of Object.keys(value))
      if (!constants.has(name))
        collect(event, { holder: value, key: name, path: `${path}/${name}`, depth: depth + 1 }, texts)
}

/** Choices and tool calls say which one of several they continue; the tokens of a list continue each other. */
function toIndex(value: unknown, position: number): number | string {
  if (!isObject(value)) return position
  if (isToken(value) && Array.isArray(value.top_logprobs)) return 'token'
  return typeof value.index === 'number' ? value.index : position
}

/** Whether this is a token with its logarithmic probability. */
function isToken(value: Record<string, unknown>): boolean {
  return typeof value.token === 'string' && 'logprob' in value
}

function replaceInPieces(pieces: readonly Piece[], find: SecretFinder): void {
  const joined = pieces.map((piece) => piece.text).join('')
  const edits = find(joined)
  if (edits.length === 0) return
  let from = 0
  let next = 0
  for (const { event, holder, key, text } of pieces) {
    const to = from + text.length
    let left = ''
    let at = from
    while (next < edits.length && edits[next]!.start < to) {
      const edit = edits[next]!
      left += joined.slice(at, Math.max(at, edit.start))
      if (edit.start >= from) left += edit.text
      at = Math.min(edit.end, to)
      if (edit.end > to) break
      next++
    }
    left += joined.slice(at, to)
    if (left !== text) {
      if (key === 'token' && isObject(holder) && isToken(holder)) replaceToken(holder, text, left)
      ;(holder as Record<string | number, unknown>)[key] = left
      event.changed = true
    }
    from = to
  }
}

/** Replaces the bytes of a token, and the same token among the most likely ones. */
function replaceToken(token: Record<string, unknown>, text: string, left: string): void {
  if ('bytes' in token) token.bytes = [...new TextEncoder().encode(left)]
  if (!Array.isArray(token.top_logprobs)) return
  for (const one of token.top_logprobs)
    if (isObject(one) && one.token === text) {
      one.token = left
      if ('bytes' in one) one.bytes = [...new TextEncoder().encode(left)]
    }
}

function parse(text: string): Record<string, unknown> | null {
  if (!text.includes('{')) return null
  try {
    const json: unknown = JSON.parse(text)
    return isObject(json) ? json : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
