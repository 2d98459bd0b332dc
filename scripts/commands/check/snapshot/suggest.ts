/** `check --suggest`: members the spec does not know, as a patch for the files under openapi/schemas. */
import { isFirstParty } from '../../../../tests/suite/runner/options.ts'
import { findDocumented, findPlace } from '../../../../tests/suite/snapshot/documented.ts'
import { findParent, toLastName, type GroupShape, type Shapes } from '../../../../tests/suite/snapshot/shape.ts'
import { anyName } from '../../../../tests/suite/snapshot/names.ts'
import type { Snapshot } from '../../../../tests/suite/snapshot/snapshot.ts'
import { toPatch, type Addition } from './patch.ts'
import { toSchemaYaml, type Observed } from './yaml.ts'

/** The patch with a line of explanation before it, as `git apply` takes it; null where nothing is undocumented. */
export function toSuggestion(shapes: Shapes, target: Snapshot['target'], now: Date): string | null {
  const found = findUndocumented(shapes)
  const odd = findOdd(shapes)
  if (found.length === 0 && odd.length === 0) return null
  const date = now.toISOString().slice(0, 10)
  const official = target.kind === 'live' && isFirstParty(`https://${target.host}/`)
  const evidence = toEvidence(target, official, date)
  const additions = found.map(({ place, observed }): Addition => ({
    ...place,
    name: observed.name,
    yaml: toSchemaYaml(observed, evidence),
  }))
  const lines = [
    `# Seen on ${target.host}${target.model === null ? '' : ` with ${target.model}`}, ${date}; openapi/ does not know it.`,
    ...(official
      ? []
      : [`# ${target.host} is not Moonshot's own API: this proves nothing about the official contract.`]),
    ...odd,
  ]
  const patch = additions.length === 0 ? '' : toPatch(additions)
  const next =
    additions.length === 0 ? [] : ['# Apply with: git apply <this file>; then npm run generate && npm run spec:check']
  return `${[...lines, ...next].join('\n')}\n${patch}`
}

interface Found {
  place: { component: string; steps: readonly string[] }
  observed: Observed
}

/** The topmost undocumented members, each once though several operations may send it. */
function findUndocumented(shapes: Shapes): Found[] {
  const found = new Map<string, Found>()
  for (const [group, shape] of shapes) {
    for (const path of shape.paths.keys()) {
      const parent = findParent(path)
      if (parent === null || path.endsWith('/*') || path.endsWith(anyName)) continue
      if (findDocumented(group, path) !== null || findDocumented(group, parent) === null) continue
      const place = findPlace(group, parent)
      if (place === null) continue
      const key = [place.component, ...place.steps, toLastName(path)].join('/')
      const observed = toObserved(shape, path)
      const known = found.get(key)
      found.set(key, { place, observed: known ? mix(known.observed, observed) : observed })
    }
  }
  return [...found.values()]
}

function toObserved(shape: GroupShape, path: string): Observed {
  const { types } = shape.paths.get(path)!
  const below = [...shape.paths.keys()].filter((one) => findParent(one) === path && !one.endsWith(anyName))
  const items = below.find((one) => one.endsWith('/*'))
  return {
    name: toLastName(path),
    types,
    items: items === undefined ? null : toObserved(shape, items),
    members: below.filter((one) => one !== items).map((one) => toObserved(shape, one)),
  }
}

function mix(a: Observed, b: Observed): Observed {
  return { ...a, types: [...new Set([...a.types, ...b.types])].sort() }
}

/** What a patch cannot settle: words and types outside the spec's lists. */
function findOdd(shapes: Shapes): string[] {
  const lines = new Set<string>()
  for (const [group, shape] of shapes)
    for (const [path, { types, values }] of shape.paths) {
      const documented = findDocumented(group, path)
      const words = values.filter((one) => documented?.words != null && !documented.words.has(one))
      if (words.length > 0) lines.add(`# ${group} ${path}: the spec does not list ${words.join(', ')}`)
      const strange = types.filter(
        (one) =>
          documented?.types && !documented.types.has(one) && !(one === 'integer' && documented.types.has('number')),
      )
      if (strange.length > 0)
        lines.add(
          `# ${group} ${path}: is ${strange.join(' | ')}, the spec wants ${[...documented!.types!].join(' | ')}`,
        )
    }
  return [...lines]
}

/**
 * The evidence of a suggested member: `recorded` only for Moonshot's own API, `reported` for any other server. The source id is new: it
 * has to be added to openapi/sources.yaml, and the note says so.
 */
function toEvidence(target: Snapshot['target'], official: boolean, date: string): string {
  const level = official ? 'recorded' : 'reported'
  const model = target.model === null ? '' : ` with ${target.model}`
  const note = `Seen ${date} by kimi-contract check${model}; add this source to openapi/sources.yaml.`
  return `{ level: ${level}, source: ${JSON.stringify(`check/${target.host}`)}, note: ${JSON.stringify(note)} }`
}
