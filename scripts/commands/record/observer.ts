/** Observes one exchange, judges it while it passes, and reports it when it has ended. It keeps bodies only up to a limit. */
import { findMediaType, type Ending, type HeaderList } from '../../../openapi/exchange.ts'
import type { OperationId } from '../../../openapi/types.ts'
import type { Profile } from '../../../tests/suite/judge/index.ts'
import { createByteStore, type ByteStore } from './byte-store.ts'
import { createDecoder, findCoding, isKnownCoding, type Decoder } from './content-coding.ts'
import { createExchangeJudge, endings, type EndedExchange, type ExchangeVerdict } from './exchange-judge.ts'
import type { ProxiedRequest } from './proxy.ts'
import type { ExchangeObserver, Outcome } from './exchange-observer.ts'

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

export interface ObserverOptions {
  findOperation(method: string, path: string): OperationId | null
  profile: Profile
  /** The most bytes of a body that are kept. */
  mostBytes: number
  /** The most bytes of one event of a stream; judging stops at a longer one. */
  mostEventBytes: number
  /** The most bytes that a stream is decompressed to; judging stops at more. A kilobyte of br may hold gigabytes. */
  mostDecodedBytes: number
  clock: { date(): Date; now(): number }
  /** Whether the recorder is being closed: then judging of what is still decompressed stops, because it may take seconds. */
  isClosing(): boolean
  /** Called when the last byte of a request has arrived, before it is sent. */
  onRequest(request: ProxiedRequest, body: ByteStore): void
  onExchange(exchange: ObservedExchange): void
  /** Counts exchanges that have ended and are still being decoded. */
  onPending(change: 1 | -1): void
}

type Ended = Pick<EndedExchange, 'outcome' | 'endedAtMs' | 'damage'>

/** Creates the observer of a request that has just arrived. */
export function createObserver(request: ProxiedRequest, options: ObserverOptions): ExchangeObserver {
  const { clock, mostBytes, profile } = options
  const startedAt = clock.date()
  const startMs = clock.now()
  const operationId = options.findOperation(request.method, request.path)
  const requestBody = createByteStore(mostBytes)
  const responseBody = createByteStore(mostBytes)
  const judge = createExchangeJudge(request, { operationId, profile, mostBytes })
  const meter = createEventMeter(options.mostEventBytes)
  let requestEnded = false
  let head: { status: number; statusText: string; headers: HeaderList } | null = null
  let decoder: Decoder | null = null
  let notKept: string | null = null
  let isStream = false
  /** Whether the request body had ended when the head of the answer came; only then it is judged together with the answer. */
  let hasRequest = false
  let canJudge = false

  function take(bytes: Buffer, atMs: number): void {
    responseBody.push(bytes, atMs)
    if (isStream && meter.exceeds(bytes) && judge.isRunning)
      judge.stop(
        `judging stopped at byte ${responseBody.length()}: an event of the stream is longer than ${options.mostEventBytes} bytes`,
      )
    if (decoder && responseBody.length() > options.mostDecodedBytes && judge.isRunning)
      judge.stop(`judging stopped: its compressed body holds more than ${options.mostDecodedBytes} bytes`)
    if (decoder && options.isClosing() && judge.isRunning)
      judge.stop('judging stopped: the recorder was closed while its compressed body was read')
    // A stream is judged event by event, any other body as a whole at its end.
    if (isStream) judge.push(bytes, atMs)
    if (!judge.isRunning && responseBody.whole() === null) decoder?.stop()
  }

  function startJudge(status: number, headers: HeaderList): void {
    judge.start(status, headers, hasRequest ? requestBody.whole() : null)
  }

  function finish(ended: Ended): void {
    const { outcome, endedAtMs } = ended
    if (notKept === null && responseBody.whole() === null)
      notKept = `${responseBody.length()} bytes, more than are kept`
    let found: ExchangeVerdict | null = null
    const verdict = () => (found ??= conclude(ended))
    if (isStream) verdict()
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
      end: endings[outcome.kind],
      endedAtMs,
      notKeptBecause: notKept,
      isStream,
      verdict,
    })
  }

  function conclude(ended: Ended): ExchangeVerdict {
    if (!isStream) judgeWhole()
    return judge.conclude({
      ...ended,
      hasHead: head !== null,
      notKeptBecause: isStream ? null : notKept,
      bodyLength: responseBody.length(),
    })
  }

  function judgeWhole(): void {
    const body = responseBody.whole()
    if (head === null || !canJudge || body === null) return
    startJudge(head.status, head.headers)
    let at = 0
    for (const { bytes, atMs } of responseBody.reads()) judge.push(body.subarray(at, (at += bytes)), atMs)
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
      if (isStream && canJudge) startJudge(status, headers)
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
      if (decoder === null) return finish({ outcome, endedAtMs, damage: null })
      options.onPending(1)
      decoder.end((problem) => {
        finish({ outcome, endedAtMs, damage: outcome.kind === 'complete' ? problem : null })
        options.onPending(-1)
      })
    },
  }
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
