/**
 * Generates a value for any JSON Schema of the API's dialect: tool arguments and structured output, with texts and numbers of the
 * conversation where they fit. A value is checked against the keywords that cannot be generated from directly, and generated again
 * in another way until it fits.
 */
import type { Facts } from '../facts.ts'
import { keepFor } from '../../common/index.ts'
import { accepts, mostSteps, acceptsNumber, acceptsString, isOfType } from './accepts.ts'
import type { Steps } from './accepts.ts'
import { writeArray } from './arrays.ts'
import { findBoolean, isUnlikely } from './booleans.ts'
import { findEntry, findNeutral } from './choices.ts'
import { findContrast } from './contrasts.ts'
import { findVerdict } from './content-rules.ts'
import type { Generation, Position } from './generation.ts'
import { createMinimumDepth } from './minimum-depth.ts'
import { findNumber } from './number-candidates.ts'
import { writeNumber } from './numbers.ts'
import { writeObject } from './objects.ts'
import { isUnknown, resolveBranches, takeBranch } from './resolve-branches.ts'
import { isSchema, typesOf } from './schema.ts'
import type { Schema, SchemaLike } from './schema.ts'
import { toSnakeCase } from './property.ts'
import { findMatchingEvidence } from './evidence.ts'
import { findCandidateString, toCandidateStrings } from './string-candidates.ts'
import { writeString } from './strings.ts'

export interface GenerateOptions {
  seed?: string
  /** Which optional properties are written: those that the conversation mentions, or all. */
  optional?: 'mentioned' | 'all'
  /** What the value describes, where its schema has no title. */
  title?: string
}

const mostValues = 20_000
const mostResolutions = 20_000
const deepest = 120
const mostAttempts = 12

/** Generates a value for a schema. */
export function generateFromSchema(schema: unknown, facts: Facts, options: GenerateOptions = {}): unknown {
  const root = schema === false || isSchema(schema) ? schema : true
  const generation: Generation = {
    root,
    minimumDepth: createMinimumDepth(root),
    seed: options.seed ?? 'kimi',
    optional: options.optional ?? 'mentioned',
    title: options.title ?? '',
    budget: mostValues,
    steps: { left: mostSteps },
    resolutions: { left: mostResolutions },
    generate: (sub, position) => generateAt(sub, position, generation),
  }
  return generation.generate(root, { name: '', description: '', facts, depth: 0, variant: 0 })
}

/** Keywords that a generated value may violate. */
const checked = [
  'not',
  'oneOf',
  'if',
  'allOf',
  'contains',
  'propertyNames',
  'patternProperties',
  'dependentSchemas',
  'dependentRequired',
  'anyOf',
  'uniqueItems',
] as const

function generateAt(schema: unknown, position: Position, generation: Generation): unknown {
  if (--generation.budget <= 0 || position.depth > deepest) return null
  if (!isSchema(schema)) return schema === false ? null : writeAny(position, generation)
  const isChecked = needsCheck(schema)
  let first: unknown
  const attempts = isChecked ? mostAttempts : 1
  for (let attempt = 0; attempt < attempts && generation.budget > 0; attempt++) {
    const state = {
      variant: position.variant + attempt,
      attempt,
      depth: position.depth,
      facts: position.facts,
      property: position,
    }
    const flat = resolveBranches(schema, generation, state)
    if (flat === false) continue
    const at = state.variant === position.variant ? position : { ...position, variant: state.variant }
    const value = writeValue(flat, at, generation)
    if (!isChecked || accepts(schema, value, generation.root, generation.steps)) return value
    first ??= value
  }
  return first ?? null
}

/** Whether a generated value may violate the schema, so that it is to be checked. */
const needsCheck = keepFor(
  (schema: Schema): boolean =>
    checked.some((keyword) => schema[keyword] !== undefined) || (schema['$ref'] !== undefined && hasDemands(schema)),
)

