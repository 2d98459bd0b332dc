/** Collects the shape of a run's exchanges by case, so that two runs can be compared over the cases that both have. */
import { parseJson } from '../../../openapi/bounded-json.ts'
import { createStreamReader } from '../../../openapi/event-stream.ts'
import { findMediaType, toBodyBytes, type Exchange } from '../../../openapi/exchange.ts'
import { detectBodyKind } from '../judge/index.ts'
import { isTellingHeader, toWord } from './names.ts'
import { toGroupKey, toStatusClass, type Shapes } from './shape.ts'
import { countValue, createTally, toShape, type Tally } from './tally.ts'

export interface Observer {
  add(exchange: Exchange, caseId: string): void
  /** The shapes seen, over these cases or over all. */
  toShapes(cases?: ReadonlySet<string>): Shapes
}

/** Creates an observer; its `add` fits `runSuite`'s `onExchange`. */
export function createObserver(): Observer {
  /** By group, then by case. */
  const groups = new Map<string, Map<string, Tally>>()
  return {
    add(exchange, caseId) {
      if (exchange.status === null) return
      const bytes = toBodyBytes(exchange)
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      const mode = exchange.request?.method === 'OPTIONS' ? 'preflight' : toMode(text)
      const group = toGroupKey({
        operationId: exchange.operationId ?? 'unknownPath',
        mode,
        statusClass: toStatusClass(exchange.status),
      })
      const cases = groups.get(group) ?? new Map<string, Tally>()
      groups.set(group, cases)
      const tally = cases.get(caseId) ?? createTally()
      cases.set(caseId, tally)
      countHead(tally, exchange)
      if (mode === 'stream') countEvents(tally, text, group)
      else if (mode === 'json') countBody(tally, text.toString('utf8'), group)
    },
    toShapes(cases) {
      const shapes = new Map<string, ReturnType<typeof toShape>>()
      for (const [group, tallies] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const wanted = new Map([...tallies].filter(([caseId]) => cases === undefined || cases.has(caseId)))
        if (wanted.size > 0) shapes.set(group, toShape(wanted, group))
      }
      return shapes
    },
  }
}

/** The kind of the body, whatever was requested or announced. */
function toMode(bytes: Buffer): string {
  const kind = detectBodyKind(bytes.toString('utf8', 0, 64))
  if (kind === 'events') return 'stream'
  // A literal such as `true` is JSON as well.
  return kind === 'text' && bytes.length < 64 && parseJson(bytes.toString()).problem === null ? 'json' : kind
}

function countHead(tally: Tally, exchange: Exchange): void {
  tally.answers++
  const names = new Set((exchange.headers ?? []).map(([name]) => name.toLowerCase()).filter(isTellingHeader))
  for (const name of names) tally.headers.set(name, (tally.headers.get(name) ?? 0) + 1)
  const media = findMediaType(exchange.headers)
  if (media !== null && /^[\w.+-]+\/[\w.+-]+$/.test(media)) tally.media.add(media)
}

function countBody(tally: Tally, text: string, group: string): void {
  const { json, problem } = parseJson(text.replace(/^\uFEFF/, ''))
  if (problem !== null) tally.marks.add('not-json')
  else countValue(tally, json, group)
}

function countEvents(tally: Tally, bytes: Buffer, group: string): void {
  const reader = createStreamReader({
    event({ data, name, terminated }) {
      if (!terminated) tally.marks.add('unfinished-event')
      if (name !== null) tally.marks.add(`event:${toWord(name)}`)
      if (data.trim() === '[DONE]') return void tally.marks.add('[DONE]')
      const { json, problem } = parseJson(data)
      if (problem !== null) tally.marks.add('not-json')
      else countValue(tally, json, group)
    },
    oddity({ kind }) {
      tally.marks.add(kind)
    },
  })
  reader.push(bytes, null)
  reader.end()
}
