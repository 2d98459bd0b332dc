/** JSON of unknown origin: what is parsed, and the message of a refusal. */
import { expect, test } from 'vitest'
import { maximumDepth, parseJson } from '../../../openapi/bounded-json.ts'

const arrays = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

test.each([
  ['arrays', arrays],
  ['objects', objects],
])('%s that nest as deep as the limit are parsed, and one level more is refused', (_, nest) => {
  expect(parseJson(nest(maximumDepth)).problem).toBeNull()
  expect(parseJson(nest(maximumDepth + 1))).toEqual({
    json: undefined,
    problem: 'deep',
    reason: `nested deeper than ${maximumDepth} levels`,
  })
})

test('brackets beside the deepest ones do not count', () => {
  expect(parseJson(`[[],${arrays(maximumDepth - 1)}]`).problem).toBeNull()
  expect(parseJson(`[[],${arrays(maximumDepth)}]`).problem).toBe('deep')
})

test('brackets in strings, and brackets side by side, are no levels', () => {
  const text = JSON.stringify({ a: '['.repeat(2000), b: `\\"${'{'.repeat(2000)}` })
  expect(parseJson(text)).toMatchObject({ json: JSON.parse(text) as unknown, problem: null })
  expect(parseJson(`[${'[],'.repeat(2000)}[]]`).problem).toBeNull()
})

test('the depth that the caller has counted decides alone', () => {
  expect(parseJson('[]', maximumDepth).problem).toBeNull()
  expect(parseJson('[]', maximumDepth + 1).problem).toBe('deep')
})

test.each([
  ['{"key": sk-secret}', 'a syntax error'],
  ['{"a": "sk-secret', 'a syntax error at character 16'],
  ['', 'it ends too early'],
])('the reason for %s quotes nothing of it', (text, reason) => {
  expect(parseJson(text)).toEqual({ json: undefined, problem: 'syntax', reason })
})
