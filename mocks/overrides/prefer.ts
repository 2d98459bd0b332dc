/**
 * Reads the `Prefer` header (RFC 7240, with the preferences of Prism): a request picks its answer with `example=`, `code=` or
 * `fault=`, and delays it with `wait=`. Preferences that the mock does not know (`respond-async`, `return=minimal`) are ignored, as
 * the RFC demands.
 */
import { MockUsageError } from '../common/index.ts'

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
  readonly members: readonly Member[]
  /** Preferences whose `times` are used up; they are not applied. */
  readonly usedUp?: readonly Member[]
}

interface Member {
  readonly name: PreferenceName
  readonly text: string
  /** How many requests of a session it applies to; null: all. */
  readonly times: number | null
}

/** A preference: its name, its value (quoted or not), and its parameters. */
const token = /^\s*([A-Za-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,]*))\s*(;.*)?$/
const mostWaitSeconds = 600

/**
 * Parses the header; null when it is absent or names nothing that the mock knows.
 * @throws MockUsageError if a preference that the mock knows cannot be read, `wait` is not a number of seconds from 0 to 600, or `times`
 * is not a whole number from 1
 * @example findPreference('example=rate_limit_reached_error.rpm, fault=stream-cut')
 */
export function findPreference(header: string | undefined): Preference | null {
  if (header === undefined || header === '') return null
  const values = new Map<PreferenceName, string>()
  const members: Member[] = []
  // No id of the mock contains a comma, so splitting at commas is enough.
  for (const part of header.split(',')) {
    const match = token.exec(part)
    if (!match) {
      refuseUnreadable(part)
      continue
    }
    const name = match[1]!.toLowerCase()
    // RFC 7240 section 2: the first occurrence of a preference counts.
    if (!isKnown(name) || values.has(name)) continue
    const value = match[2] === undefined ? match[3]! : match[2].replaceAll(/\\(.)/g, '$1')
    values.set(name, value)
    members.push({ name, text: `${name}=${value}`, times: toTimes(match[4]) })
  }
  if (values.size === 0) return null
  return toPreference(values, members)
}

/** Throws for a known preference without a value, or with blanks in it, which would otherwise be ignored silently. */
function refuseUnreadable(part: string): void {
  const name = /^\s*([\w-]+)/.exec(part)?.[1]?.toLowerCase() ?? ''
  if (isKnown(name))
    throw new MockUsageError(
      `Prefer: ${part.trim().slice(0, 80)} cannot be read; write ${name}=${examples[name]}, without blanks in the value`,
    )
}

const examples: Readonly<Record<PreferenceName, string>> = {
  example: 'rate_limit_reached_error.rpm',
  code: '429',
  fault: 'stream-cut',
  wait: '2.5',
}

function toPreference(values: ReadonlyMap<PreferenceName, string>, members: readonly Member[]): Preference {
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

/** The parameter `times` of a preference (RFC 7240 section 2 allows parameters). */
function toTimes(parameters: string | undefined): number | null {
  for (const parameter of parameters?.split(';') ?? []) {
    const [name = '', value = ''] = parameter.split('=')
    if (name.trim().toLowerCase() !== 'times') continue
    if (/^[1-9]\d{0,5}$/.test(value.trim())) return Number(value)
    throw new MockUsageError('Prefer: times= takes a whole number, 1 or more, such as example=server_error; times=2')
  }
  return null
}

/** Counts the requests of a session to which preferences with `times` applied. */
export interface PreferenceCounts {
  /** Counts the request, and moves preferences whose `times` are used up to `usedUp`. */
  take(preference: Preference | null): Preference | null
  clear(): void
}

/** The most counts that are kept; beyond it the oldest is deleted. */
const mostCounts = 1000

/** Creates the counts of one session. A client that repeats its header on a retry gets the ordinary answer after `times` requests. */
export function createPreferenceCounts(): PreferenceCounts {
  const counts = new Map<string, number>()

  function isLeft({ text, times }: Member): boolean {
    if (times === null) return true
    const key = `${text}; times=${times}`
    const count = counts.get(key) ?? 0
    if (count >= times) return false
    counts.set(key, count + 1)
    if (counts.size > mostCounts) counts.delete(counts.keys().next().value!)
    return true
  }

  return {
    take(preference) {
      if (!preference?.members.some(({ times }) => times !== null)) return preference
      const members = preference.members.filter((member) => isLeft(member))
      const usedUp = preference.members.filter((member) => !members.includes(member))
      const { example, code, fault, waitMs } = preference
      const has = (name: PreferenceName) => members.some((member) => member.name === name)
      return {
        ...(has('example') ? { example: example! } : {}),
        ...(has('code') ? { code: code! } : {}),
        ...(has('fault') ? { fault: fault! } : {}),
        ...(has('wait') ? { waitMs: waitMs! } : {}),
        members,
        usedUp,
      }
    },
    clear: () => counts.clear(),
  }
}

/** Seconds to milliseconds. RFC 7240 section 4.3 has whole seconds; fractions are an extension of the mock. */
function toWaitMs(value: string): number {
  const seconds = /^\d{1,6}(\.\d{1,6})?$/.test(value) ? Number(value) : Number.NaN
  if (seconds <= mostWaitSeconds) return seconds * 1000
  throw new MockUsageError(`Prefer: wait= takes seconds from 0 to ${mostWaitSeconds}, such as wait=2.5`)
}

function isKnown(name: string): name is PreferenceName {
  return name === 'example' || name === 'code' || name === 'fault' || name === 'wait'
}
