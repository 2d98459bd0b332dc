/** Answers with one deviation: members of a completion, a choice or each chunk replaced, or one chunk more. */
import type { Exchange } from '../../../../../openapi/exchange.ts'
import { toExchange } from '../exchange-of.ts'
import { answer, completion, completionOf, finish, opening, say } from '../wire.ts'

export type Json = Record<string, unknown>

export const message = { role: 'assistant', content: 'Hi' }

/** A completion in which some top-level members are replaced. */
export const whole = (over: Json): Exchange => toExchange({ json: completion(message, over) })
/** A completion in which some members of its choice are replaced. */
export const one = (over: Json): Exchange =>
  toExchange({ json: completionOf([{ index: 0, message, finish_reason: 'stop', ...over }]) })
/** A stream in which each chunk has its top-level members replaced. */
export const each = (over: Json): Exchange =>
  toExchange({ events: answer('a', 'b').map((event) => drop({ ...event, ...over })) })
/** A stream with one chunk more. */
export const extra = (event: unknown): Exchange => toExchange({ events: [opening, say('a'), event, finish()] })
/** An object without the members that are undefined. */
export const drop = (value: Json): Json =>
  Object.fromEntries(Object.entries(value).filter((pair) => pair[1] !== undefined))
