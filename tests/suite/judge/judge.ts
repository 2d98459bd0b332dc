/**
 * Judges one exchange while its bytes arrive. How an event reaches the checks:
 *
 * 1. The first bytes of the body decide its kind (`detectBodyKind`). Each check reads the head and returns its handlers.
 * 2. A stream is split into events (`openapi/event-stream.ts`; recordings with one payload per line: payload-reader.ts).
 * 3. Each event is compared with the templates of earlier chunks (chunk-templates.ts), parsed where none matches, and added to
 *    the assembly. A chunk that matches a template goes only to the handlers that are not `structural`; any other chunk goes to all of
 *    them, with the traits of its raw text (text-traits.ts), and becomes a template if no check reports a failure.
 * 4. A body that is not a stream is parsed once, at the end. Then every check gets `end`.
 */
import { isUtf8 } from 'node:buffer'
import { parseJson } from '../../../openapi/bounded-json.ts'
import { createStreamReader, type StreamEvent, type StreamOddity } from '../../../openapi/event-stream.ts'
import type { Ending, ExchangeHead } from '../../../openapi/exchange.ts'
import { assemble, createAssembly, isObject, type Assembly } from './assembly.ts'
import { createTemplateCache } from './chunk-templates.ts'
import { createFailureList } from './failure-list.ts'
import { createPayloadReader } from './payload-reader.ts'
import { addRead, createBodyTiming, detectBodyKind, toSubject, type BodyKind, type Subject } from './subject.ts'
import { createTextTraitScanner } from './text-traits.ts'
import type { Expectation } from './case.ts'
import type { Arrival, Check, Failure, Inspector, Profile, Report } from './check.ts'

/** What is judged with, and what is known about the target. */
export interface JudgeOptions {
  /** The checks to apply. */
  checks: readonly Check[]
  /** Which rules apply; default `official`. */
  profile?: Profile
  /** What the case expects; left out for recorded traffic. */
  expect?: Expectation | null
  /** Whether the target requires a key (default: false, not known). */
  needsKey?: boolean
}

/** A judge for one exchange whose bytes still arrive; keeps a bounded part of them. */
export interface RunningJudge {
  /** Takes the next bytes of the body; `atMs` is their arrival time. */
  push(bytes: Uint8Array, atMs: number | null): void
  /** Ends the body, and returns all failures. */
  end(ending: Ending, atMs?: number | null): Failure[]
  /** The answer so far. */
  assembled: Assembly
  /** What the checks have reported so far; complete after `end`. */
  failures: readonly Failure[]
}

/** Inspectors do not use `this`, so only their functions are kept. Calling these is faster than calling members of many different objects. */
type EventHandler = NonNullable<Inspector['event']>

/** A body that is not a stream is kept up to this length; bytes beyond it are ignored. */
const maxWholeBodyBytes = 256 * 1024 * 1024

/** Creates a judge that takes the body as it arrives. */
export function createJudge(head: ExchangeHead, options: JudgeOptions): RunningJudge {
  const assembled = createAssembly()
  const failureList = createFailureList()
  const profile = options.profile ?? 'official'
  const templates = createTemplateCache()
  const traits = createTextTraitScanner()
  const bodyTiming = createBodyTiming()
  let kind: BodyKind | null = null
  let start: Buffer = Buffer.alloc(0)
  let inspectors: Inspector[] = []
  let onEvent: EventHandler[] = []
  /** The handlers that also get chunks which match a template. */
  let onRepeatedEvent: EventHandler[] = []
  let onOddity: Inspector[] = []
  let reports = 0
  const whole: Buffer[] = []
  let wholeLength = 0
  let number = 0
  let lastMs: number | null = null

  function startChecks(found: BodyKind): void {
    kind = found
    const subject: Subject = toSubject(head, found, assembled, {
      profile,
      expect: options.expect ?? null,
      needsKey: options.needsKey ?? false,
      bodyTiming,
    })
    for (const check of options.checks) {
      if (check.profiles && !check.profiles.includes(profile)) continue
      const inspector = check.inspect(subject, toCountedReport(failureList.reporter(check)))
      if (inspector) inspectors.push(inspector)
    }
    onEvent = inspectors.flatMap((one) => one.event ?? [])
    onRepeatedEvent = inspectors.flatMap((one) => (one.structural ? [] : (one.event ?? [])))
    onOddity = inspectors.filter((one) => one.oddity)
  }

  function toCountedReport(report: Report): Report {
    return (finding) => {
      reports++
      report(finding)
    }
  }

  function event(found: StreamEvent): void {
    const done = found.data.length < 64 && found.data.trim() === '[DONE]'
    const match = done ? null : templates.find(found.data)
    const parsed: unknown = done || match !== null ? undefined : parseJson(found.data).json
    const json: unknown = match === null ? parsed : match.chunk
    const chunk = isObject(json) ? json : null
    const template = match === null ? null : match.template
    const textTraits = match === null && json !== undefined ? traits.scan(found.data, json) : null
    const ownText = textTraits?.isAscii ? '' : found.data
    const newText = match === null ? ownText : match.newText
    const arrival: Arrival = { event: found, number, done, json, chunk, template, textTraits, newText }
    if (!done) number++
    if (chunk) assemble(assembled, chunk)
    const reportsBefore = reports
    const handlers = template === null ? onEvent : onRepeatedEvent
    for (let at = 0; at < handlers.length; at++) handlers[at]!(arrival)
    if (chunk && !template && reports === reportsBefore) templates.learn(found.data, chunk)
  }

  function oddity(found: StreamOddity): void {
    for (const inspector of onOddity) inspector.oddity!(found)
  }

  const reader = createStreamReader({ event, oddity })
  const payloads = createPayloadReader({ event, oddity })

  function feed(bytes: Buffer, atMs: number | null): void {
    if (head.form === 'payloads') payloads.push(bytes, atMs)
    else if (kind === 'events') reader.push(bytes, atMs)
    else {
      wholeLength += bytes.length
      if (wholeLength <= maxWholeBodyBytes) whole.push(Buffer.from(bytes))
    }
  }

  function begin(): void {
    startChecks(head.form === 'payloads' ? 'events' : detectBodyKind(start.toString('utf8', 0, 64)))
    feed(start, lastMs)
  }

  function judgeWholeBody(): void {
    const bytes = Buffer.concat(whole)
    const text = bytes.toString('utf8')
    if (text.includes('\uFFFD') && !isUtf8(bytes))
      oddity({ kind: 'invalid-utf8', text: text.slice(0, 200), offset: 0, atMs: lastMs })
    const hasBom = text.startsWith('\uFEFF')
    if (hasBom) oddity({ kind: 'bom', text: '\uFEFF', offset: 0, atMs: lastMs })
    const { json } = parseJson(hasBom ? text.slice(1) : text)
    if (isObject(json)) assemble(assembled, json)
    for (const inspector of inspectors) inspector.body?.(json, text)
  }

  return {
    assembled,
    failures: failureList.failures,
    push(bytes, atMs) {
      lastMs = atMs
      addRead(bodyTiming, bytes.byteLength, atMs)
      const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      if (kind !== null) return feed(buffer, atMs)
      start = Buffer.concat([start, buffer])
      if (start.length >= 16 || start.toString('latin1').trim().length > 8) begin()
    },
    end(ending, endedAtMs = null) {
      if (kind === null) begin()
      if (head.form === 'payloads') payloads.end()
      else if (kind === 'events') reader.end()
      else judgeWholeBody()
      for (const inspector of inspectors) inspector.end?.(ending, endedAtMs)
      inspectors = []
      return failureList.failures
    },
  }
}
