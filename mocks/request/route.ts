/** Finds the operation of a method and path. The paths are those of the OpenAPI document, under `/v1`. */
import { decodePercent } from '../../openapi/decode-percent.ts'
import type { OperationId } from '../../openapi/types.ts'

export type Route =
  | { kind: 'operation'; operationId: OperationId; params: Readonly<Record<string, string>> }
  /** The path is known, but not with this method. */
  | { kind: 'method'; allow: string }
  | { kind: 'unknown' }

interface Entry {
  method: string
  operationId: OperationId
  pattern: RegExp
  names: string[]
}

/** Creates a function that finds the route among a list of operations. */
export function createRouter(
  operations: readonly { operationId: OperationId; method: string; path: string }[],
): (method: string, path: string) => Route {
  /** Paths without parameters, and their methods. Most requests need only two look-ups. */
  const fixed = new Map<string, Map<string, Route>>()
  const patterned: Entry[] = []
  for (const { operationId, method, path } of operations) {
    const whole = `/v1${path}`
    if (!whole.includes('{')) {
      if (!fixed.has(whole)) fixed.set(whole, new Map())
      fixed.get(whole)!.set(method, { kind: 'operation', operationId, params: {} })
      continue
    }
    const names = [...whole.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
    const pattern = new RegExp(`^${whole.replaceAll(/\{\w+\}/g, '([^/]+)')}$`)
    patterned.push({ method, operationId, pattern, names })
  }
  return (requestMethod, path) => {
    // HEAD is GET without a body (RFC 9110 section 9.3.2).
    const method = requestMethod === 'HEAD' ? 'GET' : requestMethod
    const known = fixed.get(path)
    const found = known?.get(method)
    if (found) return found
    const allowed = new Set<string>(known?.keys())
    for (const entry of patterned) {
      const match = entry.pattern.exec(path)
      if (!match) continue
      if (entry.method !== method) {
        allowed.add(entry.method)
        continue
      }
      const params = Object.fromEntries(entry.names.map((name, index) => [name, decodePercent(match[index + 1]!)]))
      return { kind: 'operation', operationId: entry.operationId, params }
    }
    if (allowed.size === 0) return { kind: 'unknown' }
    if (allowed.has('GET')) allowed.add('HEAD')
    return { kind: 'method', allow: [...allowed, 'OPTIONS'].join(', ') }
  }
}
