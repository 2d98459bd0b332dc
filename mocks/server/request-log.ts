/** The request log of the server: one line per request. Lines are written when no more requests arrive, and every ten milliseconds. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ReplyFacts } from '../reply/index.ts'
import { redactText, redactUrl } from '../common/index.ts'

/** How a line is written: `POST /v1/chat/completions kimi-k2.6 200 12 ms scenario=…`, or an object of JSON. */
export type RequestLogFormat = 'text' | 'json'

/** Lines wait this long at most while requests arrive in each turn of the event loop: a write for each turn takes as long as its lines. */
const mostWaitMs = 10

/** The model is read from the beginning of the body only, because parsing it again would take too long. */
const searchedBytes = 65_536

interface Logged {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** When its head was read (`performance.now()`). */
  readonly startMs: number
}

/** Wraps a listener: writes a line when a response has ended; `findFacts` returns what answered a request. */
export function withRequestLog(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  options: {
    format: RequestLogFormat
    write: (lines: string) => void
    findFacts: (request: IncomingMessage) => ReplyFacts | undefined
  },
): (request: IncomingMessage, response: ServerResponse) => void {
  /** Requests of this turn of the event loop, and of the turn before. */
  let arrived: Logged[] = []
  let earlier: Logged[] = []
  let lines = ''
  let writtenMs = 0
  let isDue = false

  // Most requests are answered in the turn in which they arrive: looking at them a turn later costs less than a listener for each.
  function turn(): void {
    const nowMs = performance.now()
    for (const logged of earlier) {
      if (logged.response.closed) addLine(logged, nowMs)
      else logged.response.once('close', () => addLate(logged))
    }
    earlier = arrived
    arrived = []
    isDue = earlier.length > 0
    if (isDue) setImmediate(turn)
    if (lines !== '' && (!isDue || nowMs - writtenMs >= mostWaitMs)) {
      options.write(lines)
      lines = ''
      writtenMs = nowMs
    }
  }

  function schedule(): void {
    if (!isDue) setImmediate(turn)
    isDue = true
  }

  function addLine(logged: Logged, nowMs: number): void {
    const durationMs = Math.round(nowMs - logged.startMs)
    const facts = options.findFacts(logged.request)
    lines += `${toLine(logged, { durationMs, facts, format: options.format })}\n`
  }

  function addLate(logged: Logged): void {
    addLine(logged, performance.now())
    schedule()
  }

  return (request, response) => {
    // Control requests would bury the API's own: a page that shows the journal polls it.
    if (!request.url?.startsWith('/__mock')) {
      arrived.push({ request, response, startMs: performance.now() })
      schedule()
    }
    listener(request, response)
  }
}

function toLine(
  { request, response }: Logged,
  about: { durationMs: number; facts: ReplyFacts | undefined; format: RequestLogFormat },
): string {
  const { durationMs, facts, format } = about
  const method = request.method ?? 'GET'
  const path = toPath(request.url ?? '/')
  const model = facts === undefined ? null : findModel(facts)
  const { scenario = null, fault = null, fixture = null, session = null } = facts ?? {}
  const complete = response.writableFinished
  const status = response.headersSent ? response.statusCode : null
  if (format === 'json')
    return JSON.stringify({ method, path, model, status, durationMs, complete, session, scenario, fault, fixture })
  let line = `${method} ${path}`
  if (model !== null) line += ` ${model}`
  line += ` ${status ?? '---'} ${durationMs} ms`
  if (!complete) line += ' (broken off)'
  if (session !== null) line += ` session=${session}`
  if (scenario !== null) line += ` scenario=${scenario}`
  if (fault !== null) line += ` fault=${fault}`
  if (fixture !== null) line += ` fixture=${fixture}`
  return line
}

const toPath = keepLatest((url) => redactUrl(url, null).slice(0, 200))
const toModel = keepLatest((model) => redactText(model, null))

/** Most bodies name their model at the beginning. */
const firstSearchedBytes = 256
const modelMember = /"model"\s*:\s*"([^"\\\u0000-\u001f\u007f-\u009f]{1,100})"/

/** The latest body with a model: its bytes up to the end of the model, and the model. A body that begins with them has the same one. */
let latest: { start: Uint8Array; model: string } | null = null

/** The model of the request, without characters that could break the line. */
function findModel({ request: { body } }: ReplyFacts): string | null {
  if (latest !== null && startsWith(body, latest.start)) return latest.model
  // Buffer's own conversion: a TextDecoder takes a microsecond, which is a tenth of the answer.
  const { buffer, byteOffset, length } = body
  const bytes = Buffer.from(buffer, byteOffset, length)
  const found =
    modelMember.exec(bytes.toString('latin1', 0, firstSearchedBytes)) ??
    (length > firstSearchedBytes ? modelMember.exec(bytes.toString('latin1', 0, searchedBytes)) : null)
  if (found === null) return null
  const model = toModel(found[1]!)
  const end = found.index + found[0].length
  if (end <= firstSearchedBytes) latest = { start: new Uint8Array(body.subarray(0, end)), model }
  return model
}

function startsWith(body: Uint8Array, start: Uint8Array): boolean {
  if (body.length < start.length) return false
  for (let at = 0; at < start.length; at++) if (body[at] !== start[at]) return false
  return true
}

/** Keeps the latest result, because requests in a row mostly have the same path and model. */
function keepLatest(convert: (text: string) => string): (text: string) => string {
  let text: string | null = null
  let converted = ''
  return (next) => {
    if (next !== text) {
      converted = convert(next)
      text = next
    }
    return converted
  }
}
