/** Generates objects: required properties, optional ones that are wanted, and others up to the least number. */
import { keepFor, toText } from '../../common/index.ts'
import { deriveFacts, readFacts, toSingleFact } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { keysOf } from '../find-key.ts'
import { accepts } from './accepts.ts'
import { assignLists, assignOperands, assignPair, assignQuotations, separateNumbers } from './assignments.ts'
import { createRandomAt } from './generation.ts'
import type { Generation, Position } from './generation.ts'
import { resolveBranches } from './resolve-branches.ts'
import { acceptsPattern } from './linear-pattern.ts'
import { createMatchWriter } from './pattern-writer.ts'
import { isSchema, intersect, toList, toNumber } from './schema.ts'
import type { Schema } from './schema.ts'
import { findKind } from './kinds.ts'
import { isWanted } from './wanted.ts'

/** An object for a resolved schema; its keys are in the order of `properties`. */
export function writeObject(flat: Schema, position: Position, generation: Generation): Record<string, unknown> {
  const plain = findPlainKeys(flat)
  const { order, schema } = plain === null ? chooseKeys(flat, position, generation) : { order: plain, schema: flat }
  // Without a prototype a property called `__proto__` is an ordinary one; such an object is slower.
  const out = (order.includes('__proto__') ? Object.create(null) : {}) as Record<string, unknown>
  const given = position.depth === 0 ? generation.title : ''
  const title = typeof flat['title'] === 'string' ? flat['title'] : given
  const kind = findKind(`${title} ${position.name}`, order)
  const ofKey = (key: string): unknown => schemaOf(schema, key)
  const { facts } = position
  const isFirst =
    generation.optional === 'mentioned' && position.variant === 0 && position.depth < 3 && facts.text !== ''
  const quotations: ReadonlyMap<string, string> = isFirst
    ? new Map([...assignPair(order, ofKey, facts), ...assignQuotations(order, ofKey, facts)])
    : none
  const lists: ReadonlyMap<string, unknown[]> = isFirst ? assignLists(order, ofKey, facts) : none
  const operands: ReadonlyMap<string, number | string> = isFirst ? assignOperands(order, ofKey, facts) : none
  const rest = quotations.size === 0 ? facts : withoutQuotations(facts, new Set(quotations.values()))
  const onlyText = isFirst && position.depth === 0 ? findOnlyText(order, ofKey) : undefined
  const write = (key: string, own: Facts): unknown =>
    generation.generate(ofKey(key), {
      name: key,
      kind,
      isOnlyText: key === onlyText,
      description: '',
      facts: own,
      depth: position.depth + 1,
      variant: position.variant,
    })
  for (const key of order) {
    const list = lists.get(key) ?? operands.get(key)
    const quotation = quotations.get(key)
    if (list !== undefined && accepts(ofKey(key), list, generation.root, generation.steps)) out[key] = list
    else out[key] = write(key, quotation === undefined ? rest : toSingleFact(quotation, facts))
  }
  if (isFirst) {
    const isPlain = flat['minProperties'] === undefined && flat['dependentRequired'] === undefined
    const required = readRequired(flat)
    separateNumbers(
      out,
      order,
      (key) => isPlain && !required.has(key),
      (key, value) => accepts(ofKey(key), value, generation.root, generation.steps),
      ofKey,
      facts,
    )
    separateTexts(out, order, facts, (key, own) => write(key, own))
  }
  return out
}

/** The key of the only property that is a text without further demands. */
function findOnlyText(keys: readonly string[], ofKey: (key: string) => unknown): string | undefined {
  const [only, ...others] = keys.filter((key) => {
    const schema = ofKey(key)
    return isSchema(schema) && schema['type'] === 'string' && schema['enum'] === undefined
  })
  return others.length > 0 ? undefined : only
}

/** The keys of a schema that demands all of its properties, as most do, and nothing else about keys; null for other schemas. */
const findPlainKeys = keepFor((flat: Schema): readonly string[] | null => {
  const { properties, required } = flat
  if (!isSchema(properties) || !Array.isArray(required) || keyDemands.some((name) => flat[name] !== undefined))
    return null
  const keys = keysOf(properties)
  const isPlain =
    keys.length > 0 &&
    keys.length <= mostPlainKeys &&
    keys.length === required.length &&
    keys.every((key) => required.includes(key))
  return isPlain ? keys : null
})

const mostPlainKeys = 40
const keyDemands = ['dependentRequired', 'dependentSchemas', 'minProperties', 'maxProperties'] as const

function readRequired(flat: Schema): Set<string> {
  return new Set(toList(flat['required']).filter((key): key is string => typeof key === 'string'))
}

