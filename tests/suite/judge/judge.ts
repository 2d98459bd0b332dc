/** The engine behind `judge`: feeds one exchange, as its bytes arrive, to every check that concerns it. */
import { isUtf8 } from 'node:buffer'
import { parseJson } from '../../../openapi/bounded-json.ts'
import { createStreamReader, type StreamEvent, type StreamOddity } from '../../../openapi/event-stream.ts'
import type { Ending, ExchangeHead } from '../../../openapi/exchange.ts'
import { assemble, createAssembly, isObject, type Assembly } from './assembly.ts'
import { createJsonMarker } from './json-marks.ts'
import { createLedger } from './failure-list.ts'
import { createPayloadReader } from './payload-reader.ts'
import { addRead, createFlow, sniff, toSubject, type BodyKind, type Subject } from './subject.ts'
import { createTwinSpotter } from './repeated-events.ts'
import type { Expectation } from '../cases/case.ts'
import type { Arrival, Check, Failure, Inspector, Profile, Report } from '../checks/check.ts'

export interface JudgeOptions {
  checks: readonly Check[]
  profile?: Profile
  /** What the case expects; leave out for recorded traffic. */
  expect?: Expectation | null
  /** Whether the target demands a key (default: not known, false). */
  needsKey?: boolean
}

/** A judge for one exchange whose bytes are still coming; keeps no more than a bounded part of them. */
export interface RunningJudge {
  push(bytes: Uint8Array, atMs: number | null): void
  end(ending: Ending, atMs?: number | null): Failure[]
  /** What has been said so far. */
  said: Assembly
}

/** Inspectors have no `this`: their functions alone are kept, which are called faster than members of many shapes. */
type Watcher = NonNullable<Inspector['event']>

/** A body that is not a stream is parsed whole; past this many bytes it is reported instead. */
const wholeBodyBytes = 256 * 1024 * 1024

/** Creates a judge that is fed the body as it arrives. */
export function createJudge(head: ExchangeHead, options: JudgeOptions): RunningJudge {
  const said = createAssembly()
  const ledger = createLedger()
  const profile = options.profile ?? 'official'
  let kind: BodyKind | null = null
  let start: Buffer = Buffer.alloc(0)
  let inspectors: Inspector[] = []
  /** `twin`: those who want to see also the events that repeat an earlier one. */
  const watch: { event: Watcher[]; twin: Watcher[]; oddity: Inspector[] } = { event: [], twin: [], oddity: [] }
  const twins = createTwinSpotter()
  const marker = createJsonMarker()
  const flow = createFlow()
  let reports = 0
  const whole: Buffer[] = []
  let wholeLength = 0
  let number = 0
  let lastMs: number | null = null

  function open(found: BodyKind): void {
    kind = found
    const subject: Subject = toSubject(head, found, said, {
      profile,
      expect: options.expect ?? null,
      needsKey: options.needsKey ?? false,
      flow,
    })
    for (const check of options.checks) {
      if (check.profiles && !check.profiles.includes(profile)) continue
      const inspector = check.inspect(subject, counted(ledger.reporter(check)))
      if (inspector) inspectors.push(inspector)
    }
    watch.event = inspectors.flatMap((one) => one.event ?? [])
    watch.twin = inspectors.flatMap((one) => (one.structural ? [] : (one.event ?? [])))
    watch.oddity = inspectors.filter((one) => one.oddity)
  }

  function counted(report: Report): Report {
    return (finding) => {
      reports++
      report(finding)
    }
  }

  function event(found: StreamEvent): void {
    const done = found.data.length < 64 && found.data.trim() === '[DONE]'
    let json: unknown
    if (!done) json = parseJson(found.data).json
    const chunk = isObject(json) ? json : null
    const twin = chunk === null ? null : twins.find(found.data)
    const marks = twin === null && json !== undefined ? marker.mark(found.data, json) : null
    const fresh = twin !== null ? twins.fresh : marks?.plain ? '' : found.data
    const arrival: Arrival = { event: found, number, done, json, chunk, twin, marks, fresh }
    if (!done) number++
    if (chunk) assemble(said, chunk)
    const before = reports
    const watchers = twin === null ? watch.event : watch.twin
    for (let at = 0; at < watchers.length; at++) watchers[at]!(arrival)
    if (chunk && !twin && reports === before) twins.learn(found.data, chunk)
  }

  function oddity(found: StreamOddity): void {
    for (const inspector of watch.oddity) inspector.oddity!(found)
  }

  const reader = createStreamReader({ event, oddity })
  const payloads = createPayloadReader({ event, oddity })

  function feed(bytes: Buffer, atMs: number | null): void {
    if (head.form === 'payloads') payloads.push(bytes, atMs)
    else if (kind === 'events') reader.push(bytes, atMs)
    else {
      wholeLength += bytes.length
      if (wholeLength <= wholeBodyBytes) whole.push(Buffer.from(bytes))
    }
  }

  function begin(): void {
    open(head.form === 'payloads' ? 'events' : sniff(start.toString('utf8', 0, 64)))
    feed(start, lastMs)
  }

  function answer(): void {
    const bytes = Buffer.concat(whole)
    const text = bytes.toString('utf8')
    if (text.includes('\uFFFD') && !isUtf8(bytes))
      oddity({ kind: 'invalid-utf8', text: text.slice(0, 200), offset: 0, atMs: lastMs })
    const marked = text.startsWith('\uFEFF')
    if (marked) oddity({ kind: 'bom', text: '\uFEFF', offset: 0, atMs: lastMs })
    const { json } = parseJson(marked ? text.slice(1) : text)
    if (isObject(json)) assemble(said, json)
    for (const inspector of inspectors) inspector.body?.(json, text)
  }

  return {
    said,
    push(bytes, atMs) {
      lastMs = atMs
      addRead(flow, bytes.byteLength, atMs)
      const fresh = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      if (kind !== null) return feed(fresh, atMs)
      start = Buffer.concat([start, fresh])
      if (start.length >= 16 || start.toString('latin1').trim().length > 8) begin()
    },
    end(ending, endedAtMs = null) {
      if (kind === null) begin()
      if (head.form === 'payloads') payloads.end()
      else if (kind === 'events') reader.end()
      else answer()
      for (const inspector of inspectors) inspector.end?.(ending, endedAtMs)
      inspectors = []
      return ledger.failures
    },
  }
}
