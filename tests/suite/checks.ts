/** Entry point `kimi-contract/checks`: judges one exchange. Live runs, recorded files, the proxy and the mock's own tests use it. */
import type { Exchange } from '../../openapi/exchange.ts'
import {
  type Failure,
  assertExchange,
  assertJudgeOptions,
  JudgeInputError,
  createJudge,
  type JudgeOptions,
  withFramingFailures,
} from './judge/index.ts'
import { checks } from './checks/index.ts'

export { checks, JudgeInputError }
export type { Check, Failure, Profile, Severity } from './judge/index.ts'
export type { Exchange, MessageFault, MessageProblem } from '../../openapi/exchange.ts'

/**
 * Judges a whole exchange with every check that applies to it; an empty array means that all checks passed.
 * @throws JudgeInputError when the value is not an exchange, or an option is wrong.
 * @example judge(exchange, { profile: 'vendor' })
 */
export function judge(exchange: Exchange, options: Partial<JudgeOptions> = {}): Failure[] {
  assertJudgeOptions(options)
  assertExchange(exchange)
  if (exchange.operationId === null && exchange.request === null && exchange.status === null)
    throw new JudgeInputError(
      'this exchange names no operation, request or status, so that nothing of it can be judged',
    )
  const running = createJudge(exchange, { checks, ...options })
  for (const part of exchange.body) running.push(part.bytes, part.atMs)
  return withFramingFailures(exchange, running.end(exchange.end, exchange.endedAtMs))
}