/** The keys to be written in their order, and the schema with what they add to it. */
function chooseKeys(
  flat: Schema,
  position: Position,
  generation: Generation,
): { order: readonly string[]; schema: Schema } {
  const properties = isSchema(flat['properties']) ? flat['properties'] : {}
  const required = readRequired(flat)
  const min = toNumber(flat['minProperties']) ?? 0
  const max = toNumber(flat['maxProperties']) ?? Infinity
  const keys = new Set<string>()
  for (const key of Object.keys(properties)) if (required.has(key)) keys.add(key)
  for (const key of required) keys.add(key)
  addDependents(flat, keys)
  const optional = Object.keys(properties).filter(
    (key) => !keys.has(key) && generation.minimumDepth(properties[key]) < Infinity,
  )
  for (const key of optional) if (keys.size < max && isWanted(key, properties[key], position, generation)) keys.add(key)
  addDependents(flat, keys)
  for (const key of optional) if (keys.size < min) keys.add(key)
  addDependents(flat, keys)
  addOthers(flat, keys, Math.max(min, countOthers(flat, keys, position, generation)), max, position, generation)

  let schema = flat
  for (const [key, sub] of Object.entries(isSchema(flat['dependentSchemas']) ? flat['dependentSchemas'] : {})) {
    if (!keys.has(key)) continue
    const combined = intersect(
      schema,
      resolveBranches(sub === false ? false : isSchema(sub) ? sub : true, generation, {
        variant: position.variant,
        attempt: 0,
        depth: position.depth,
        facts: position.facts,
      }),
    )
    if (isSchema(combined)) schema = combined
    for (const name of toList(schema['required'])) if (typeof name === 'string') keys.add(name)
  }

  const order = Object.keys(properties).filter((key) => keys.has(key))
  for (const key of keys) if (!Object.hasOwn(properties, key)) order.push(key)
  return { order, schema }
}

const none: ReadonlyMap<string, never> = new Map<string, never>()

function withoutQuotations(facts: Facts, taken: ReadonlySet<string>): Facts {
  return deriveFacts(facts, { quoted: () => facts.quoted.filter((text) => !taken.has(text)) })
}

/** Gives a property whose text an earlier property also has another text of the conversation, if there is one. */
function separateTexts(
  out: Record<string, unknown>,
  keys: readonly string[],
  facts: Facts,
  write: (key: string, own: Facts) => unknown,
): void {
  const seen = new Set<string>()
  const isName = (value: string): boolean =>
    /^[\p{Lu}\d][^\n]{0,40}$/u.test(value) || facts.quoted.includes(value) || facts.places.includes(value)
  for (const key of keys) {
    const value = out[key]
    if (typeof value !== 'string' || value.length < 2 || value.length > 120) continue
    if (!seen.has(value)) {
      seen.add(value)
      continue
    }
    if (!isName(value)) continue
    const at = facts.text.indexOf(value)
    if (seen.has(value) && at >= 0 && !facts.text.includes(value, at + value.length)) {
      const quote = /["'“\u0060]/.test(facts.text.charAt(at - 1)) ? 1 : 0
      const text = facts.text.slice(0, at - quote) + facts.text.slice(at + value.length + quote)
      const other = write(key, readFacts(text, facts.chinese, facts.nowSeconds))
      if (typeof other === 'string' && facts.text.includes(other)) out[key] = other
    }
    seen.add(toText(out[key]))
  }
}

/** All that a schema demands of one property. */
function schemaOf(schema: Schema, key: string): unknown {
  const demands: unknown[] = []
  if (isSchema(schema['properties']) && Object.hasOwn(schema['properties'], key))
    demands.push(schema['properties'][key])
  for (const [pattern, sub] of Object.entries(isSchema(schema['patternProperties']) ? schema['patternProperties'] : {}))
    if (acceptsPattern(pattern, key)) demands.push(sub)
  if (demands.length === 0) return schema['additionalProperties'] ?? true
  return demands.length === 1 ? demands[0] : { allOf: demands }
}

function addDependents(flat: Schema, keys: Set<string>): void {
  if (!isSchema(flat['dependentRequired'])) return
  for (const key of keys)
    if (Object.hasOwn(flat['dependentRequired'], key))
      for (const needed of toList(flat['dependentRequired'][key])) if (typeof needed === 'string') keys.add(needed)
}

/** A map without named properties gets one entry where all optional properties are written. */
function countOthers(flat: Schema, keys: ReadonlySet<string>, position: Position, generation: Generation): number {
  const rest = flat['additionalProperties']
  return keys.size === 0 &&
    isSchema(rest) &&
    generation.optional === 'all' &&
    position.depth < 3 &&
    generation.minimumDepth(rest) < Infinity
    ? 1
    : 0
}

/** Adds keys that the schema does not name until there are enough. */
function addOthers(
  flat: Schema,
  keys: Set<string>,
  min: number,
  max: number,
  position: Position,
  generation: Generation,
): void {
  const patterns = Object.keys(isSchema(flat['patternProperties']) ? flat['patternProperties'] : {})
  const properties = isSchema(flat['properties']) ? flat['properties'] : {}
  const limit = Math.min(min, max, 1000)
  for (let i = 0; keys.size < limit && i < limit * 4 + 40; i++) {
    const key = toKey(flat, patterns, i, position, generation)
    if (key === null) return
    if (keys.has(key) || Object.hasOwn(properties, key)) continue
    if (flat['propertyNames'] !== undefined && !accepts(flat['propertyNames'], key, generation.root, generation.steps))
      continue
    keys.add(key)
  }
}

function toKey(
  flat: Schema,
  patterns: readonly string[],
  i: number,
  position: Position,
  generation: Generation,
): string | null {
  if (flat['propertyNames'] !== undefined) {
    const name = generation.generate(
      { allOf: [{ type: 'string' }, flat['propertyNames']] },
      { name: 'key', description: '', facts: position.facts, depth: position.depth + 1, variant: i },
    )
    return typeof name === 'string' ? name : `key${i + 1}`
  }
  if (flat['additionalProperties'] !== false) return `key${i + 1}`
  const pattern = patterns[i % Math.max(1, patterns.length)]
  if (pattern === undefined) return null
  const write = createMatchWriter(pattern)
  if (write === null) return null
  const key = write(createRandomAt(generation, { ...position, variant: i }), i % 8)
  const longer = i === 0 ? key : key + String(i)
  return acceptsPattern(pattern, longer) ? longer : key
}
