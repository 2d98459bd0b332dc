/** Judges an exchange while its bytes arrive, with the suite's engine, and adds where in the body each failure lies. */
import type { ExchangeHead } from '../../openapi/exchange.ts'
import { models } from '../../openapi/models.ts'
import { type Failure, type Profile, createJudge } from '../../tests/suite/judge/index.ts'
import { checks } from '../../tests/suite/checks/index.ts'
import { toSpent, toUsd } from '../../tests/suite/sender/index.ts'
import { toAnswer } from '../request-advice/answer.ts'
import type { SentMessage } from '../request-advice/index.ts'
import { toLocated } from './located.ts'
import type { LocatedFailure, TrafficVerdict } from './protocol.ts'

export interface RunningVerdict {
  /** Takes bytes and returns the failures that they showed. */
  push(bytes: Uint8Array, atMs: number | null): LocatedFailure[]
  /** Takes the end of the body and returns everything. */
  end(ending: 'complete' | 'cut' | 'open', atMs: number | null): TrafficVerdict
  /** The message as a client reads it; null where the answer has no complete one. */
  answer(): SentMessage | null
}

/** Starts judging; null for a request that is not an operation of the API. */
export function startVerdict(
  head: ExchangeHead,
  options: { profile: Profile; needsKey: boolean },
): RunningVerdict | null {
  if (head.operationId === null) return null
  const judge = createJudge(head, { checks, ...options })
  let reported = 0
  return {
    push(bytes, atMs) {
      judge.push(bytes, atMs)
      const fresh = judge.failures.slice(reported).map(toLocated)
      reported = judge.failures.length
      return fresh
    },
    end(ending, atMs) {
      const failures = judge.end(ending, atMs).map(toLocated)
      const spent = toSpent(judge.assembled)
      const row = models.find(({ id }) => id === judge.assembled.model)
      const costUsd = row === undefined || spent.prompt + spent.completion === 0 ? null : toUsd(row, spent)
      return {
        status: toStatus(failures),
        failures,
        ...(costUsd === null ? {} : { costUsd }),
        ...(spent.prompt + spent.completion === 0 ? {} : { totalTokens: spent.prompt + spent.completion }),
      }
    },
    answer: () => toAnswer(judge.assembled, head.status),
  }
}

function toStatus(failures: readonly Failure[]): TrafficVerdict['status'] {
  if (failures.some(({ severity }) => severity === 'fail')) return 'fail'
  return failures.some(({ severity }) => severity === 'warn') ? 'warn' : 'pass'
}
