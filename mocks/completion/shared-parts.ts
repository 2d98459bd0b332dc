/**
 * Shares the parts that a program sends with each of its requests: the tools and the response format. Equal parts become one frozen
 * object. Results about this object (whether the API accepts it, its tokens, its words) can then be kept with `keepFor`.
 */
import { freezeRequest } from './body-cache.ts'
import { createRecentMap } from './recent-map.ts'

const names = ['tools', 'response_format'] as const
const mostParts = 128
/** Longer parts are not shared. This limits the memory to 128 × 64 kB, plus the results about the parts. */
const longestPart = 65_536

const parts = createRecentMap<string, Readonly<Record<string, unknown>>>(mostParts)

/** Replaces the parts of a parsed body by equal ones of earlier bodies. */
export function shareParts(body: Record<string, unknown>): void {
  for (const name of names) {
    const part = body[name]
    if (typeof part !== 'object' || part === null) continue
    const text = JSON.stringify(part)
    if (text.length > longestPart) continue
    const known = parts.get(text)
    if (known === undefined) parts.set(text, freezeRequest(part as Record<string, unknown>))
    else body[name] = known
  }
}
