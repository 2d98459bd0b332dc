/**
 * The snapshot file: the observed shape as sorted JSON with one line per path, so that its history reads as a diff.
 * It has paths, types, words of closed vocabularies and header names, but no contents, ids or keys.
 */
import { isObject, type Profile } from '../judge/index.ts'
import type { TargetKind } from './drift.ts'
import { describePath, jsonTypes, type GroupShape, type JsonType, type PathShape, type Shapes } from './shape.ts'

export interface Snapshot {
  target: { kind: TargetKind; host: string; model: string | null; profile: Profile }
  shapes: Shapes
}

/** Thrown for a text that is not a snapshot; the message says why. */
export class SnapshotError extends Error {
  override name = 'SnapshotError'
}

const kind = 'kimi-contract-shape'
const schemaVersion = 1

/** The file's text. */
export function toSnapshotText({ target, shapes }: Snapshot): string {
  const groups = Object.fromEntries(
    [...shapes].map(([name, { cases, media, marks, headers, paths }]) => [
      name,
      {
        cases,
        media,
        marks,
        headers: Object.fromEntries(
          [...headers].map(([header, optional]) => [header, optional ? 'sometimes' : 'always']),
        ),
        paths: Object.fromEntries([...paths].map(([path, shape]) => [path, describePath(shape)])),
        words: Object.fromEntries(
          [...paths].filter(([, one]) => one.values.length > 0).map(([path, one]) => [path, one.values]),
        ),
      },
    ]),
  )
  return `${JSON.stringify({ kind, schemaVersion, target, groups }, null, 2)}\n`
}

/**
 * Reads the file's text.
 * @throws SnapshotError saying what is wrong with it.
 */
export function parseSnapshot(text: string): Snapshot {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new SnapshotError(
      text.trim() === '' ? 'is empty' : `is not JSON (${error instanceof Error ? error.message.split('\n')[0] : ''})`,
    )
  }
  if (!isObject(json) || json.kind !== kind)
    throw new SnapshotError(`is JSON, but not a snapshot: its member kind is not "${kind}"`)
  if (json.schemaVersion !== schemaVersion)
    throw new SnapshotError(
      `has schemaVersion ${JSON.stringify(json.schemaVersion)}; this version of kimi-contract reads ${schemaVersion}`,
    )
  const target = toRecord(json.target, 'target')
  return {
    target: {
      kind: toOneOf(target.kind, ['mock', 'server', 'live'], 'target.kind'),
      host: toText(target.host, 'target.host'),
      model: target.model === null ? null : toText(target.model, 'target.model'),
      profile: toOneOf(target.profile, ['official', 'vendor'], 'target.profile'),
    },
    shapes: new Map(
      Object.entries(toRecord(json.groups, 'groups')).map(([name, group]) => [name, toGroup(group, name)]),
    ),
  }
}

function toGroup(value: unknown, name: string): GroupShape {
  const group = toRecord(value, `group ${name}`)
  const words = new Map(Object.entries(toRecord(group.words, `words of ${name}`)))
  const headers = Object.entries(toRecord(group.headers, `headers of ${name}`)).map(
    ([header, how]) =>
      [header, toOneOf(how, ['always', 'sometimes'], `header ${header} of ${name}`) === 'sometimes'] as const,
  )
  const paths = Object.entries(toRecord(group.paths, `paths of ${name}`)).map(([path, text]) => {
    const where = `path ${path} of ${name}`
    const values = words.has(path) ? toTexts(words.get(path), `words of ${where}`) : []
    return [path, { ...toTypes(toText(text, where), where), values }] as const
  })
  return {
    cases: toTexts(group.cases, `cases of ${name}`),
    media: toTexts(group.media, `media of ${name}`),
    marks: toTexts(group.marks, `marks of ${name}`),
    headers: new Map(headers),
    paths: new Map(paths),
  }
}

/** The types, and whether the member was sometimes missing, from `integer | null ?`. */
function toTypes(text: string, where: string): Pick<PathShape, 'types' | 'optional'> {
  const optional = text.endsWith(' ?')
  const types = (optional ? text.slice(0, -2) : text)
    .split(' | ')
    .map((one) => toOneOf<JsonType>(one, jsonTypes, where))
  return { types, optional }
}

function toRecord(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (isObject(value)) return value
  throw new SnapshotError(`is damaged: ${where} is not an object`)
}

function toTexts(value: unknown, where: string): string[] {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  throw new SnapshotError(`is damaged: ${where} is not a list of strings`)
}

function toText(value: unknown, where: string): string {
  if (typeof value === 'string') return value
  throw new SnapshotError(`is damaged: ${where} is not a string`)
}

function toOneOf<T extends string>(value: unknown, words: readonly T[], where: string): T {
  const found = words.find((word) => word === value)
  if (found !== undefined) return found
  throw new SnapshotError(`is damaged: ${where} is ${JSON.stringify(value)}`)
}
