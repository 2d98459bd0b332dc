/** Schemas with the problem that the dialect finds in them, from reports of the API and from the public validator (MoonshotAI/walle). */
export const text = { type: 'string' }
export const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more })
const besideAnyOf = 'when using anyOf, type should be defined in anyOf items instead of the parent schema'
const besideRef = 'when using $ref, type should be defined in the referenced schema instead of the parent schema'
export const endless = 'detected infinite recursion without termination condition'
const shared = (words: string) =>
  `conflicting keywords found in anyOf with parent: keywords (${words}) are defined on the parent schema and inside anyOf; remove them from the parent or from anyOf branches`

/** Recorded, or quoted from answers of the API. */
export const recorded: [object, string, string][] = [
  [
    object({ truncateMode: { enum: ['START', 'MIDDLE', 'END', 'NONE'] } }),
    'properties.truncateMode',
    'type is not defined',
  ],
  [object({ view: { enum: ['text', 'raw'] } }), 'properties.view', 'type is not defined'],
  [{ type: 'object', anyOf: [{ type: 'object' }] }, 'root', besideAnyOf],
  [object({ operation: { type: 'string', anyOf: [text] } }), 'properties.operation', besideAnyOf],
  [
    object(
      { a: { $ref: '#/$defs/__schema20' } },
      { $defs: { __schema20: { type: 'object', $ref: '#/$defs/b' }, b: text } },
    ),
    '$defs.__schema20',
    besideRef,
  ],
  [
    object({ v: { $ref: '#/$defs/V', description: 'mine' } }, { $defs: { V: { type: 'string', description: 'its' } } }),
    'properties.v',
    'conflicting keywords found after $ref expansion: description',
  ],
  [object({ pair: { type: 'array', items: [text, text] } }), 'properties.pair.items', 'items must be an object'],
  [
    object({ f: object({ d: { $ref: '#/properties/x' } }) }),
    'properties.f.properties.d.$ref',
    'references must start with #/$defs/',
  ],
  [
    object({ t: { type: 'array', items: { $ref: '#/definitions/T' } } }),
    'properties.t.items.$ref',
    'references must start with #/$defs/',
  ],
  [
    object({ tasks: { type: 'array', items: object({ outputSchema: true }) } }),
    'properties.tasks.items.properties',
    "property schema for 'outputSchema' must be an object",
  ],
  [object({ content: 'string' }), 'properties', "property schema for 'content' must be an object"],
  [
    object({ m: { type: 'array', items: object({}, { required: ['tag'] }) } }),
    'properties.m.items.required',
    "required property 'tag' is not defined in properties",
  ],
  [
    object({ x: { type: 'string', enum: ['a', null] } }),
    'properties.x.enum',
    'enum value (<nil>) does not match any type in [string]',
  ],
  [
    object({ t: object({ enabled: { type: 'string', enum: [true] } }) }),
    'properties.t.properties.enabled.enum',
    'enum value (true) does not match any type in [string]',
  ],
  [
    object({ jobs: { type: 'array', items: { properties: { a: text }, anyOf: [object({ a: text })] } } }),
    'properties.jobs.items',
    shared('properties'),
  ],
  [object({ p: { pattern: '^a', anyOf: [{ type: 'string', pattern: '^a' }] } }), 'properties.p', shared('pattern')],
  [
    object({ f: { type: 'array', items: { anyOf: [object({ op: { enum: ['a'] } })] } } }),
    'properties.f.items.anyOf.properties.op',
    'type is not defined',
  ],
]

