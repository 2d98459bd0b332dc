/** Finds pairs of requests that differ only in `stream`. */
import type { Exchange } from '../../../openapi/exchange.ts'
import type { Assembly } from '../judge/index.ts'
import { isChatExchange, parseRequest, succeeded, toKey } from './relation.ts'

/** The two answers to one request. */
export interface Modes {
  request: Record<string, unknown>
  whole: Assembly
  streamed: Assembly
}

/** Every pair of a whole and a streamed answer to requests that differ in nothing else. */
export function findModes(exchanges: readonly Exchange[], assemblies: readonly Assembly[]): Modes[] {
  const wholes = new Map<string, Assembly>()
  const streams: { key: string; request: Record<string, unknown>; assembly: Assembly }[] = []
  exchanges.forEach((exchange, at) => {
    const request = parseRequest(exchange)
    const assembly = assemblies[at]
    if (!request || !assembly || !isChatExchange(exchange) || !succeeded(exchange) || assembly.choices.size === 0)
      return
    const key = toKey(request, ['stream', 'stream_options'])
    if (request.stream === true) streams.push({ key, request, assembly })
    else wholes.set(key, assembly)
  })
  return streams.flatMap(({ key, request, assembly }) => {
    const whole = wholes.get(key)
    return whole ? [{ request, whole, streamed: assembly }] : []
  })
}