/** Whether a schema has keywords beside its reference that restrict its values. */
function hasDemands(schema: Schema): boolean {
  return Object.keys(schema).some((key) => !annotations.has(key))
}

const annotations: ReadonlySet<string> = new Set([
  '$ref',
  '$defs',
  '$id',
  'definitions',
  'description',
  'title',
  'default',
  'examples',
  '$comment',
])

function writeValue(flat: SchemaLike, position: Position, generation: Generation): unknown {
  if (flat === true || flat === false) return writeAny(position, generation)
  const described = toDescribed(flat, position)
  if ('const' in flat) return flat['const']
  if (Array.isArray(flat['enum'])) return chooseEntry(flat['enum'], flat, described, generation)
  const state = { variant: described.variant }
  const type = isUnsaid(flat, described) ? 'null' : chooseType(flat, state, described.depth)
  const at = state.variant === described.variant ? described : { ...described, variant: state.variant }
  switch (type) {
    case 'null':
      return null
    case 'boolean':
      return writeBoolean(flat, at)
    case 'integer':
    case 'number':
      return writeNumberOf(flat, type, at)
    case 'string':
      return writeText(flat, at, generation)
    case 'array':
      return writeArray(flat, at, generation)
    case 'object':
      return writeObject(flat, at, generation)
    default:
      // An unknown type, such as `any`.
      return writeAny({ ...described, depth: Math.max(1, described.depth) }, generation)
  }
}

/** Whether the conversation says nothing about a property that may be null. */
function isUnsaid(flat: Schema, position: Position): boolean {
  return (
    position.variant === 0 &&
    typesOf(flat).includes('null') &&
    position.name !== '' &&
    isUnknown(position, position.facts)
  )
}

function writeBoolean(flat: Schema, position: Position): unknown {
  const best = findBoolean(position, position.facts) ?? findDefault(flat, 'boolean') ?? !isUnlikely(position.name)
  return position.variant % 2 === 0 ? best : !best
}

function writeNumberOf(flat: Schema, type: 'integer' | 'number', position: Position): number {
  const find = (fits: (value: number) => boolean): number | undefined => {
    const found = findNumber(position, position.facts, fits)
    if (found !== undefined) return found
    const fallback = findDefault(flat, type)
    return typeof fallback === 'number' && fits(fallback) ? fallback : undefined
  }
  return writeNumber(flat, type === 'integer', find, position.variant)
}

function writeText(flat: Schema, position: Position, generation: Generation): string {
  const { facts, variant, name } = position
  if (variant === 0 && isEmptyForNew(position) && acceptsString(flat, '')) return ''
  const fallback = findDefault(flat, 'string')
  const contrast = typeof fallback === 'string' && variant === 0 ? findContrast(fallback, facts.text) : undefined
  if (contrast !== undefined && acceptsString(flat, contrast)) return contrast
  const isFirstEnough = variant === 0 && fallback === undefined && flat['pattern'] === undefined
  const candidates = isFirstEnough ? [findCandidateString(position, facts)] : toCandidateStrings(position, facts)
  if (typeof fallback === 'string') candidates.splice(Math.max(0, candidates.length - 1), 0, fallback)
  return writeString(flat, candidates, facts, generation, variant, `${generation.seed}:${name}`, toSnakeCase(name))
}

const emptyForNew =
  /\bempty(?: string)?\b[^.\n]{0,30}\b(?:to create|creates?|for (?:a )?new|when creating|if creating|new file)\b/i
const creates = /\b(?:create|add|make|write|generate)\b[^.\n]{0,30}\bfiles?\b|\bnew file\b/i

/** Whether a description wants an empty text for what is new, and the request creates something. */
function isEmptyForNew({ description, facts }: Position): boolean {
  return emptyForNew.test(description) && creates.test(facts.text.slice(0, 400))
}