/** From the public validator and its page. */
export const documented: [unknown, string, string][] = [
  [null, 'root', 'schema must be a dict'],
  [[], 'root', 'schema must be a dict'],
  ['x', 'root', 'schema must be a dict'],
  [{ type: 'unknown' }, 'root', 'invalid type'],
  [{ type: 5 }, 'root', 'type must be string or array of strings'],
  [{ type: [] }, 'root', 'type array cannot be empty'],
  [{ type: ['string', 'x'] }, 'root', 'invalid type in type array'],
  [
    object({ a: { type: ['object', 'null'], enum: [null] } }),
    'properties.a',
    'type object is not allowed in combination with enum',
  ],
  [object({ a: { type: 'integer', enum: [1.5] } }), 'properties.a.enum', 'not a valid integer'],
  [object({ a: { type: 'string', enum: [] } }), 'properties.a.enum', 'enum array cannot be empty'],
  [object({ a: { type: 'string', enum: 'a' } }), 'properties.a.enum', 'enum must be an array'],
  [{ type: 'object', properties: [] }, 'properties', 'properties must be an object'],
  [object({ $ref: text }), 'properties', "property name '$ref' is reserved for JSON Schema keywords"],
  [object({ a: text }, { required: 'a' }), 'required', 'required must be an array'],
  [object({ a: text }, { required: ['a', 1] }), 'required', 'items in required array must be strings'],
  [{ type: 'object', required: ['toString'] }, 'required', "required property 'toString' is not defined in properties"],
  [
    object({}, { additionalProperties: 'no' }),
    'additionalProperties',
    'additionalProperties must be a boolean or an object',
  ],
  [object({ a: { anyOf: [] } }), 'properties.a.anyOf', 'anyOf must have 1-500 items'],
  [object({ a: { anyOf: {} } }), 'properties.a.anyOf', 'anyOf must be an array'],
  [object({ a: { anyOf: [true] } }), 'properties.a.anyOf', 'schema in anyOf must be an object'],
  [object({ a: { type: 'string', description: 5 } }), 'properties.a.description', 'description must be a string'],
  [object({ a: { $ref: 5 } }), 'properties.a.$ref', '$ref must be a string'],
  [object({ a: { $ref: '#/$defs/' } }, { $defs: {} }), 'properties.a.$ref', 'definition name cannot be empty'],
  [object({ a: { $ref: '#/$defs/A' } }), 'properties.a.$ref', '$defs not found for reference: #/$defs/A'],
  [object({ a: { $ref: '#/$defs/A' } }, { $defs: {} }), 'root', 'invalid $ref path: #/$defs/A'],
  [object({ a: { $ref: '#/$defs/toString' } }, { $defs: {} }), 'root', 'invalid $ref path: #/$defs/toString'],
  [object({}, { $defs: { A: 5 } }), '$defs', '$defs schema must be object'],
  [object({}, { $defs: { 'a/b': text } }), '$defs', "$defs property name 'a/b' cannot contain '/' character"],
  [object({}, { $defs: [] }), '$defs', '$defs must be an object'],
  [
    object({ n: { type: ['array', 'null'], items: text } }),
    'properties.n',
    'keyword items is not allowed in combination with multiple types',
  ],
  [
    object({ n: { type: ['string', 'null'], default: null } }),
    'properties.n',
    'keyword default is not allowed in combination with multiple types',
  ],
  [
    object({ n: { type: ['string', 'null'], format: 'date' } }),
    'properties.n',
    'keyword format is not allowed in combination with multiple types',
  ],
  // A value that is not a number ends the check before "null" is compared.
  [object({ a: { type: ['integer', 'null'], enum: [1, null] } }), 'properties.a.enum', 'not a valid integer'],
  [
    object({ a: { type: 'string', enum: [1_000_000, ['a', null]] } }),
    'properties.a.enum',
    'enum value (1e+06) does not match any type in [string]',
  ],
  [
    object({ a: { type: 'string', enum: [{ b: 0.000_01, a: [null, true] }] } }),
    'properties.a.enum',
    'enum value (map[a:[<nil> true] b:1e-05]) does not match any type in [string]',
  ],
  [
    object({ a: { $ref: '#/$defs/A', anyOf: [text] } }, { $defs: { A: text } }),
    'properties.a',
    'invalid schema after $ref expansion: (when using anyOf, type should be defined in anyOf items instead of the parent schema)',
  ],
  [
    object({ a: { $ref: '#/$defs/A', minLength: 1 } }, { $defs: { A: { type: 'string', minLength: 2 } } }),
    'properties.a',
    'conflicting keywords found after $ref expansion: keywords (minLength) are defined both alongside "$ref" and in the referenced schema; remove the duplicates',
  ],
  [
    object({ a: { $ref: '#/$defs/A', minLength: 1 } }, { $defs: { A: { anyOf: [{ type: 'string', minLength: 2 }] } } }),
    'properties.a',
    'conflicting keywords found in anyOf after ref expansion: keywords (minLength) are defined alongside "$ref" and inside anyOf in the referenced schema; define them in only one place',
  ],
  [
    object({ a: { not: { $ref: '#/$defs/A' } } }, { $defs: { A: text } }),
    'properties.a.not',
    '$ref is not allowed in this schema.',
  ],
  [
    object({ a: { $ref: '#/$defs/A' } }, { $defs: { A: nest(30) } }),
    'root',
    'schema depth exceeds maximum limit of 30',
  ],
  [
    object({ a: { $ref: '#/$defs/A' } }, { $defs: { A: { anyOf: [{ $ref: '#/$defs/B' }] }, B: nest(30) } }),
    'root',
    'schema depth exceeds maximum limit of 30',
  ],
  [object({ node: { $ref: '#' } }, { required: ['node'] }), 'properties.node', endless],
  [
    object(
      { x: { $ref: '#/$defs/a' } },
      { required: ['x'], $defs: { a: object({ y: { $ref: '#/$defs/a' } }, { required: ['y'] }) } },
    ),
    'properties.x',
    endless,
  ],
  [
    object({ name: text, list: { type: 'array', items: { $ref: '#' } } }, { required: ['list'] }),
    'properties.list.items',
    endless,
  ],
  [nest(31), Array.from({ length: 31 }, () => 'properties.a').join('.'), 'schema depth exceeds maximum limit of 30'],
]

