/** Collects what checks know about an exchange: its head, the kind of its body, and the answer so far. */
import { parseJson } from '../../../openapi/bounded-json.ts'
import { findHeader, findMediaType, type ExchangeHead } from '../../../openapi/exchange.ts'
import { findModel, type ModelRow } from '../../../openapi/models.ts'
import type { Expectation } from './case.ts'
import type { Profile } from './failure.ts'
import { isObject, type Assembly } from './assembly.ts'

/** The kind of the body, by its first bytes. */
export type BodyKind = 'json' | 'events' | 'html' | 'text' | 'empty'

/** Size and arrival times of the body so far. */
export interface BodyTiming {
  /** Length of the body so far. */
  bytes: number
  /** Arrival of the first read; null if time is not known. */
  firstMs: number | null
  /** Arrival of the last read; null if time is not known. */
  lastMs: number | null
  /** The longest time between two reads. */
  silenceMs: number
  /** Offset of the first byte after that time. */
  silenceOffset: number
}

/** One exchange as a check sees it; the answer's part grows while the bytes arrive. */
export interface Subject {
  /** Request, status and headers. */
  head: ExchangeHead
  /** Which rules apply. */
  profile: Profile
  /** What the case expects; null for recorded traffic. */
  expect: Expectation | null
  /** True when the target is known to require a key. */
  needsKey: boolean
  /** The status; null if the recording does not state it. */
  status: number | null
  /** Media type without parameters, lower case; null when absent or not recorded. */
  mediaType: string | null
  /** The kind of the body, by its first bytes and not by its media type. */
  kind: BodyKind
  /** The request body as JSON object; null when unknown or not an object. */
  request: Readonly<Record<string, unknown>> | null
  /** Whether the request asked for a stream; null when the request is not known. */
  askedStream: boolean | null
  /** The model's row, by the request, otherwise by the answer so far. */
  model(): ModelRow | null
  /** Whether the model thinks in this exchange; null when that is not known. */
  thinking(): 'on' | 'off' | null
  /** First value of a header field of the answer, in any case; null when absent. */
  header(name: string): string | null
  /** The answer so far. */
  assembled: Assembly
  /** Length and arrival times of the body so far. */
  bodyTiming: Readonly<BodyTiming>
}

export interface SubjectOptions {
  profile: Profile
  expect: Expectation | null
  needsKey: boolean
  bodyTiming: Readonly<BodyTiming>
}

export function createBodyTiming(): BodyTiming {
  return { bytes: 0, firstMs: null, lastMs: null, silenceMs: 0, silenceOffset: 0 }
}

/** Adds one read. */
export function addRead(timing: BodyTiming, length: number, atMs: number | null): void {
  if (length === 0) return
  if (atMs !== null) {
    const silence = timing.lastMs === null ? 0 : atMs - timing.lastMs
    if (silence > timing.silenceMs) {
      timing.silenceMs = silence
      timing.silenceOffset = timing.bytes
    }
    timing.firstMs ??= atMs
    timing.lastMs = atMs
  }
  timing.bytes += length
}

/** Creates the subject of an exchange. `kind` is the result of `detectBodyKind`. */
export function toSubject(head: ExchangeHead, kind: BodyKind, assembled: Assembly, options: SubjectOptions): Subject {
  const request = parseRequest(head.request?.body ?? null)
  const model = () => {
    const id = request ? request.model : assembled.model
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
    assembled,
  }
}

/** Detects the kind of a body by its first bytes, whatever its media type says. */
export function detectBodyKind(start: string): BodyKind {
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

/**
 * Whether a request makes the first-party API think: by the model's row and the members of the request. Recorded on kimi-k3 in
 * September 2026: `thinking.type` takes precedence over the effort, and the effort `none` (any letter case) switches thinking off.
 */
function resolveThinking(request: Readonly<Record<string, unknown>>, model: ModelRow): 'on' | 'off' {
  const form = model.thinking.form
  if (form === 'none') return 'off'
  if (form === 'always') return 'on'
  if (isObject(request.thinking)) {
    if (request.thinking.type === 'disabled') return 'off'
    if (request.thinking.type === 'enabled') return 'on'
  }
  if (form === 'effort' && typeof request.reasoning_effort === 'string') {
    return request.reasoning_effort.toLowerCase() === 'none' ? 'off' : 'on'
  }
  return model.thinking.default === 'enabled' ? 'on' : 'off'
}
