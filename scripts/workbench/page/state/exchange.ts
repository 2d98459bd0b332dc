/**
 * One exchange as the page shows it: built from the events of the relay, or from an entry of the journal. What arrives is queued and
 * taken in frames of a few milliseconds, so that a long stream does not block the page.
 */
import { signal, type Signal } from '@preact/signals'
import { createStreamReader, type StreamReader } from '../../../../openapi/event-stream.ts'
import { findMediaType } from '../../../../openapi/exchange.ts'
import { assemble, createAssembly, isObject, type Assembly } from '../../../../tests/suite/judge/index.ts'
import type { ComposedRequest, Diagnosis, EndReason, LocatedFailure, SendEvent } from '../../protocol.ts'
import { createBodyBytes, fromBase64, type BodyBytes } from './body-bytes.ts'
import { toEventRow, toOddityRow, type EventRow } from './event-rows.ts'
import { addEvent, createTiming, type Timing } from './timing.ts'

export type Headers = readonly (readonly [name: string, value: string])[]

/** The members change in place; a component that reads `revision` is rendered again after each change. */
export interface ExchangeView {
  readonly revision: Signal<number>
  id: string
  request: ComposedRequest
  url: string
  sentHeaders: Headers
  /** Milliseconds since 1970. */
  startedAtMs: number
  status: number | null
  statusText: string
  headers: Headers
  body: BodyBytes
  /** Null until the head or the first bytes tell. */
  isStream: boolean | null
  rows: EventRow[]
  /** The answer so far, joined from chunks, or the whole of a JSON body. */
  answer: Assembly
  /** The body of an answer that is not a stream, once it is complete; undefined where it is not JSON. */
  json: unknown
  failures: LocatedFailure[]
  /** Whether the checks have judged the whole exchange. */
  isChecked: boolean
  timing: Timing
  durationMs: number | null
  /** Null while the answer arrives. */
  reason: EndReason | null
  /** Why no answer came. */
  problem: { message: string; next: string } | null
  diagnosis: Diagnosis | null
  costUsd: number | null
}

/** An exchange that still arrives. */
export interface LiveExchange {
  view: ExchangeView
  feed(event: SendEvent): void
  /** Takes all that is queued at once. */
  flush(): void
  /** Ends an exchange that has not ended, after what is queued; what arrived is kept. */
  stop(reason?: EndReason): void
  /** Resolves when all that is queued is taken. */
  settled(): Promise<void>
}

/** What is queued: an event, or the end of an exchange that got none. */
type Queued = SendEvent | { type: 'stop'; durationMs: number; reason: EndReason }

/** Runs a step before the next frame. */
export type Schedule = (step: () => void) => void

/** The exchange of the composer; null before the first request. */
export const current = signal<ExchangeView | null>(null)

/** The latest exchanges of this page, newest first, for comparing. */
export const recent = signal<readonly ExchangeView[]>([])

/** Exchanges that `recent` keeps. */
const mostRecent = 12
/** Milliseconds of a frame that taking events may use. */
const frameMs = 8
/** A longer body that is not a stream is shown as bytes only. */
const mostJsonBytes = 16 * 1024 * 1024

/** Adds an exchange to the recent ones. */
export function remember(view: ExchangeView): void {
  recent.value = [view, ...recent.value.filter((one) => one !== view)].slice(0, mostRecent)
}

