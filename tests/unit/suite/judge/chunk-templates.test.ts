/** A chunk matches a template when it differs from an earlier chunk only in its variable parts; any other chunk is judged in full. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTemplateCache } from '../../../suite/judge/chunk-templates.ts'
import { draws } from '../../draws.ts'

const text = (content: string, rest = '') =>
  `{"id":"c-1","choices":[{"index":0,"delta":{"content":"${content}"},"finish_reason":null}]${rest}}`

const cacheFor = (known: string) => {
  const cache = createTemplateCache()
  cache.learn(known, JSON.parse(known))
  return cache
}

test.each([
  ['other words', 'lo', ''],
  ['an escaped quote and backslash', 'a \\"b\\" c\\\\', ''],
  ['a line feed', 'a\\nb', ''],
  ['letters beyond ASCII', 'é', 'é'],
  ['an escape by number', '\\u00e9', '\\u00e9'],
  ['an escaped backslash before u', 'a\\\\u', ''],
])('%s match the template', (_claim, content, newText) => {
  const cache = cacheFor(text('Hel'))
  expect(cache.find(text(content))).toMatchObject({ newText, chunk: JSON.parse(text(content)) as object })
})

test.each([
  ['an empty string', text('')],
  ['another id', text('a').replace('c-1', 'c-2')],
  ['another index', text('a').replace('"index":0', '"index":1')],
  ['a member after the string', text('a","role":"user')],
  ['a member at the end', text('a', ',"usage":{}')],
  ['another spacing', text('a').replace('"delta":', '"delta": ')],
  ['a string that does not end where the known one did', text('a\\')],
  ['the same name twice', text('a","content":"b')],
])('%s does not match', (_claim, other) => {
  expect(cacheFor(text('Hel')).find(other)).toBeNull()
})

test.each([
  ['a chunk that ends its choice', text('a').replace('null', '"stop"')],
  ['a chunk with usage', text('a', ',"usage":{"total_tokens":1}')],
  ['a chunk with two choices', text('a').replace('[{', '[{"index":1,"delta":{}},{')],
  ['a chunk without text', text('')],
])('%s is not learned', (_claim, known) => {
  const cache = cacheFor(known)
  expect(cache.find(known)).toBeNull()
})

test('reasoning and content have a template each', () => {
  const reasoning = text('a').replace('content', 'reasoning_content')
  const cache = cacheFor(text('a'))
  cache.learn(reasoning, JSON.parse(reasoning))
  const content = cache.find(text('b'))!.template
  expect(cache.find(reasoning.replace('"a"', '"b"'))!.template).not.toBe(content)
  expect(cache.find(text('c'))!.template).toBe(content)
})

const padded = (content: string, members: string) => text(content, `,${members}`)
test.each<[claim: string, known: string, other: string, newText: string | null]>([
  ['another padding', padded('a', '"pad":"x1"'), padded('b', '"pad":"y22"'), ''],
  ['an empty padding', padded('a', '"pad":"x1"'), padded('b', '"pad":""'), ''],
  ['another time, python’s spacing', padded('a', '"ms": 1.5'), padded('b', '"ms": 20'), ''],
  ['a padding before the choices', `{"pad":"x",${text('a').slice(1)}`, `{"pad":"yy",${text('b').slice(1)}`, ''],
  ['a padding that is not ASCII', padded('a', '"pad":"x"'), padded('b', '"pad":"é"'), padded('b', '"pad":"é"')],
  ['a padding that became a number', padded('a', '"pad":"x"'), padded('b', '"pad":1'), null],
  ['a time that became null', padded('a', '"ms":1'), padded('b', '"ms":null'), null],
  ['a padding and one member more', padded('a', '"pad":"x"'), padded('b', '"pad":"y","pad":"z"'), null],
  ['another fingerprint', padded('a', '"system_fingerprint":"x"'), padded('b', '"system_fingerprint":"y"'), null],
  ['another type', padded('a', '"service_tier":"x"'), padded('b', '"service_tier":"y"'), null],
  ['a name that stands in the delta too', padded('a', '"content":"x"'), padded('b', '"content":"y"'), null],
])('%s beside the increment', (_claim, known, other, newText) => {
  const cache = cacheFor(known)
  expect(cache.find(other)?.newText ?? null).toBe(newText)
  if (newText !== null) expect(JSON.stringify(cache.find(other)!.chunk)).toBe(JSON.stringify(JSON.parse(other)))
})

test('a stream without repeated chunks stops learning, and tries again every 512 chunks', () => {
  const cache = createTemplateCache()
  const learnDifferent = (count: number) => {
    for (let at = 0; at < count; at++) {
      const different = text('a', `,"n":${at}`)
      cache.learn(different, JSON.parse(different))
    }
  }
  learnDifferent(100)
  cache.learn(text('a'), JSON.parse(text('a')))
  expect(cache.find(text('b'))).toBeNull()
  learnDifferent(512 - 102)
  cache.learn(text('a'), JSON.parse(text('a')))
  expect(cache.find(text('b'))).not.toBeNull()
})

test.each<[claim: string, other: string]>([
  ['an escape that JSON does not have', text('\\x41')],
  ['an escape by number that is incomplete', text('\\u00e')],
  ['a line feed that is not escaped', text('a\nb')],
  ['a control character', text('a\u0001')],
  ['no closing quote', text('a').replace('"},"finish', '},"finish')],
])('%s does not match, as JSON.parse refuses it', (_claim, other) => {
  expect(() => JSON.parse(other) as unknown).toThrow(SyntaxError)
  expect(cacheFor(text('Hel')).find(other)).toBeNull()
})

test.each(['01', '1.', '.5', '1e', '--1', '1.2.3', '+1'])(
  'the number %s does not match, as JSON.parse refuses it',
  (number) => {
    expect(cacheFor(padded('a', '"ms":1')).find(padded('b', `"ms":${number}`))).toBeNull()
  },
)

test.each<[claim: string, known: string, other: string, matches: boolean]>([
  ['other values', '{"a":1,"b":["x"]}', '{"a":22,"b":["y","z"]}', true],
  ['a string with brackets and quotes', '{"a":"x"}', '{"a":"}]\\"{"}', true],
  ['another spacing', '{"a":1}', '{ "a" : 1 }', true],
  ['a fraction', '{"a":1}', '{"a":1.5}', true],
  ['a member more', '{"a":1}', '{"a":1,"b":2}', false],
  ['a member less', '{"a":1,"b":2}', '{"a":1}', false],
  ['another name', '{"a":1}', '{"b":1}', false],
  ['another type', '{"a":1}', '{"a":"1"}', false],
  ['null for an object', '{"a":{"b":1}}', '{"a":null}', false],
  ['an item of another type', '{"a":[1]}', '{"a":["x"]}', false],
  ['a name that occurs twice', '{"a":1}', '{"a":1,"a":1}', false],
  ['JSON that is not valid', '{"a":1}', '{"a":01}', false],
])('a nested undocumented member with %s', (_claim, known, other, matches) => {
  const match = cacheFor(padded('a', `"timings":${known}`)).find(padded('b', `"timings":${other}`))
  expect(match !== null).toBe(matches)
  if (match) expect(JSON.stringify(match.chunk)).toBe(JSON.stringify(JSON.parse(padded('b', `"timings":${other}`))))
})

const fragment = (args: string) =>
  `{"id":"c-1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"${args}"}}]},"finish_reason":null}]}`

test('the chunk of a call fragment has the new arguments and leaves the template unchanged', () => {
  const cache = cacheFor(fragment('{'))
  const [first, second] = [cache.find(fragment('\\"a\\"'))!, cache.find(fragment('}'))!]
  expect(first.chunk).toEqual(JSON.parse(fragment('\\"a\\"')))
  expect(second.chunk).toEqual(JSON.parse(fragment('}')))
})

test('a match always equals what JSON.parse returns, for any characters in the slots', () => {
  const known = padded('a', '"pad":"x","ms":1,"t":{"a":"y"}')
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      '\\',
      '\\"',
      '\\u0041',
      '\\u',
      '\n',
      '{',
      '}',
      ',',
      ':',
      '0',
      '-',
      '.',
      'e',
      '"pad":"',
      'é',
      '\ud83e',
    ),
    fc.string({ maxLength: 3 }),
  )
  const pieces = fc.array(piece, { maxLength: 4 }).map((list) => list.join(''))
  fc.assert(
    fc.property(pieces, pieces, pieces, pieces, (content, pad, number, nested) => {
      const other = padded(content, `"pad":"${pad}","ms":1${number},"t":{"a":"${nested}"}`)
      const match = cacheFor(known).find(other)
      if (match !== null) expect(JSON.stringify(match.chunk)).toBe(JSON.stringify(JSON.parse(other)))
    }),
    draws({ numRuns: 3000, seed: 20_261_127 }),
  )
})