/** An entry of an enum: the one that the conversation means, otherwise the default, otherwise the first; variants take the next ones. */
function chooseEntry(
  values: readonly unknown[],
  flat: Schema,
  position: Position,
  { root, steps }: Generation,
): unknown {
  const entries = listEntries(values, flat, root, steps)
  if (entries.length === 0) return null
  const described = [flat['description'], isSchema(root) ? root['description'] : undefined]
    .filter((text) => typeof text === 'string')
    .join('\n')
  const meant = findMeantEntry(entries, position, described)
  const standard = 'default' in flat ? entries.indexOf(flat['default']) : -1
  const chosen = [meant, standard].find((at) => at >= 0) ?? Math.max(0, findNeutral(entries))
  return entries[(chosen + position.variant) % entries.length]
}

/** The entry that the conversation means; -1 where it means none. */
function findMeantEntry(entries: readonly unknown[], position: Position, described: string): number {
  if (/currenc/.test(position.name)) {
    const named = findNamedEntry(entries, position)
    if (named >= 0) return named
  }
  const found = findVerdict(entries, position) ?? findEntry(entries, position, position.facts, described)
  return found >= 0 ? found : findNamedEntry(entries, position)
}

/** The entries that the other keywords of the schema accept, or all where these accept none. */
function listEntries(values: readonly unknown[], flat: Schema, root: SchemaLike, steps: Steps): readonly unknown[] {
  const plain: Schema = isOnlyEnum(flat) ? { type: flat['type'] } : { ...flat, enum: undefined }
  const accepted = values.filter((value) => accepts(plain, value, root, steps))
  return accepted.length > 0 ? accepted : values
}

/** Whether a schema demands no more of a value than its type and to be one of the entries. */
const isOnlyEnum = keepFor((flat: Schema) =>
  Object.keys(flat).every((key) => key === 'enum' || key === 'type' || (annotations.has(key) && key !== '$ref')),
)

/** The entry that equals a text for the property: `USD` for "120 US dollars". */
function findNamedEntry(entries: readonly unknown[], position: Position): number {
  const names = entries.map((entry) => (typeof entry === 'string' ? entry.toLowerCase() : undefined))
  const found = findMatchingEvidence(position, position.facts, (text) => names.includes(text.toLowerCase()))
  return found === undefined ? -1 : names.indexOf(found.toLowerCase())
}

/** The type to generate: of several types the first that is not null. */
function chooseType(flat: Schema, state: { variant: number }, depth: number): string {
  if (typeof flat['type'] === 'string') return flat['type']
  const types = typesOf(flat)
  if (types.length > 1) {
    const ordered = [...types].sort((a, b) => Number(a === 'null') - Number(b === 'null'))
    return ordered[takeBranch(state, ordered.length)] as string
  }
  if (types.length === 1) return types[0] as string
  const has = (...keys: string[]): boolean => keys.some((key) => flat[key] !== undefined)
  if (
    has(
      'properties',
      'required',
      'additionalProperties',
      'minProperties',
      'patternProperties',
      'propertyNames',
      'maxProperties',
    )
  )
    return 'object'
  if (has('items', 'prefixItems', 'minItems', 'contains', 'uniqueItems', 'maxItems')) return 'array'
  if (has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf')) return 'number'
  return depth === 0 ? 'object' : 'string'
}

/** A default or an example that the schema itself accepts. */
function findDefault(flat: Schema, type: string): unknown {
  const values = [flat['default'], ...(Array.isArray(flat['examples']) ? flat['examples'] : [])]
  return values.find((value) => {
    if (value === undefined || !isOfType(value, type)) return false
    if (typeof value === 'number') return acceptsNumber(flat, value)
    return typeof value === 'string' ? acceptsString(flat, value) : true
  })
}

function writeAny(position: Position, generation: Generation): unknown {
  if (position.depth === 0) return {}
  const candidates = toCandidateStrings(position, position.facts)
  return writeString({}, candidates, position.facts, generation, position.variant, generation.seed)
}

function toDescribed(flat: Schema, position: Position): Position {
  const { description } = flat
  return typeof description === 'string' && description !== '' ? { ...position, description } : position
}