export const accepted: unknown[] = [
  {},
  { type: 'object' },
  object(
    { a: text, b: { type: 'integer', default: 10 }, c: { type: 'array', items: { type: 'number' } } },
    { required: ['a'] },
  ),
  object({ a: {} }),
  // Only an enum needs a type beside it.
  object({ a: { description: 'd' }, b: { const: 1 }, c: { properties: { d: { title: 'e' } } } }),
  // At the level of strictness that the API uses, the validator does not compare ranges.
  object({ a: { type: 'string', minLength: 5, maxLength: 2 }, b: { type: 'integer', minimum: 'x' } }),
  object({ a: { type: 'array', minItems: -1, title: 5 } }),
  // One required property that ends is enough.
  object({ name: text, node: { $ref: '#' } }, { required: ['name', 'node'] }),
  object({ a: { $ref: '#/$defs/A' } }, { $defs: { A: nest(29) } }),
  object({ a: { type: ['string', 'null'], description: 'd' } }),
  object({ a: { type: ['string', 'null'], enum: ['x', null] } }),
  object({ a: { type: ['null', 'integer'], enum: [1, null] } }),
  object({ a: { type: ['string', 'null'], enum: ['x', null], default: null } }),
  object({ a: { anyOf: [text, { type: 'null' }], description: 'd', default: null } }),
  object({ a: { anyOf: [{ type: 'string', description: 'b' }], description: 'd' } }),
  object({ a: { oneOf: [text] } }),
  object({ a: { type: 'array', prefixItems: [text], minItems: 1, maxItems: 1 } }),
  object(
    { a: { type: 'string', format: 'date', pattern: '^a', minLength: 1, maxLength: 1 } },
    { $schema: 'x', $id: 'y' },
  ),
  object({ a: { $ref: '#/$defs/A', description: 'd' } }, { $defs: { A: text } }),
  object({ a: { $ref: '#/$defs/A/properties/b' } }, { $defs: { A: object({ b: text }) } }),
  object({ child: { $ref: '#' }, name: text }, { required: ['name'] }),
  object({ list: { type: 'array', items: { $ref: '#' } } }),
  object(
    { head: { $ref: '#/$defs/node' } },
    {
      required: ['head'],
      additionalProperties: false,
      $defs: {
        node: object(
          { next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] }, value: text },
          { required: ['next', 'value'] },
        ),
      },
    },
  ),
  object({ 'a.b': text, 'c/d': text, type: text, items: text }),
  object({}, { additionalProperties: { type: 'string' } }),
  nest(30),
]

function nest(levels: number): object {
  return levels === 0 ? text : object({ a: nest(levels - 1) })
}
