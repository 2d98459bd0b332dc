/** Replies of the control routes, and their bodies and parameters. */
import type { MockRequest, Reply } from '../reply/index.ts'
import { MockUsageError, toUnknownOption } from '../common/index.ts'

/** The answer to a call that has nothing to show. */
export const noContent: Reply = { status: 204, headers: [], body: { kind: 'bytes', bytes: '' } }

/** Headers of every control reply: what the journal holds must not be stored by caches or read by other sites. */
export const controlHeaders = [
  ['Cache-Control', 'no-store'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
] as const

/** A value as indented JSON. */
export function toJson(value: unknown, status = 200): Reply {
  const headers = [['Content-Type', 'application/json; charset=utf-8'], ...controlHeaders] as const
  return { status, headers, body: { kind: 'bytes', bytes: `${JSON.stringify(value, null, 1)}\n` } }
}

/** The body as JSON; undefined if it does not parse. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** The body as a JSON object; null when it is not an object. */
export function parseObject(bytes: Uint8Array): Record<string, unknown> | null {
  const value = parseJson(bytes)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

/**
 * The query parameters of a control call.
 * @throws MockUsageError where one is unknown: a misspelt filter would show everything
 */
export function readQuery<Name extends string>(
  { url }: MockRequest,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {}
  for (const [name, value] of new URL(url, 'http://mock').searchParams) {
    const known = names.find((one) => one === name)
    if (known === undefined) throw toUnknownOption('parameter', name, names)
    found[known] = value
  }
  return found
}

/** A whole number from a parameter. @throws MockUsageError */
export function readCount(name: string, value: string, most: number): number {
  if (/^\d{1,9}$/.test(value) && Number(value) >= 1 && Number(value) <= most) return Number(value)
  throw new MockUsageError(`${name} is ${cutText(value)}; it must be a whole number from 1 to ${most}`)
}

/** A text as messages quote it. */
export function cutText(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
