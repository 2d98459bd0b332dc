/**
 * Shares the parts that a program sends with each of its requests: the tools and the response format. Equal parts become one frozen
 * object. Results about this object (whether the API accepts it, its tokens, its words) can then be kept with `keepFor`.
 *
 * Most programs send these parts after the messages, in the same bytes each time. Where the end of a body is known, from `,"tools":` on,
 * only what comes before it is parsed.
 */
import { freezeRequest, hashText } from './body-cache.ts'
import { createRecentMap } from './recent-map.ts'

const names = ['tools', 'response_format'] as const
const memberNames = names.map((name) => `"${name}":`)
const mostParts = 128
/** Longer parts are not shared. This limits the memory to 128 × 64 kB, plus the results about the parts. */
const longestPart = 65_536

const parts = createRecentMap<string, Readonly<Record<string, unknown>>>(mostParts)

/** The last members of bodies, and their text from the comma before them on. */
interface End {
  readonly text: string
  readonly members: Members
}

const ends = createRecentMap<string, End>(mostParts)
/** Whether an end was ever kept. Without one, a body is not searched for it. */
let hasEnds = false
/** The end that was found last. To compare it takes less time than to look for the tools and to hash what follows. */
let latest: End | null = null
/** Hashes of ends that came once. An end that changes with each body is not kept. */
const seenOnce = new Int32Array(16)

type Members = Readonly<Record<string, unknown>>
type Parse<Refused extends object> = (text: string) => { readonly body: unknown } | Refused

/** Parses a body, and shares the parts of it. */
export function parseShared<Refused extends object>(
  text: string,
  parse: Parse<Refused>,
): { readonly body: unknown } | Refused {
  const isLatest = latest !== null && text.endsWith(latest.text)
  const at = isLatest || !hasEnds ? 0 : findEnd(text)
  const known = isLatest ? latest : at > 0 ? ends.get(text.slice(at)) : undefined
  const quick = known ? parseBefore(text, known, parse) : null
  if (quick !== null) return quick
  const parsed = parse(text)
  if (!('body' in parsed)) return parsed
  if (shareParts(parsed.body as Record<string, unknown>) && !known) keepEnd(text, hasEnds ? at : findEnd(text), parse)
  return parsed
}

/** Where the tools or the response format begin, with the comma before them; 0 if there is none, or if messages follow. */
function findEnd(text: string): number {
  let first = Infinity
  for (const name of memberNames) {
    const at = text.indexOf(name)
    if (at >= 0 && at < first) first = at
  }
  if (first === Infinity || text.length - first > longestPart) return 0
  const comma = text[first - 1] === ' ' ? first - 2 : first - 1
  return text[comma] === ',' && !text.includes('"messages":', first) ? comma : 0
}

/**
 * Parses the members before a known end. If they are an object once the brace is closed, the end follows at its level, so its members
 * are the last ones of the body. Null if not.
 */
function parseBefore<Refused extends object>(
  text: string,
  end: End,
  parse: Parse<Refused>,
): { readonly body: object } | null {
  const parsed = parse(`${text.slice(0, -end.text.length)}}`)
  if (!('body' in parsed)) return null
  const body = parsed.body as object
  if (Object.keys(body).length === 0) return null
  latest = end
  return { body: Object.assign(body, end.members) }
}

/** Keeps the members of an end that comes a second time. It begins at `at`; 0 is for none. */
function keepEnd<Refused extends object>(body: string, at: number, parse: Parse<Refused>): void {
  if (at === 0) return
  const end = body.slice(at)
  const hash = hashText(end)
  const slot = hash & (seenOnce.length - 1)
  if (seenOnce[slot] !== hash) {
    seenOnce[slot] = hash
    return
  }
  const parsed = parse(`{${end.slice(1)}`)
  if (!('body' in parsed)) return
  const members = parsed.body as Record<string, unknown>
  if (Object.hasOwn(members, '__proto__')) return
  shareParts(members)
  // A slice of a string keeps the whole string in memory; joining copies.
  const text = ` ${end}`.slice(1)
  hasEnds = true
  ends.set(text, { text, members: freezeRequest(members) })
}

/** Replaces the parts of a parsed body by equal ones of earlier bodies; false where it has none. */
export function shareParts(body: Record<string, unknown>): boolean {
  let hasParts = false
  for (const name of names) {
    const part = body[name]
    if (typeof part !== 'object' || part === null) continue
    hasParts = true
    const text = JSON.stringify(part)
    if (text.length > longestPart) continue
    const known = parts.get(text)
    if (known === undefined) parts.set(text, freezeRequest(part as Record<string, unknown>))
    else body[name] = known
  }
  return hasParts
}
