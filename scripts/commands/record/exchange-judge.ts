/** Judges one exchange of the proxy. An error of a check does not reach the proxy: judging stops, and the verdict says why. */
import type { Ending, HeaderList } from '../../../openapi/exchange.ts'
import type { OperationId } from '../../../openapi/types.ts'
import {
  type Assembly,
  type Failure,
  type Profile,
  createJudge,
  type RunningJudge,
} from '../../../tests/suite/judge/index.ts'
import { checks } from '../../../tests/suite/checks/index.ts'
import { findCutProblem } from '../../../openapi/readers/index.ts'
import { toFailure } from '../validate/message-framing.ts'
import { decodeBody, findCoding } from './content-coding.ts'
import type { Outcome } from './exchange-observer.ts'
import type { ProxiedRequest } from './proxy.ts'

export interface ExchangeVerdict {
  failures: readonly Failure[]
  /** Why there is no verdict; null if there is one. */
  notJudgedBecause: string | null
  assembled: Assembly | null
}

/** What is known about an exchange when it has ended. */
export interface EndedExchange {
  outcome: Outcome
  endedAtMs: number
  /** Whether the head of an answer came. */
  hasHead: boolean
  /** Why the body was not kept, if it could be judged only as a whole; null otherwise. */
  notKeptBecause: string | null
  /** What is wrong with the compressed data of the body. */
  damage: string | null
  bodyLength: number
}

export interface ExchangeJudge {
  /** Starts with the head of the answer; `sent` is the body of the request, null where it is not judged. */
  start(status: number, headers: HeaderList, sent: Buffer | null): void
  push(bytes: Buffer, atMs: number | null): void
  readonly isRunning: boolean
  /** Ends judging before the body ends. */
  stop(because: string): void
  conclude(ended: EndedExchange): ExchangeVerdict
}

export interface ExchangeJudgeOptions {
  operationId: OperationId | null
  profile: Profile
  /** The most bytes of a decoded request body. */
  mostBytes: number
}

export const endings: Readonly<Record<Outcome['kind'], Ending>> = {
  complete: 'complete',
  cut: 'cut',
  unreached: 'unknown',
  left: 'open',
  stopped: 'open',
  open: 'open',
}

export function createExchangeJudge(request: ProxiedRequest, options: ExchangeJudgeOptions): ExchangeJudge {
  const { operationId, profile, mostBytes } = options
  let judge: RunningJudge | null = null
  let stoppedBecause: string | null = null
  let responseHeaders: HeaderList = []

  function stop(because: string): void {
    judge = null
    stoppedBecause = because
  }

  function guard(step: () => void): void {
    try {
      step()
    } catch (error) {
      stop(`judging stopped: kimi-contract itself failed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  function open(status: number, headers: HeaderList, sent: Buffer | null): RunningJudge {
    const { method, url, headers: requestHeaders } = request
    responseHeaders = headers
    const coding = findCoding(requestHeaders)
    const readable = sent === null || coding === null ? sent : decodeBody(sent, coding, mostBytes)
    const body = readable === null || readable.length === 0 ? null : readable.toString('utf8')
    return createJudge(
      {
        label: 'proxy',
        operationId,
        request: { method, url, headers: requestHeaders, body },
        status,
        headers,
        form: 'body',
      },
      { checks, profile },
    )
  }

  function findReason({ outcome, hasHead, notKeptBecause }: EndedExchange): string | null {
    if (outcome.kind === 'unreached') return 'the target gave no answer; the proxy answered 502 in its own name'
    if (outcome.kind === 'left') return 'the client left before the end'
    if (outcome.kind === 'stopped') return 'the recorder was stopped before the end'
    if (operationId === null) return 'no operation of this API'
    if (!hasHead)
      return outcome.kind === 'cut' && outcome.reused
        ? 'a kept connection was closed by the target as it was used again'
        : 'the target broke the connection without an answer'
    if (stoppedBecause !== null) return stoppedBecause
    if (notKeptBecause !== null) return `its body was not judged: ${notKeptBecause}`
    return judge === null ? 'it has no body to judge' : null
  }

  return {
    start: (status, headers, sent) => guard(() => (judge = open(status, headers, sent))),
    push: (bytes, atMs) => guard(() => judge?.push(bytes, atMs)),
    get isRunning() {
      return judge !== null
    },
    stop,
    conclude(ended) {
      const { outcome, endedAtMs, damage, bodyLength } = ended
      let failures: readonly Failure[] = []
      if (findReason(ended) === null) guard(() => (failures = judge?.end(endings[outcome.kind], endedAtMs) ?? []))
      // Judging may have stopped at the end.
      const notJudgedBecause = findReason(ended)
      const cut = findCutProblem(endings[outcome.kind], responseHeaders, bodyLength)
      if (notJudgedBecause !== null) failures = []
      else if (damage !== null) failures = [toDamage(damage, bodyLength), ...failures]
      else if (cut !== null) failures = [toFailure(cut), ...failures]
      return { failures, notJudgedBecause, assembled: judge?.assembled ?? null }
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
