/** `check --suggest`: members that the spec does not have, as a patch for the files under openapi/schemas. */
import { isFirstParty } from '../../../../tests/suite/sender/index.ts'
import {
  findDocumented,
  findPlace,
  findParent,
  toLastName,
  type GroupShape,
  type JsonType,
  type Shapes,
  anyName,
  type Snapshot,
} from '../../../../tests/suite/snapshot/index.ts'
import { toPatch, type Addition } from './patch.ts'

/** The patch, with comment lines before it, which `git apply` accepts; null if all members are documented. */
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
    `# Seen on ${target.host}${target.model === null ? '' : ` with ${target.model}`}, ${date}; openapi/ does not have it.`,
    ...(official
      ? []
      : [`# ${target.host} is not Moonshot's own API: it does not show what the official contract is.`]),
    ...odd,
  ]
  const patch = additions.length === 0 ? '' : toPatch(additions)
  const next =
    additions.length === 0 ? [] : ['# Apply with: git apply <this file>; then npm run generate && npm run spec:check']
  return `${[...lines, ...next].join('\n')}\n${patch}`
}

interface Observed {
  name: string
  types: readonly JsonType[]
  items: Observed | null
  members: readonly Observed[]
}

interface Found {
  place: { component: string; steps: readonly string[] }
  observed: Observed
}

/** The topmost undocumented members, each once even if several operations send it. */
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
      found.set(key, { place, observed: known ? merge(known.observed, observed) : observed })
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

function merge(a: Observed, b: Observed): Observed {
  return { ...a, types: [...new Set([...a.types, ...b.types])].sort() }
}

/** What a patch cannot add: values and types outside the spec's lists. */
function findOdd(shapes: Shapes): string[] {
  const lines = new Set<string>()
  for (const [group, shape] of shapes)
    for (const [path, { types, values }] of shape.paths) {
      const documented = findDocumented(group, path)
      const words = values.filter((one) => documented?.words != null && !documented.words.has(one))
      if (words.length > 0) lines.add(`# ${group} ${path}: the spec does not list ${words.join(', ')}`)
      const otherTypes = types.filter(
        (one) =>
          documented?.types && !documented.types.has(one) && !(one === 'integer' && documented.types.has('number')),
      )
      if (otherTypes.length > 0)
        lines.add(
          `# ${group} ${path}: is ${otherTypes.join(' | ')}, the spec has ${[...documented!.types!].join(' | ')}`,
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

/** The YAML of a member, in the style of openapi/schemas: its name first, without indent. */
function toSchemaYaml(observed: Observed, evidence: string): string[] {
  return [`${toKey(observed.name)}:`, ...indent([...toType(observed), `x-evidence: ${evidence}`, ...toBelow(observed)])]
}

function toBelow({ items, members }: Observed): string[] {
  const lines: string[] = []
  if (members.length > 0)
    lines.push('properties:', ...members.flatMap((one) => indent([`${toKey(one.name)}:`, ...indent(toBody(one))])))
  if (items !== null) lines.push('items:', ...indent(toBody(items)))
  return lines
}

function toBody(observed: Observed): string[] {
  return [...toType(observed), ...toBelow(observed)]
}

/** A member that was always null shows no type, so the YAML has none. */
function toType({ types }: Observed): string[] {
  if (types.every((one) => one === 'null')) return ['description: Only null was seen.']
  const words = types.map((one) => (one === 'null' ? "'null'" : one))
  return [`type: ${words.length === 1 ? words[0] : `[${words.join(', ')}]`}`]
}

/** A name as a YAML key; JSON's quotes are valid in YAML. */
function toKey(name: string): string {
  const plain = /^[A-Za-z_][\w-]*$/.test(name) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(name)
  return plain ? name : JSON.stringify(name)
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}
