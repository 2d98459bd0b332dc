/**
 * Reads the `Prefer` header (RFC 7240, with the preferences of Prism): a request picks its answer with `example=`, `code=` or
 * `fault=`, and delays it with `wait=`. Preferences that the mock does not know (`respond-async`, `return=minimal`) are ignored, as
 * the RFC demands.
 */
import { MockUsageError } from '../state/usage-error.ts'

/** The preferences that the mock knows. */
export type PreferenceName = 'example' | 'code' | 'fault' | 'wait'

/** What a request prefers. */
export interface Preference {
  readonly example?: string
  /** NaN where the value is not a status. */
  readonly code?: number
  readonly fault?: string
  readonly waitMs?: number
  /** The preferences in the order of the header, as `Preference-Applied` lists them. */
  readonly members: readonly { readonly name: PreferenceName; readonly text: string }[]
}

const token = /^\s*([A-Za-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,]*))\s*(?:;.*)?$/
const mostWaitSeconds = 600

/**
 * Parses the header; null when it is absent or names nothing that the mock knows.
 * @throws MockUsageError where `wait` is not a number of seconds from 0 to 600
 * @example findPreference('example=rate_limit_reached_error.rpm, fault=stream-cut')
 */
export function findPreference(header: string | undefined): Preference | null {
  if (header === undefined || header === '') return null
  const values = new Map<PreferenceName, string>()
  // No id of the mock contains a comma, so splitting at commas is enough.
  for (const part of header.split(',')) {
    const match = token.exec(part)
    if (!match) continue
    const name = match[1]!.toLowerCase()
    // RFC 7240 section 2: the first occurrence of a preference counts.
    if (!isKnown(name) || values.has(name)) continue
    values.set(name, match[2] === undefined ? match[3]! : match[2].replaceAll(/\\(.)/g, '$1'))
  }
  if (values.size === 0) return null
  const members = [...values].map(([name, value]) => ({ name, text: `${name}=${value}` }))
  const [example, code, fault, wait] = [
    values.get('example'),
    values.get('code'),
    values.get('fault'),
    values.get('wait'),
  ]
  return {
    ...(example === undefined ? {} : { example }),
    ...(code === undefined ? {} : { code: /^\d{3}$/.test(code) ? Number(code) : Number.NaN }),
    ...(fault === undefined ? {} : { fault }),
    ...(wait === undefined ? {} : { waitMs: toWaitMs(wait) }),
    members,
  }
}

/** RFC 7240 section 4.3 has whole seconds; fractions are an extension of the mock. */
function toWaitMs(value: string): number {
  const seconds = /^\d{1,6}(\.\d{1,6})?$/.test(value) ? Number(value) : Number.NaN
  if (seconds <= mostWaitSeconds) return seconds * 1000
  throw new MockUsageError(`Prefer: wait= takes seconds from 0 to ${mostWaitSeconds}, such as wait=2.5`)
}

function isKnown(name: string): name is PreferenceName {
  return name === 'example' || name === 'code' || name === 'fault' || name === 'wait'
}
