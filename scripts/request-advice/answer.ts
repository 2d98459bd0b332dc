/** Reads the answers of exchanges as a client does, for comparison with what later requests send back. */
import type { Exchange } from '../../openapi/exchange.ts'
import { type AccumulatedText, type Assembly, createJudge } from '../../tests/suite/judge/index.ts'
import type { SentMessage } from './history.ts'

/** Reads the answer of an exchange; null if it has no complete message. */
export function readAnswer(exchange: Exchange): SentMessage | null {
  const reader = createJudge(exchange, { checks: [], profile: 'official' })
  for (const { bytes, atMs } of exchange.body) reader.push(bytes, atMs)
  reader.end(exchange.end, exchange.endedAtMs)
  return toAnswer(reader.assembled, exchange.status)
}

/** The first choice as a message; null for an error, and for a message that is incomplete or too long to be kept. */
export function toAnswer(assembled: Assembly, status: number | null): SentMessage | null {
  const choice = assembled.choices.get(0)
  if (choice === undefined || choice.finishReason === null || assembled.error !== null) return null
  if (status !== null && status !== 200) return null
  const calls = [...choice.calls.values()]
  const texts: AccumulatedText[] = [choice.content, choice.reasoning, ...calls.map((call) => call.arguments)]
  if (texts.some(({ whole }) => whole === null)) return null
  return {
    content: choice.content.whole ?? '',
    reasoning: choice.reasoning.whole ?? '',
    calls: calls.map((call) => ({
      id: call.id ?? '',
      name: call.name ?? '',
      arguments: call.arguments.whole ?? '',
    })),
    finishReason: choice.finishReason,
  }
}
