/**
 * Drift: what appeared, disappeared or changed since a snapshot, and what has to be corrected. Either the service changed, or the
 * spec is wrong, or the mock is out of date; the spec (openapi/openapi.yaml) and the kind of both targets decide which.
 */
import type { Blame, Severity } from '../judge/index.ts'
import { diffShapes, type ShapeDifference } from './diff.ts'
import { findDocumented } from './documented.ts'
import { findParent, type GroupShape, type Shapes } from './shape.ts'

export type TargetKind = 'mock' | 'server' | 'live'

/** One side of the comparison. */
export interface DriftSide {
  kind: TargetKind
  shapes: Shapes
}

export interface Drift {
  group: string
  /** JSON pointer, `header <name>`, or the empty string for the whole group. */
  at: string
  change: 'appeared' | 'vanished' | 'changed' | 'steady'
  severity: Severity
  blame: Blame
  /** `service moved`, `spec wrong`, `mock behind`, `mock moved`, `mock wrong`; `by chance` if nothing has to be corrected. */
  verdict: string
  message: string
  before: string
  now: string
  spec: string
  next: string
}

/** What changed from `before` to `now`. `ran` has the cases judged now; what only other cases showed does not count as disappeared. */
export function findShapeDrift(before: DriftSide, now: DriftSide, ran: ReadonlySet<string>): Drift[] {
  const changes = diffShapes([before.shapes, now.shapes]).map((one) => toDrift(one, before, now, ran))
  return [...changes, ...findSteady(before, now)]
}

const specWords = {
  unknown: 'the spec does not have it',
  optional: 'the spec makes it optional',
  required: 'the spec requires it',
}

function toDrift(one: ShapeDifference, before: DriftSide, now: DriftSide, ran: ReadonlySet<string>): Drift {
  const [was, is] = [one.cells[0] ?? null, one.cells[1] ?? null]
  const change = was === null ? 'appeared' : is === null ? 'vanished' : 'changed'
  const at = one.kind === 'header' ? `header ${one.at}` : one.at
  const unasked = change === 'appeared' ? 0 : countUnasked(before.shapes.get(one.group), ran)
  const mock = isOfMock(one, before, now)
  const isHarmless = unasked > 0 || isDocumentedChange(one, change)
  const moved = before.kind === now.kind ? 'mock moved' : 'mock behind'
  const verdict = mock ? moved : isHarmless ? 'by chance' : 'service moved'
  const what = describe(one)
  return {
    group: one.group,
    at,
    change,
    severity: isHarmless ? 'notice' : 'warn',
    blame: mock ? 'mock' : 'target',
    verdict,
    message: `${verdict}: ${what} ${change}${unasked > 0 ? ` (${unasked} of its cases were not run this time)` : ''}`,
    before: was ?? 'absent',
    now: is ?? 'absent',
    spec: specWords[one.documented],
    next: toNext(one, change, isHarmless, mock),
  }
}

/** The mock imitates the service, so a difference between the two is an error of the mock, unless the spec does not have it either. */
function isOfMock(one: ShapeDifference, before: DriftSide, now: DriftSide): boolean {
  return now.kind === 'mock' || (before.kind === 'mock' && one.documented !== 'unknown')
}

/** True for a change without a warning: the spec has the new member, or makes the missing one optional. */
function isDocumentedChange(one: ShapeDifference, change: Drift['change']): boolean {
  // A header that the spec does not have is reported when it appears or disappears, although a gateway may have added it.
  if (one.kind === 'header') return one.documented === 'optional' && (change === 'appeared' || one.byChance)
  return one.byChance || (change === 'appeared' && one.kind === 'path' && one.documented !== 'unknown')
}

function toNext(one: ShapeDifference, change: Drift['change'], isHarmless: boolean, mock: boolean): string {
  if (mock) return 'correct the mock, then take the snapshot again'
  if (isHarmless) return 'nothing; --update-snapshot accepts it'
  if (one.documented === 'unknown' && one.kind === 'path' && change === 'appeared')
    return '--suggest prints the patch for the spec; --update-snapshot accepts it'
  return 'read the service’s changelog and correct the spec; --update-snapshot accepts it'
}

function describe(one: ShapeDifference): string {
  const names: Record<ShapeDifference['kind'], string> = {
    group: 'the whole group',
    path: one.at === '' ? 'the body' : one.at,
    types: `the type of ${one.at === '' ? 'the body' : one.at}`,
    presence: `how often ${one.at} is there`,
    values: `the words at ${one.at}`,
    media: 'the media type',
    marks: one.at,
    header: `header ${one.at}`,
  }
  return names[one.kind]
}

function countUnasked(group: GroupShape | undefined, ran: ReadonlySet<string>): number {
  return (group?.cases ?? []).filter((one) => !ran.has(one)).length
}

/** What is the same in both and differs from the spec. Then the spec is wrong, or the mock if it was the target. */
function findSteady(before: DriftSide, now: DriftSide): Drift[] {
  const steady: Drift[] = []
  for (const [group, { paths }] of now.shapes) {
    const known = before.shapes.get(group)?.paths
    for (const [path, shape] of paths) {
      const was = known?.get(path)
      if (!was || was.types.join() !== shape.types.join()) continue
      const types = shape.types.join(' | ')
      const documented = findDocumented(group, path)
      if (documented === null) {
        const parent = findParent(path)
        if (parent === null || findDocumented(group, parent) !== null)
          steady.push(toSteady(group, path, types, 'the spec does not have it', now))
      } else if (documented.types !== null && shape.types.some((type) => !accepts(documented.types!, type)))
        steady.push(toSteady(group, path, types, `the spec requires ${[...documented.types].join(' | ')}`, now))
    }
  }
  return steady
}

function accepts(types: ReadonlySet<string>, type: string): boolean {
  return types.has(type) || (type === 'integer' && types.has('number'))
}

function toSteady(group: string, at: string, types: string, spec: string, now: DriftSide): Drift {
  const mock = now.kind === 'mock'
  const verdict = mock ? 'mock wrong' : 'spec wrong'
  return {
    group,
    at,
    change: 'steady',
    severity: 'notice',
    blame: mock ? 'mock' : 'spec',
    verdict,
    message: `${verdict}: ${at} has been ${types} since the snapshot, and ${spec}`,
    before: types,
    now: types,
    spec,
    next: mock ? 'correct the mock' : '--suggest prints the patch for the spec',
  }
}
