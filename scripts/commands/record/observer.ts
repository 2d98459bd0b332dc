/** Observes one exchange, judges it while it passes, and reports it when it has ended. It keeps bodies only up to a limit. */
import { findMediaType, type Ending, type HeaderList } from '../../../openapi/exchange.ts'
import type { OperationId } from '../../../openapi/types.ts'
import {
  type Assembly,
  type Failure,
  type Profile,
  createJudge,
  type RunningJudge,
} from '../../../tests/suite/judge/index.ts'
import { checks } from '../../../tests/suite/checks/index.ts'
import { toFailure } from '../validate/message-framing.ts'
import { createByteStore, type ByteStore } from './byte-store.ts'
import { createDecoder, decodeBody, findCoding, isKnownCoding, type Decoder } from './content-coding.ts'
import type { ProxiedRequest } from './proxy.ts'
import type { ExchangeObserver, Outcome } from './relay.ts'

/** Everything about an exchange that has ended. Secrets are not removed yet. */
export interface ObservedExchange {
  request: ProxiedRequest
  operationId: OperationId | null
  startedAt: Date
  /** Null if no answer came. */
  status: number | null
  statusText: string
  headers: HeaderList
  requestBody: ByteStore
  responseBody: ByteStore
  outcome: Outcome
  end: Ending
  endedAtMs: number
  /** Why the body of the response is not written to the file; null if it is. */
  notKeptBecause: string | null
  isStream: boolean
  /** The verdict. A body that is not a stream is judged by the first call, so that its entry can be written before that. */
  verdict(): ExchangeVerdict
}

export interface ExchangeVerdict {
  failures: readonly Failure[]
  /** Why there is no verdict; null if there is one. */
  notJudgedBecause: string | null
  assembled: Assembly | null
}

export interface ObserverOptions {
  findOperation(method: string, path: string): OperationId | null
  profile: Profile
  /** The most bytes of a body that are kept. */
  mostBytes: number
  /** The most bytes of one event of a stream; judging stops at a longer one. */
  mostEventBytes: number
  clock: { date(): Date; now(): number }
  /** Called when the last byte of a request has arrived, before it is sent. */
  onRequest(request: ProxiedRequest, body: ByteStore): void
  onExchange(exchange: ObservedExchange): void
  /** Counts exchanges that have ended and are still being decoded. */
  onPending(change: 1 | -1): void
}

const endings = {
  complete: 'complete',
  cut: 'cut',
  unreached: 'unknown',
  left: 'open',
  stopped: 'open',
  open: 'open',
} as const

