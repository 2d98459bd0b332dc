/** Structured output: compact, valid, with the keys the prompt names (Kimi-Vendor-Verifier, test_response_format.py, 2026-08). */
import { expect, test } from 'vitest'
import { findKeys } from '../../../../mocks/completion/json-keys.ts'
import { say } from './ask.ts'

const json = { response_format: { type: 'json_object' } }

test.each([
  ["Return the weather of Beijing as JSON. The response must contain a key named 'city'.", '{"city":"Beijing"}'],
  ['Output the empty JSON object', '{}'],
  ['Reply with exactly this JSON: {"a": 1, "b": [true, null]}', '{"a":1,"b":[true,null]}'],
  ['Reply with JSON: keys name, age and city', '{"name":"Alex","age":30,"city":"Beijing"}'],
])('json_object: %s', (text, content) => {
  expect(say(text, json)).toBe(content)
})

test('json_object without named keys is an object with the answer', () => {
  expect(JSON.parse(say('What is the capital of France? Use JSON.', json))).toEqual({
    answer: expect.stringContaining('Paris') as string,
  })
})

test('json_schema keeps the schema, with every property, and stays compact', () => {
  const schema = {
    type: 'object',
    properties: { city: { type: 'string' }, temperature: { type: 'number' }, unit: { enum: ['C', 'F'] } },
    required: ['city', 'temperature'],
    additionalProperties: false,
  }
  const content = say('Return the weather of Beijing as JSON following the schema.', {
    response_format: { type: 'json_schema', json_schema: { name: 'weather', schema } },
  })
  expect(content).not.toMatch(/[\n\t]/)
  expect(JSON.parse(content)).toEqual({ city: 'Beijing', temperature: expect.any(Number) as number, unit: 'C' })
})

test.each([
  ["a key named 'city'", ['city']],
  ['答案需要包含键 capital。', ['capital']],
  ['a JSON with "title" and "tags" fields', ['title', 'tags']],
  ['with keys: a, b, c', ['a', 'b', 'c']],
  ['fields name (string), age (number) and email', ['name', 'age', 'email']],
  ['包含字段 name、age 和 city', ['name', 'age', 'city']],
  ['the keys name and price only', ['name', 'price']],
  ['as JSON following the schema', []],
])('keys of %j', (text, keys) => {
  expect(findKeys(text)).toEqual(keys)
})
