/** Generates arguments from schemas: texts of the message where they fit, for recursive, contradictory and hostile schemas too. */
import { expect, test } from 'vitest'
import { generateFromSchema } from '../../../../../mocks/completion/arguments/generate.ts'
import { readFacts } from '../../../../../mocks/completion/facts.ts'

const nowSeconds = 1_788_220_800 // 2026-09-01

function generate(schema: unknown, text = '', optional: 'mentioned' | 'all' = 'mentioned'): unknown {
  return JSON.parse(
    JSON.stringify(generateFromSchema(schema, readFacts(text, /[\u4e00-\u9fff]/.test(text), nowSeconds), { optional })),
  )
}

function property(name: string, schema: unknown, text: string): unknown {
  return (
    generate({ type: 'object', properties: { [name]: schema }, required: [name] }, text) as Record<string, unknown>
  )[name]
}

const string = { type: 'string' }

test.each([
  ['city', string, 'How is the weather in San Francisco?', 'San Francisco'],
  ['city', string, '杭州的天气怎么样', '杭州'],
  ['location', string, 'weather in Florence, Italy please', 'Florence, Italy'],
  ['unit', { type: 'string', enum: ['celsius', 'fahrenheit'] }, 'in Fahrenheit please', 'fahrenheit'],
  ['status', { type: 'string', enum: ['open', 'in_progress', 'done'] }, 'set it to in progress', 'in_progress'],
  ['limit', { type: 'integer' }, 'the first results, limit 7, of 90', 7],
  ['count', { type: 'integer', minimum: 1, maximum: 10 }, 'give me 400 or 4', 4],
  ['amount', { type: 'number' }, 'transfer $1,250.75 now', 1250.75],
  ['email', { type: 'string', format: 'email' }, 'write to ann.lee@example.org', 'ann.lee@example.org'],
  ['url', { type: 'string', format: 'uri' }, 'open https://kimi.example/docs?x=1.', 'https://kimi.example/docs?x=1'],
  ['date', { type: 'string', format: 'date' }, 'book it for tomorrow', '2026-09-02'],
  ['date', { type: 'string', format: 'date' }, 'on 2026-12-24', '2026-12-24'],
  ['date', string, '后天出发', '2026-09-03'],
  ['time', string, 'wake me at 7:45', '07:45'],
  ['title', string, 'create a page called "My plan"', 'My plan'],
  ['query', string, 'search for the latest Kimi models', 'the latest Kimi models'],
  ['expression', string, 'compute 12 * (3 + 4)', '12 * (3 + 4)'],
  ['origin', string, 'a flight from Berlin to Rome', 'Berlin'],
  ['to', string, 'fly from Oslo to Rome on Friday', 'Rome'],
  ['to', string, 'fly from Oslo to New York with a friend', 'New York'],
  ['destination', string, 'a flight from Berlin to Rome', 'Rome'],
  ['path', string, 'read src/main.ts', 'src/main.ts'],
  ['cities', { type: 'array', items: string }, 'compare Paris and London', ['Paris', 'London']],
  ['language', string, 'translate this to French', 'French'],
  ['name', string, 'Jason is 25 years old', 'Jason'],
  ['name', string, 'Extract the user. John Smith has two cats.', 'John Smith'],
  ['name', string, 'Extract: Ann, 31', 'Ann'],
  ['name', string, 'Write to my colleague. It is urgent.', 'Alex'],
  ['age', { type: 'integer' }, 'Extract: Ann, 31', 31],
  ['location', string, 'weather in San Francisco, CA?', 'San Francisco, CA'],
  [
    'cities',
    { type: 'array', items: string },
    'in San Francisco, Tokyo, and Paris',
    ['San Francisco', 'Tokyo', 'Paris'],
  ],
  ['from', string, 'Convert 100 USD to EUR', 'USD'],
  ['to', string, '明天北京到上海的航班', '上海'],
  ['timezone', string, 'What time is it in Tokyo?', 'Asia/Tokyo'],
  ['command', string, 'Please run npm test.', 'npm test'],
  ['date', string, 'the fair is on Friday', 'Friday'],
  ['date', string, 'book it', '2026-09-01'],
])('%s of %j from %j', (name, schema, text, value) => {
  expect(property(name, schema, text)).toEqual(value)
})