/** Creates the observer of a request that has just arrived. An error in judging does not reach the proxy: judging stops, and says why. */
export function createObserver(request: ProxiedRequest, options: ObserverOptions): ExchangeObserver {
  const { clock, mostBytes } = options
  const startedAt = clock.date()
  const startMs = clock.now()
  const operationId = options.findOperation(request.method, request.path)
  const requestBody = createByteStore(mostBytes)
  const responseBody = createByteStore(mostBytes)
  const meter = createEventMeter(options.mostEventBytes)
  let requestEnded = false
  let head: { status: number; statusText: string; headers: HeaderList } | null = null
  let judge: RunningJudge | null = null
  let judgingStopped: string | null = null
  let decoder: Decoder | null = null
  let notKept: string | null = null
  let isStream = false
  /** Whether the request body had ended when the head of the answer came; only then it is judged together with the answer. */
  let hasRequest = false
  let canJudge = false

  function stopJudging(because: string): void {
    judge = null
    judgingStopped = because
  }

  function take(bytes: Buffer, atMs: number): void {
    responseBody.push(bytes, atMs)
    if (isStream && meter.exceeds(bytes) && judge !== null)
      stopJudging(
        `judging stopped at byte ${responseBody.length()}: an event of the stream is longer than ${options.mostEventBytes} bytes`,
      )
    // A stream is judged event by event, any other body as a whole at its end.
    if (isStream) guard(() => judge?.push(bytes, atMs))
    if (judge === null && responseBody.whole() === null) decoder?.stop()
  }

  function guard(step: () => void): void {
    try {
      step()
    } catch (error) {
      stopJudging(
        `judging stopped: kimi-contract itself failed: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }

  function startJudge(status: number, headers: HeaderList): void {
    const sent = hasRequest ? requestBody.whole() : null
    const coding = findCoding(request.headers)
    const readable = sent === null || coding === null ? sent : decodeBody(sent, coding, mostBytes)
    const body = readable === null || readable.length === 0 ? null : readable.toString('utf8')
    judge = createJudge(
      {
        label: 'proxy',
        operationId,
        request: { method: request.method, url: request.url, headers: request.headers, body },
        status,
        headers,
        form: 'body',
      },
      { checks, profile: options.profile },
    )
  }

  function finish(outcome: Outcome, endedAtMs: number, damage: string | null): void {
    const end = endings[outcome.kind]
    if (notKept === null && responseBody.whole() === null)
      notKept = `${responseBody.length()} bytes, more than are kept`
    const judged = isStream ? conclude(outcome, endedAtMs, damage) : null
    let late: ExchangeVerdict | null = null
    options.onExchange({
      request,
      operationId,
      startedAt,
      status: head?.status ?? null,
      statusText: head?.statusText ?? '',
      headers: head?.headers ?? [],
      requestBody,
      responseBody,
      outcome,
      end,
      endedAtMs,
      notKeptBecause: notKept,
      isStream,
      verdict: () => judged ?? (late ??= judgeWhole(outcome, endedAtMs, damage)),
    })
  }

  function judgeWhole(outcome: Outcome, endedAtMs: number, damage: string | null): ExchangeVerdict {
    const body = responseBody.whole()
    if (head !== null && canJudge && body !== null) {
      const { status, headers } = head
      let at = 0
      guard(() => {
        startJudge(status, headers)
        for (const { bytes, atMs } of responseBody.reads()) judge?.push(body.subarray(at, (at += bytes)), atMs)
      })
    }
    return conclude(outcome, endedAtMs, damage)
  }

  function conclude(outcome: Outcome, endedAtMs: number, damage: string | null): ExchangeVerdict {
    let failures: readonly Failure[] = []
    if (findReason(outcome) === null) guard(() => (failures = judge?.end(endings[outcome.kind], endedAtMs) ?? []))
    const notJudgedBecause = findReason(outcome)
    if (notJudgedBecause !== null) failures = []
    else if (damage !== null) failures = [toDamage(damage, responseBody.length()), ...failures]
    return { failures, notJudgedBecause, assembled: judge?.assembled ?? null }
  }

  function findReason(outcome: Outcome): string | null {
    if (outcome.kind === 'unreached') return 'the target gave no answer; the proxy answered 502 in its own name'
    if (outcome.kind === 'left') return 'the client left before the end'
    if (outcome.kind === 'stopped') return 'the recorder was stopped before the end'
    if (operationId === null) return 'no operation of this API'
    if (head === null)
      return outcome.kind === 'cut' && outcome.reused
        ? 'a kept connection was closed by the target as it was used again'
        : 'the target broke the connection without an answer'
    if (judgingStopped !== null) return judgingStopped
    if (notKept !== null && !isStream) return `its body was not judged: ${notKept}`
    return judge === null ? 'it has no body to judge' : null
  }

  return {
    requestData: (bytes) => requestBody.push(bytes, clock.now() - startMs),
    requestEnd() {
      requestEnded = true
      options.onRequest(request, requestBody)
    },
    responseHead(status, statusText, headers) {
      head = { status, statusText, headers }
      isStream = findMediaType(headers) === 'text/event-stream'
      const coding = findCoding(headers)
      if (coding !== null && isKnownCoding(coding)) decoder = createDecoder(coding, take)
      else if (coding !== null)
        notKept = `its content coding ${JSON.stringify(coding.slice(0, 40))} is not known, and secrets in it would not be found`
      hasRequest = requestEnded
      canJudge = operationId !== null && notKept === null
      if (isStream && canJudge) guard(() => startJudge(status, headers))
    },
    responseData(parts) {
      const atMs = clock.now() - startMs
      for (const bytes of parts)
        if (decoder) decoder.push(bytes, atMs)
        else if (notKept === null) take(bytes, atMs)
    },
    hasEndMark: () => /(^|[\r\n])data: ?\[DONE\]\s*$/.test(responseBody.tail(64)),
    end(outcome) {
      const endedAtMs = clock.now() - startMs
      if (decoder === null) return finish(outcome, endedAtMs, null)
      options.onPending(1)
      decoder.end((problem) => {
        finish(outcome, endedAtMs, outcome.kind === 'complete' ? problem : null)
        options.onPending(-1)
      })
    },
  }
}

function toDamage(problem: string, length: number): Failure {
  return toFailure({
    message: 'the compressed data of the body is cut short or damaged',
    documented: 'a complete body in the coding that content-encoding names',
    received: `${length} bytes, then: ${problem}`,
    at: `byte ${length} of the decoded body`,
    source: 'rfc9110/8.4',
  })
}

const blankLines = ['\n\n', '\r\r', '\r\n\r\n']

/**
 * Measures the unfinished event of a stream, which clients keep in memory until the blank line that ends it. `exceeds` takes the next
 * bytes and returns true if the event is longer than the limit.
 */
function createEventMeter(limit: number): { exceeds(bytes: Buffer): boolean } {
  let length = 0
  let endsLine = false
  return {
    exceeds(bytes) {
      if (bytes.length === 0) return length > limit
      const joined = endsLine && (bytes[0] === 10 || bytes[0] === 13) ? 0 : -1
      const last = Math.max(joined, ...blankLines.map((blank) => bytes.lastIndexOf(blank)))
      length = last < 0 ? length + bytes.length : bytes.length - last
      const end = bytes.at(-1)
      endsLine = end === 10 || end === 13
      return length > limit
    },
  }
}
