/** Watches one exchange pass, judges it as it goes, and hands it over when it has ended; what it keeps of bodies is bounded. */
import { findHeader, findMediaType, type Ending, type HeaderList } from '../../../openapi/exchange.ts'
import type { OperationId } from '../../../openapi/types.ts'
import type { Assembly } from '../../../tests/suite/judge/assembly.ts'
import type { Failure, Profile } from '../../../tests/suite/checks/check.ts'
import { checks } from '../../../tests/suite/checks/index.ts'
import { createJudge, type RunningJudge } from '../../../tests/suite/judge/judge.ts'
import { toFailure } from '../validate/message-framing.ts'
import { createByteStore, type ByteStore } from './byte-store.ts'
import { createDecoder, isKnownCoding, type Decoder } from './decoder.ts'
import type { Asking, Outcome, Watcher } from './proxy.ts'

/** Everything about an exchange that has ended; nothing in it is redacted. */
export interface Passed {
  asking: Asking
  operationId: OperationId | null
  startedAt: Date
  /** null where no answer came. */
  status: number | null
  statusText: string
  headers: HeaderList
  request: ByteStore
  response: ByteStore
  outcome: Outcome
  end: Ending
  endedAtMs: number
  /** Why its body is not written down. */
  unkept: string | null
  failures: readonly Failure[]
  /** Why there is no verdict. */
  unjudged: string | null
  said: Assembly | null
}

export interface WatchOptions {
  findOperation(method: string, path: string): OperationId | null
  profile: Profile
  /** Bytes of one body that are kept. */
  mostBytes: number
  clock: { date(): Date; now(): number }
  passed(passed: Passed): void
  /** Counts exchanges whose end is still being worked on. */
  pending(change: 1 | -1): void
}

const endings = {
  complete: 'complete',
  cut: 'cut',
  unreached: 'unknown',
  left: 'open',
  stopped: 'open',
  open: 'open',
} as const

/** Creates the watcher for a request that has just come in. */
export function createWatcher(asking: Asking, options: WatchOptions): Watcher {
  const { clock, mostBytes } = options
  const startedAt = clock.date()
  const startMs = clock.now()
  const operationId = options.findOperation(asking.method, asking.path)
  const request = createByteStore(mostBytes)
  const response = createByteStore(mostBytes)
  let askedAll = false
  let head: { status: number; statusText: string; headers: HeaderList } | null = null
  let judge: RunningJudge | null = null
  let decoder: Decoder | null = null
  let unkept: string | null = null
  let streams = false

  function take(bytes: Buffer, atMs: number): void {
    response.push(bytes, atMs)
    // The judge reads a stream in passing, but a whole body it must keep: as much as is kept here.
    if (streams || response.length() <= mostBytes) judge?.push(bytes, atMs)
  }

  function finish(outcome: Outcome, endedAtMs: number, fault: string | null): void {
    const end = endings[outcome.kind]
    if (unkept === null && response.whole() === null) unkept = `${response.length()} bytes, more than are kept`
    const unjudged = findUnjudged(outcome)
    const failures = unjudged === null && judge ? judge.end(end, endedAtMs) : []
    options.passed({
      asking,
      operationId,
      startedAt,
      status: head?.status ?? null,
      statusText: head?.statusText ?? '',
      headers: head?.headers ?? [],
      request,
      response,
      outcome,
      end,
      endedAtMs,
      unkept,
      failures: fault === null || unjudged !== null ? failures : [toDamage(fault, response.length()), ...failures],
      unjudged,
      said: judge?.assembled ?? null,
    })
  }

  function findUnjudged(outcome: Outcome): string | null {
    if (outcome.kind === 'unreached') return 'the target gave no answer; the proxy answered 502 in its own name'
    if (outcome.kind === 'left') return 'the client left before the end'
    if (outcome.kind === 'stopped') return 'the recorder was stopped before the end'
    if (operationId === null) return 'no operation of this API'
    if (head === null)
      return outcome.kind === 'cut' && outcome.reused
        ? 'a kept connection was closed by the target as it was used again'
        : 'the target broke the connection without an answer'
    if (unkept !== null && !streams) return `its body was not judged: ${unkept}`
    return judge === null ? 'it has no body to judge' : null
  }

  return {
    asked: (bytes) => request.push(bytes, clock.now() - startMs),
    askedAll: () => (askedAll = true),
    answered(status, statusText, headers) {
      head = { status, statusText, headers }
      streams = findMediaType(headers) === 'text/event-stream'
      const coding = (findHeader(headers, 'content-encoding') ?? 'identity').trim().toLowerCase()
      if (coding !== 'identity' && coding !== '') {
        if (isKnownCoding(coding)) decoder = createDecoder(coding, take)
        else
          unkept = `its content coding ${JSON.stringify(coding.slice(0, 40))} is not known, and secrets in it would not be found`
      }
      if (operationId === null || unkept !== null) return
      const body = askedAll && request.length() > 0 ? (request.whole()?.toString('utf8') ?? null) : null
      const asked = { method: asking.method, url: asking.url, headers: asking.headers, body }
      judge = createJudge(
        { label: 'proxy', operationId, request: asked, status, headers, form: 'body' },
        { checks, profile: options.profile },
      )
    },
    arrived(parts) {
      const atMs = clock.now() - startMs
      for (const bytes of parts)
        if (decoder) decoder.push(bytes, atMs)
        else if (unkept === null) take(bytes, atMs)
    },
    saidAll: () => /(^|[\r\n])data: ?\[DONE\]\s*$/.test(response.tail(64)),
    ended(outcome) {
      const endedAtMs = clock.now() - startMs
      if (decoder === null) return finish(outcome, endedAtMs, null)
      options.pending(1)
      decoder.end((fault) => {
        finish(outcome, endedAtMs, outcome.kind === 'complete' ? fault : null)
        options.pending(-1)
      })
    },
  }
}

function toDamage(fault: string, length: number): Failure {
  return toFailure({
    message: 'the packed data of the body is cut short or damaged',
    documented: 'a body in the coding that content-encoding names, whole',
    received: `${length} bytes, then: ${fault}`,
    at: `byte ${length} of the unpacked body`,
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1 (June 2022)',
  })
}