/** Creates the view of a request that is about to be sent. */
export function createExchange(
  request: ComposedRequest,
  { schedule = onFrame }: { schedule?: Schedule } = {},
): LiveExchange {
  const view = createView(request)
  /** By a clock that does not jump with the time of day. */
  const createdMs = performance.now()
  const queue: Queued[] = []
  let waiting: (() => void)[] = []
  let taken = 0
  let isScheduled = false
  const reader = createReader(view)

  function run(limitMs: number): void {
    const startMs = performance.now()
    while (taken < queue.length) {
      take(view, reader, queue[taken++]!)
      if (performance.now() - startMs > limitMs) break
    }
    view.revision.value++
    if (taken < queue.length) return
    queue.length = 0
    taken = 0
    for (const resolve of waiting) resolve()
    waiting = []
  }

  function plan(): void {
    if (isScheduled) return
    isScheduled = true
    schedule(() => {
      isScheduled = false
      if (queue.length > 0) run(frameMs)
      if (queue.length > 0) plan()
    })
  }

  function put(event: Queued): void {
    queue.push(event)
    plan()
  }

  function flush(): void {
    if (queue.length > 0) run(Infinity)
  }

  return {
    view,
    feed: put,
    flush,
    stop: (reason = 'stopped') => put({ type: 'stop', durationMs: Math.round(performance.now() - createdMs), reason }),
    settled: () => (queue.length === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  }
}

function createView(request: ComposedRequest): ExchangeView {
  return {
    revision: signal(0),
    id: '',
    request,
    url: '',
    sentHeaders: [],
    startedAtMs: Date.now(),
    status: null,
    statusText: '',
    headers: [],
    body: createBodyBytes(),
    isStream: null,
    rows: [],
    answer: createAssembly(),
    json: undefined,
    failures: [],
    isChecked: false,
    timing: createTiming(),
    durationMs: null,
    reason: null,
    problem: null,
    diagnosis: null,
    costUsd: null,
  }
}

function createReader(view: ExchangeView): StreamReader {
  const add = (row: EventRow) => {
    addEvent(view.timing, row, view.rows.at(-1))
    view.rows.push(row)
  }
  return createStreamReader({
    event(event) {
      const { row, chunk } = toEventRow(event, view.rows.length)
      add(row)
      if (chunk !== null) assemble(view.answer, chunk)
    },
    oddity: (oddity) => add(toOddityRow(oddity, view.rows.length)),
  })
}

function take(view: ExchangeView, reader: StreamReader, event: Queued): void {
  switch (event.type) {
    case 'start':
      view.id = event.id
      view.url = event.url
      view.sentHeaders = event.sentHeaders
      return
    case 'head':
      view.status = event.status
      view.statusText = event.statusText
      view.headers = event.headers
      view.timing.headMs = event.atMs
      if (findMediaType(event.headers) === 'text/event-stream') view.isStream = true
      return
    case 'bytes': {
      const bytes = fromBase64(event.base64)
      view.timing.firstByteMs ??= event.atMs
      view.body.push(bytes, event.atMs)
      view.isStream ??= looksLikeStream(bytes)
      if (view.isStream) reader.push(bytes, event.atMs)
      return
    }
    case 'failure':
      view.failures = [...view.failures, event.failure]
      return
    case 'error':
      view.problem = { message: event.message, next: event.next }
      return end(view, reader, 'broken')
    case 'end':
      view.failures = event.failures ?? []
      view.isChecked = event.failures !== null
      view.durationMs = event.durationMs
      view.diagnosis = event.diagnosis ?? null
      view.costUsd = event.costUsd ?? null
      end(view, reader, event.reason)
      return
    case 'stop':
      view.durationMs ??= event.durationMs
      end(view, reader, event.reason)
  }
}

function end(view: ExchangeView, reader: StreamReader, reason: EndReason): void {
  if (view.reason !== null) return
  view.reason = reason
  if (view.isStream) return reader.end()
  if (view.body.length === 0 || view.body.length > mostJsonBytes) return
  try {
    view.json = JSON.parse(view.body.text())
  } catch {
    return
  }
  if (isObject(view.json)) assemble(view.answer, view.json)
}

/** Whether a body begins as an event stream does; the content type may be missing or wrong. */
function looksLikeStream(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*(?:data|event|id|retry)?:/.test(new TextDecoder().decode(bytes.subarray(0, 64)))
}

/** Hidden tabs get no frames, so they take what arrives by timer. */
function onFrame(step: () => void): void {
  if (document.hidden) setTimeout(step, 50)
  else requestAnimationFrame(step)
}
