/** The door `kimi-contract/checks`: one function judges live runs, recorded files, the proxy's traffic and the mock itself. */
import type { Exchange } from '../../openapi/exchange.ts'
import type { Failure } from './checks/check.ts'
import { checks } from './checks/index.ts'
import { createJudge, type JudgeOptions } from './judge/judge.ts'

export { checks }
export type { Check, Failure, Profile, Severity } from './checks/check.ts'
export type { Exchange } from '../../openapi/exchange.ts'

/**
 * Judges a whole exchange with every check that concerns it; an empty array means the contract was kept.
 * @example judge(exchange, { profile: 'vendor' })
 */
export function judge(exchange: Exchange, options: Partial<JudgeOptions> = {}): Failure[] {
  const running = createJudge(exchange, { checks, ...options })
  for (const part of exchange.body) running.push(part.bytes, part.atMs)
  return running.end(exchange.end, exchange.endedAtMs)
}
