/** Draws JSON Schemas of Moonshot's dialect: most of them valid, some with one or more problems. */
import type { Random } from '../../../mocks/common/index.ts'

type Schema = Record<string, unknown>

/** Draws one schema; the same random source gives the same schemas. */
export function drawSchema(random: Random): Schema {
  const drawer = createDrawer(random, 0.35 * random.next())
  const schema = drawer.object(1 + random.integer(3))
  if (drawer.names.size > 0 || random.next() < 0.2) schema['$defs'] = drawer.definitions()
  if (random.next() < 0.08) schema['$schema'] = 'https://json-schema.org/draft/2020-12/schema'
  if (random.next() < 0.05) schema['$id'] = random.next() < 0.8 ? 'https://example.com/a' : 5
  return random.next() < 0.06 ? drawer.any(2) : schema
}

/** Schemas at the limits that random drawing does not reach: depth, also through references, and slashes in definitions. */
export function listEdges(): Schema[] {
  const text = { type: 'string' }
  const nest = (levels: number): Schema =>
    levels === 0 ? text : { type: 'object', properties: { a: nest(levels - 1) } }
  const reference = { $ref: '#/$defs/A' }
  const throughUnion = { anyOf: [{ $ref: '#/$defs/B' }] }
  return [
    ...[29, 30, 31].flatMap((levels): Schema[] => [
      nest(levels),
      { type: 'object', properties: { a: reference }, $defs: { A: nest(levels - 1) } },
      { type: 'object', properties: { a: reference }, $defs: { A: throughUnion, B: nest(levels - 1) } },
      { type: 'array', items: reference, $defs: { A: { type: 'object', additionalProperties: nest(levels) } } },
    ]),
    ...[{ 'x/y': text }, { a: { 'x/y': 1 } }, { a: [{ 'x/y': 1 }] }, { a: [[{ 'x/y': 1 }]] }].map(
      (members): Schema => ({ type: 'object', $defs: { A: { type: 'object', properties: members } } }),
    ),
  ]
}

const typeNames = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object']
const propertyNames = ['a', 'b', 'c', 'name', 'items', 'type', 'x.y', 'c/d', 'ä', 'toString']
const reservedNames = ['$ref', '$defs', 'anyOf', 'required', 'additionalProperties']
const definitionNames = ['A', 'B', 'C', 'D']

/** Creates the functions that draw parts; `rate` is the share of parts that are replaced by a problem. */
function createDrawer(random: Random, rate: number) {
  /** Definitions to which a reference was drawn. */
  const names = new Set<string>()
  const draws = createDraws(random, rate)
  const { pick, chance, spoil } = draws

  function annotate(schema: Schema): Schema {
    if (chance(0.25)) schema['description'] = spoil() ? pick<unknown>([5, null, ['d']]) : 'd'
    if (chance(0.1)) schema['title'] = spoil() ? 5 : 't'
    if (chance(0.1))
      schema['default'] = chance(0.1) ? { $ref: pick<unknown>(['x', 5, '#/$defs/A']) } : drawLiteral(draws)
    if (chance(0.06)) schema[pick(['format', 'const', 'examples', 'nullable', 'deprecated'])] = drawLiteral(draws)
    if (chance(0.03))
      schema[pick(['not', 'if', 'oneOf', 'allOf', 'patternProperties'])] = chance(0.5) ? [any(0)] : any(0)
    return schema
  }

  function array(level: number): Schema {
    const schema: Schema = { type: 'array' }
    if (chance(0.85)) schema['items'] = spoil() ? pick<unknown>([[{ type: 'string' }], true, null]) : any(level - 1)
    drawRanges(draws, schema, ['minItems', 'maxItems'])
    return schema
  }

  function object(level: number): Schema {
    const properties: Schema = {}
    for (let count = random.integer(4); count > 0; count--) {
      const name = spoil(0.3) ? pick(reservedNames) : pick(propertyNames)
      properties[name] = spoil() ? pick<unknown>([true, 'string', null, []]) : any(level - 1)
    }
    const schema: Schema = { type: 'object' }
    if (chance(0.9)) schema['properties'] = spoil(0.3) ? pick<unknown>([[], 'x']) : properties
    if (chance(0.4))
      schema['required'] = spoil()
        ? pick<unknown>(['a', ['nope'], ['a', 1], null])
        : Object.keys(properties).slice(0, random.integer(4))
    if (chance(0.3)) schema['additionalProperties'] = spoil() ? 'no' : pick<unknown>([false, true, {}, any(level - 1)])
    if (spoil(0.1)) schema['$defs'] = pick<unknown>([{ A: { type: 'string' } }, { 'a/b': {} }, []])
    return annotate(schema)
  }

  function union(level: number): Schema {
    const branches = Array.from({ length: 1 + random.integer(3) }, () => any(level - 1))
    const schema: Schema = { anyOf: spoil() ? pick<unknown>([[], {}, [true]]) : branches }
    if (spoil(0.8))
      Object.assign(
        schema,
        pick<Schema>([
          { type: 'string' },
          { pattern: '^a' },
          { minLength: 1 },
          { properties: {} },
          drawReference(draws, names),
        ]),
      )
    return annotate(schema)
  }

  function any(level: number): Schema {
    if (spoil(0.5))
      return pick<Schema>([
        {},
        { enum: ['x'] },
        { description: 'd' },
        { type: 'text' },
        { type: 5 },
        { type: [] },
        { minLength: 2 },
      ])
    const kind = random.next()
    if (kind < 0.12) return annotate(drawReference(draws, names))
    if (kind < 0.2) return typeListOrAnnotated()
    if (level <= 0 || kind < 0.5) return annotate(drawScalar(draws))
    if (kind < 0.65) return annotate(array(level))
    return kind < 0.85 ? object(level) : union(level)
  }

  function typeListOrAnnotated(): Schema {
    const schema = drawTypeList(draws)
    if (chance(0.5)) schema['description'] = 'd'
    return spoil() ? annotate(schema) : schema
  }

  function definitions(): Schema {
    const found: Schema = {}
    for (let rounds = 0; rounds < 4; rounds++) {
      for (const name of names) found[name] ??= spoil(0.3) ? pick<unknown>([true, 'x']) : any(2)
    }
    for (const name of names) if (spoil(0.3)) delete found[name]
    if (spoil(0.2)) found[pick(['', 'a/b'])] = { type: 'string' }
    return found
  }

  return { names, object, any, definitions }
}