test('optional properties are written if the message mentions them, or if all are wanted', () => {
  const schema = {
    type: 'object',
    properties: { city: string, unit: { type: 'string', enum: ['celsius', 'fahrenheit'] } },
    required: ['city'],
  }
  expect(generate(schema, 'weather in Rome')).toEqual({ city: 'Rome' })
  expect(generate(schema, 'weather in Rome in celsius')).toEqual({ city: 'Rome', unit: 'celsius' })
  expect(generate(schema, 'weather in Rome', 'all')).toEqual({ city: 'Rome', unit: 'celsius' })
})

test.each([
  [
    'a property called __proto__',
    JSON.parse('{"type":"object","properties":{"__proto__":{"type":"integer"}},"required":["__proto__"]}'),
    '{"__proto__":1}',
  ],
  ['no schema at all', undefined, '{}'],
  [
    'a recursive list',
    {
      $ref: '#/$defs/n',
      $defs: {
        n: {
          type: 'object',
          properties: { next: { anyOf: [{ $ref: '#/$defs/n' }, { type: 'null' }] } },
          required: ['next'],
        },
      },
    },
    /null/,
  ],
])('%s', (_, schema, expected) => {
  const json = JSON.stringify(generate(schema))
  if (typeof expected === 'string') expect(json).toBe(expected)
  else expect(json).toMatch(expected)
})

test.each([
  ['a reference to itself', { $ref: '#' }],
  ['references in a circle', { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } }],
  ['a recursion without end', { type: 'object', properties: { x: { $ref: '#' } }, required: ['x'] }],
  ['false', false],
  ['a reference to nowhere', { $ref: '#/$defs/none' }],
  ['an empty enum', { type: 'object', properties: { a: { enum: [] } }, required: ['a'] }],
  [
    'bounds that exclude each other',
    { type: 'object', properties: { a: { type: 'integer', minimum: 5, maximum: 4 } }, required: ['a'] },
  ],
  ['a length beyond every bound', { type: 'string', minLength: 1e12 }],
  ['more items than memory holds', { type: 'array', items: { type: 'integer' }, minItems: 1e12 }],
  ['more properties than memory holds', { type: 'object', minProperties: 1e12 }],
  ['an invalid pattern', { type: 'string', pattern: '([' }],
  ['a pattern that backtracks exponentially', { type: 'string', pattern: '^(([a-z])+.)+[A-Z]([a-z])+$' }],
  [
    'keywords of wrong types',
    { type: 5, properties: [], required: 'x', enum: {}, anyOf: 3, items: 7, pattern: 1, minLength: 'a', multipleOf: 0 },
  ],
  [
    'a value that doubles at each level',
    {
      $ref: '#/$defs/l30',
      $defs: Object.fromEntries(
        Array.from({ length: 31 }, (__, i) => [
          `l${i}`,
          i === 0
            ? { type: 'string' }
            : {
                type: 'object',
                properties: { a: { $ref: `#/$defs/l${i - 1}` }, b: { $ref: `#/$defs/l${i - 1}` } },
                required: ['a', 'b'],
              },
        ]),
      ),
    },
  ],
])('a schema that no value satisfies is answered: %s', (_, schema) => {
  expect(JSON.stringify(generate(schema)).length).toBeLessThan(2_000_000)
})

test.each<[schema: string, required: string[], keys: string[]]>([
  ['demands all properties, in another order', ['b', 'a'], ['a', 'b']],
  ['names one property twice and not the other', ['a', 'a'], ['a']],
  ['demands a property that it does not describe', ['a', 'c'], ['a', 'c']],
])('writes the required keys in the order of the properties where the schema %s', (_, required, keys) => {
  const schema = { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'integer' } }, required }
  expect(Object.keys(generate(schema) as object)).toEqual(keys)
})

test('writes dependent keys although all described ones are required', () => {
  const schema = {
    type: 'object',
    properties: { a: string },
    required: ['a'],
    dependentRequired: { a: ['more'] },
  }
  expect(Object.keys(generate(schema) as object)).toEqual(['a', 'more'])
})
