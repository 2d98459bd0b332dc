/** The definition of a relation: a check over several exchanges, called when all exchanges of a case are complete. */
import { toSourceText, type SourceId } from '../../../openapi/evidence.ts'
import type { Exchange } from '../../../openapi/exchange.ts'
import { isObject, type Assembly, type Failure, type Severity } from '../judge/index.ts'

/** Judges several exchanges. `assemblies` has the assembled answer of each, in the same order. */
export interface Relation {
  name: string
  promise: string
  /** Where the promise is documented: ids of openapi/sources.yaml. */
  source: SourceId | readonly SourceId[]
  catches?: readonly string[]
  severity: Severity
  judge(exchanges: readonly Exchange[], assemblies: readonly Assembly[]): Failure[]
}

/** What a relation finds; `defineRelation` adds the other members of a failure. */
export interface Deviation {
  message: string
  documented: string
  received: string
  at: string
  severity?: Severity
}

/** Creates a relation from a function that finds deviations; turns them into failures. */
export function defineRelation(
  relation: Omit<Relation, 'judge'> & {
    find(exchanges: readonly Exchange[], assemblies: readonly Assembly[]): Deviation[]
  },
): Relation {
  const { find, ...rest } = relation
  return {
    ...rest,
    judge: (exchanges, assemblies) =>
      find(exchanges, assemblies).map((deviation) => ({
        check: rest.name,
        severity: deviation.severity ?? rest.severity,
        message: deviation.message,
        documented: deviation.documented,
        received: deviation.received,
        at: deviation.at,
        blame: 'target',
        source: toSourceText(rest.source),
        count: 1,
      })),
  }
}

/** The request of an exchange as a JSON object; null when it is not an object. */
export function parseRequest(exchange: Exchange): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(exchange.request?.body ?? '')
    return isObject(json) ? json : null
  } catch {
    return null
  }
}

/** True for 2xx. */
export function succeeded(exchange: Exchange): boolean {
  return exchange.status !== null && exchange.status >= 200 && exchange.status < 300
}

/** True for a chat call. */
export function isChatExchange(exchange: Exchange): boolean {
  return exchange.operationId === 'createChatCompletion'
}

/** A request as text, without the members of these names: equal texts mean equal requests. */
export function toKey(request: Record<string, unknown>, without: readonly string[] = []): string {
  return JSON.stringify(
    Object.entries(request)
      .filter(([name]) => !without.includes(name))
      .sort(),
  )
}