/** Random choices; `spoil` is true for a part that is replaced by a problem. */
interface Draws {
  random: Random
  pick<Item>(list: readonly Item[]): Item
  chance(share: number): boolean
  spoil(share?: number): boolean
}

function createDraws(random: Random, rate: number): Draws {
  const chance = (share: number): boolean => random.next() < share
  return {
    random,
    pick: (list) => list[random.integer(list.length)]!,
    chance,
    spoil: (share = 0.2) => chance(rate * share),
  }
}

function drawLiteral({ pick }: Draws): unknown {
  return pick<unknown>([
    'x',
    'y',
    '',
    1,
    2.5,
    -3,
    1_000_000,
    0.000_01,
    true,
    false,
    null,
    [1, 'a', null],
    { b: 1, a: null },
  ])
}

/** Values of a type for `enum`; sometimes with one of another type. */
function drawEnumeration(draws: Draws, type: string): unknown[] {
  const { random, spoil } = draws
  const values: Record<string, unknown[]> = {
    string: ['x', 'y', 'z'],
    number: [1, 2.5, 1_000_000],
    integer: [1, 2, 3],
    boolean: [true, false],
    null: [null],
    array: [[1], []],
    object: [{ a: 1 }, {}],
  }
  const list = [...(values[type] ?? [])].slice(0, 1 + random.integer(3))
  if (spoil(0.6)) list.splice(random.integer(list.length + 1), 0, drawLiteral(draws))
  return list
}

/** Sets none, one or both of two bounds. */
function drawRanges({ random, pick, chance, spoil }: Draws, schema: Schema, pair: readonly [string, string]): void {
  for (const keyword of pair) {
    if (chance(0.35)) schema[keyword] = spoil(0.6) ? pick<unknown>([-1, 1.5, 'x', null]) : random.integer(6)
  }
}

function drawScalar(draws: Draws): Schema {
  const { pick, chance, spoil } = draws
  const type = pick(['string', 'string', 'number', 'integer', 'boolean', 'null'])
  const schema: Schema = { type }
  if (chance(0.25)) schema['enum'] = spoil() ? pick<unknown>([[], 'x', { a: 1 }, null]) : drawEnumeration(draws, type)
  if (type === 'string') {
    drawRanges(draws, schema, ['minLength', 'maxLength'])
    if (chance(0.15)) schema['pattern'] = spoil() ? 5 : '^a'
  } else if (type === 'number' || type === 'integer') drawRanges(draws, schema, ['minimum', 'maximum'])
  return schema
}

/** A schema with a list of types. */
function drawTypeList(draws: Draws): Schema {
  const { random, pick, chance, spoil } = draws
  const count = chance(0.8) ? 2 : random.integer(4)
  const list = Array.from({ length: count }, () => pick(typeNames))
  if (chance(0.6) && list.length > 0) list[random.integer(list.length)] = 'null'
  const schema: Schema = { type: list }
  if (chance(0.3)) schema['enum'] = drawEnumeration(draws, list[0] ?? 'string')
  if (spoil(0.8))
    Object.assign(schema, pick<Schema>([{ items: { type: 'string' } }, { minLength: 1 }, { properties: {} }]))
  return schema
}

/** A reference, mostly to a definition, which is added to `names`. */
function drawReference(draws: Draws, names: Set<string>): Schema {
  const { pick, chance, spoil } = draws
  if (spoil(0.4))
    return { $ref: pick<unknown>(['#/definitions/A', '#/$defs/', 5, '#/properties/a', 'https://example.com']) }
  if (chance(0.15)) return { $ref: '#' }
  const name = pick(definitionNames)
  names.add(name)
  const schema: Schema = { $ref: `#/$defs/${name}${chance(0.06) ? '/properties/a' : ''}` }
  if (spoil(0.8))
    Object.assign(
      schema,
      pick<Schema>([{ minLength: 1 }, { type: 'string' }, { items: {} }, { default: 1 }, { properties: {} }]),
    )
  return schema
}
