/** Compares installed packages with advisories in the OSV format (https://ossf.github.io/osv-schema/). */
import type { LockEntry } from './lock.ts'

interface Event {
  introduced?: string
  fixed?: string
  last_affected?: string
}

export interface Advisory {
  id: string
  summary?: string
  withdrawn?: string
  affected?: readonly {
    package?: { ecosystem?: string; name?: string }
    versions?: readonly string[]
    ranges?: readonly { type?: string; events?: readonly Event[] }[]
  }[]
}

/** One line for each installed version that an advisory names. */
export function findAdvisories(entries: readonly LockEntry[], advisories: readonly Advisory[]): string[] {
  const found = new Set<string>()
  for (const { id, summary = '', withdrawn, affected = [] } of advisories) {
    if (withdrawn !== undefined) continue
    for (const { package: named, versions = [], ranges = [] } of affected) {
      if (named?.ecosystem !== 'npm') continue
      for (const { name, version } of entries) {
        if (name !== named.name) continue
        const isHit =
          versions.includes(version) || ranges.some(({ type, events }) => type === 'SEMVER' && isIn(version, events))
        if (isHit) found.add(`${name} ${version}: ${id} ${summary}`.trimEnd())
      }
    }
  }
  return [...found]
}

/** Whether a version is affected: after an `introduced` event and before the next fix. The events are sorted by version first. */
function isIn(version: string, events: readonly Event[] = []): boolean {
  const toVersion = (event: Event) => event.introduced ?? event.fixed ?? event.last_affected ?? '0'
  let isAffected = false
  for (const event of events.toSorted((a, b) => compareVersions(toVersion(a), toVersion(b)))) {
    const order = compareVersions(version, toVersion(event))
    if (event.introduced !== undefined) isAffected ||= order >= 0
    else if (event.fixed === undefined ? order > 0 : order >= 0) isAffected = false
  }
  return isAffected
}

/** The order of two versions (https://semver.org, rule 11). */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)]
  for (let at = 0; at < 3; at++) if (left.core[at] !== right.core[at]) return left.core[at]! - right.core[at]!
  if (left.pre.length === 0 || right.pre.length === 0) return right.pre.length - left.pre.length
  for (let at = 0; at < Math.max(left.pre.length, right.pre.length); at++) {
    const order = comparePart(left.pre[at], right.pre[at])
    if (order !== 0) return order
  }
  return 0
}

function comparePart(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1
  const isNumber = [a, b].map((part) => /^\d+$/.test(part))
  if (isNumber[0] && isNumber[1]) return Number(a) - Number(b)
  if (isNumber[0] !== isNumber[1]) return isNumber[0] ? -1 : 1
  return a < b ? -1 : 1
}

function parse(text: string): { core: number[]; pre: string[] } {
  const [core = '', ...pre] = text.replace(/\+.*$/, '').split('-')
  const numbers = core.split('.').map(Number)
  return {
    core: [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0],
    pre: pre.length === 0 ? [] : pre.join('-').split('.'),
  }
}
