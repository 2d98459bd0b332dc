/** Structured output: compact, valid, with the keys the prompt names (Kimi-Vendor-Verifier, test_response_format.py, 2026-08). */
import { expect, test } from 'vitest'
import { findKeys } from '../../../../mocks/completion/json-keys.ts'
import { completeRequest, say } from './complete-request.ts'

const json = { response_format: { type: 'json_object' } }

test.each([
  ["Return the weather of Beijing as JSON. The response must contain a key named 'city'.", '{"city":"Beijing"}'],
  ['Output the empty JSON object', '{}'],
  ['Reply with exactly this JSON: {"a": 1, "b": [true, null]}', '{"a":1,"b":[true,null]}'],
  ['Reply with JSON: keys name, age and city', '{"name":"Alex","age":30,"city":"Beijing"}'],
])('json_object: %s', (text, content) => {
  expect(say(text, json)).toBe(content)
})

// The system message of Moonshot's guide to JSON mode: the form is drawn, then some of its keys are explained.
const guide = `请使用如下 JSON 格式输出你的回复：

{
    "text": "文字信息",
    "image": "图片地址",
    "url": "链接地址"
}

注意，请将文字信息放置在 \`text\` 字段中，将图片以 \`oss://\` 开头的链接形式放在 \`image\` 字段中。`

test.each([
  [guide, '你好，我叫李雷，1+1等于多少？', { text: '1+1 = 2。' }, ['text', 'image', 'url']],
  ['Output JSON: {"answer": string, "score": number}', 'What is 2+2?', { answer: '2+2 = 4' }, ['answer', 'score']],
  ['', 'Output JSON: {"answer": string, "score": number}. What is 2+2?', { answer: '2+2 = 4' }, ['answer', 'score']],
  [
    '',
    'Respond in JSON: {"city": "<name>", "temp": <number>}',
    { temp: expect.any(Number) as number },
    ['city', 'temp'],
  ],
  ['', 'JSON like {name: string, on: bool, of: [{id: int}, ...]}', { on: true, of: [{ id: 1 }] }, ['name', 'on', 'of']],
  ['{"mood": "good|bad"} is the JSON to return', 'I love it', { mood: 'good' }, ['mood']],
  ['', 'Extract name and age from: Bob is 42. Output JSON.', { name: 'Bob', age: 42 }, ['name', 'age']],
])('json_object has every key that is drawn: %s %s', (system, text, members, keys) => {
  const messages = [
    { role: 'system', content: system },
    { role: 'user', content: text },
  ]
  const { choices } = completeRequest({ messages: messages.filter(({ content }) => content !== ''), ...json })
  const value = JSON.parse(choices[0]?.content ?? '') as Record<string, unknown>
  expect(value).toMatchObject(members)
  expect(Object.keys(value)).toEqual(keys)
})

test.each([
  ['texts', '{"type": "array", "items": {"type": "string"}}'],
  ['objects', '{"type": "array", "items": {"type": "object", "properties": {"color": {"type": "string"}}}}'],
])('a list of %s, by a schema in the prompt, is a member in JSON mode, which allows objects only', (_, schema) => {
  const text = `Name colors. Answer with JSON that obeys this JSON schema and nothing else:\n${schema}`
  expect(say(text, json)).toMatch(/^\{"items":\[.*\]\}$/)
  expect(say(text)).toMatch(/^\[.*\]$/)
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

test.each([
  ['Bob is 40 years old.', 'Extract the person.', { name: 'Bob', age: 40 }],
  ['My sister Clara turned 29.', 'Now extract the person.', { name: 'Clara', age: 29 }],
  ['Bob is 40 years old.', 'Extract the person: Ann is 12 years old.', { name: 'Ann', age: 12 }],
])('a request without content of its own refers to the message before: %s %s', (earlier, text, expected) => {
  const schema = {
    type: 'object',
    properties: { name: { type: 'string' }, age: { type: 'integer' } },
    required: ['name'],
  }
  const messages = [
    { role: 'user', content: earlier },
    { role: 'assistant', content: 'I see.' },
    { role: 'user', content: text },
  ]
  const format = { type: 'json_schema', json_schema: { name: 'person', schema } }
  expect(JSON.parse(say('', { messages, response_format: format }))).toEqual(expected)
})
