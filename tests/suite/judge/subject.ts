/** What is known about an exchange before its first byte is judged, and what has been said so far. */
import { parseJson } from '../../../openapi/bounded-json.ts'
import { findHeader, findMediaType, type ExchangeHead } from '../../../openapi/exchange.ts'
import { findModel, type ModelRow } from '../../../openapi/models.ts'
import type { Expectation } from '../cases/case.ts'
import type { Profile } from '../checks/check.ts'
import { isObject, type Assembly } from './assembly.ts'
import { resolveThinking } from '../checks/helpers/thinking.ts'

/** What the body turned out to be, by its first bytes. */
export type BodyKind = 'json' | 'events' | 'html' | 'text' | 'empty'

/** What is known of the bytes of the body so far, whatever they mean. */
export interface Flow {
  bytes: number
  /** Arrival of the first and the last read; null where time is not known. */
  firstMs: number | null
  lastMs: number | null
  /** The longest time between two reads, and the offset of the byte that ended it. */
  silenceMs: number
  silenceOffset: number
}

export interface Subject {
  head: ExchangeHead
  profile: Profile
  /** What the case expects; null for recorded traffic. */
  expect: Expectation | null
  /** True when the target is known to demand a key. */
  needsKey: boolean
  status: number | null
  /** Media type without parameters, lower case; null when absent or not recorded. */
  mediaType: string | null
  kind: BodyKind
  /** The request body as JSON object; null when unknown or not an object. */
  request: Readonly<Record<string, unknown>> | null
  /** Whether the request asked for a stream; null when the request is not known. */
  askedStream: boolean | null
  /** The model's row by the request, else by what the response says so far. */
  model(): ModelRow | null
  /** Whether the model thinks in this exchange; null when it cannot be told. */
  thinking(): 'on' | 'off' | null
  header(name: string): string | null
  assembled: Assembly
  flow: Readonly<Flow>
}

export interface SubjectOptions {
  profile: Profile
  expect: Expectation | null
  needsKey: boolean
  flow: Readonly<Flow>
}

export function createFlow(): Flow {
  return { bytes: 0, firstMs: null, lastMs: null, silenceMs: 0, silenceOffset: 0 }
}

/** Counts one read. */
export function addRead(flow: Flow, length: number, atMs: number | null): void {
  if (length === 0) return
  if (atMs !== null) {
    const silence = flow.lastMs === null ? 0 : atMs - flow.lastMs
    if (silence > flow.silenceMs) {
      flow.silenceMs = silence
      flow.silenceOffset = flow.bytes
    }
    flow.firstMs ??= atMs
    flow.lastMs = atMs
  }
  flow.bytes += length
}

/** Puts together what is known; `kind` is the sniffed form of the body. */
export function toSubject(head: ExchangeHead, kind: BodyKind, said: Assembly, options: SubjectOptions): Subject {
  const request = parseRequest(head.request?.body ?? null)
  const model = () => {
    const id = request ? request.model : said.model
    return typeof id === 'string' ? findModel(id) : null
  }
  return {
    head,
    ...options,
    status: head.status,
    mediaType: findMediaType(head.headers),
    kind,
    request,
    askedStream: request ? request.stream === true : null,
    model,
    thinking() {
      const row = model()
      return row && request ? resolveThinking(request, row) : null
    },
    header: (name) => findHeader(head.headers, name),
    assembled: said,
  }
}

/** Tells what a body is by its first bytes, the way a person would. */
export function sniff(start: string): BodyKind {
  const text = start.replace(/^\uFEFF/, '').trimStart()
  if (text === '') return 'empty'
  if (text.startsWith('{') || text.startsWith('[')) return 'json'
  if (/^(data|event|id|retry)?:/i.test(text) || /^data\b/.test(text)) return 'events'
  return /^<(!doctype|html|head|body|\?xml)/i.test(text) ? 'html' : 'text'
}

function parseRequest(body: string | null): Readonly<Record<string, unknown>> | null {
  const json = body === null ? null : parseJson(body).json
  return isObject(json) ? json : null
}
