import assert from 'node:assert/strict'
import OpenAI, { APIConnectionTimeoutError, AuthenticationError } from 'openai'
import {
  apiKey,
  assertLeft,
  assertRetried,
  assertThrows,
  bob,
  city,
  image,
  lateReply,
  longReply,
  mock,
  model,
  person,
  question,
  questionOfTwo,
  runRows,
  url,
} from './rows.mjs'

const client = new OpenAI({ baseURL: url, apiKey, maxRetries: 0 })
const create = (messages, more = {}) => client.chat.completions.create({ model, messages, ...more })
const user = (content) => ({ role: 'user', content })
const tools = [
  { type: 'function', function: { name: 'get_weather', description: 'Weather of a city', parameters: city } },
]

async function loop(text, calls) {
  const messages = [user(text)]
  const first = await create(messages, { tools })
  const { message } = first.choices[0]
  assert.equal(message.tool_calls.length, calls)
  messages.push(message)
  for (const call of message.tool_calls) messages.push({ role: 'tool', tool_call_id: call.id, content: '21 degrees' })
  const second = await create(messages, { tools })
  assert.equal(second.choices[0].finish_reason, 'stop')
  assert.match(second.choices[0].message.content, /21 degrees/)
  return messages
}

await runRows({
  chat: async () => assert.ok((await create([user('Hello')])).choices[0].message.content),
  stream: async () => {
    let text = ''
    for await (const chunk of await create([user('Hello')], { stream: true }))
      text += chunk.choices[0]?.delta.content ?? ''
    assert.ok(text)
  },
  'multi-turn': async () => {
    const messages = [user('My name is Ada.')]
    messages.push((await create(messages)).choices[0].message, user('What is my name?'))
    assert.match((await create(messages)).choices[0].message.content, /Ada/)
  },
  'tool-loop': async () => {
    const messages = await loop(question, 1)
    assert.ok(messages[1].reasoning_content)
  },
  'parallel-tools': () => loop(questionOfTwo, 2),
  vision: async () => {
    const content = [
      { type: 'text', text: 'What is this?' },
      { type: 'image_url', image_url: { url: image } },
    ]
    assert.match((await create([user(content)])).choices[0].message.content, /image|picture|2/i)
  },
  json_object: async () => {
    const messages = [user('A person named Bob, 40, as JSON with name and age')]
    const reply = await create(messages, { response_format: { type: 'json_object' } })
    assert.equal(JSON.parse(reply.choices[0].message.content).name, 'Bob')
  },
  json_schema: async () => {
    const response_format = { type: 'json_schema', json_schema: { name: 'person', schema: person, strict: true } }
    const parse = client.chat.completions.parse ?? client.beta.chat.completions.parse
    const reply = await parse.call(client.chat.completions, { model, messages: [user(bob)], response_format })
    assert.deepEqual(reply.choices[0].message.parsed, { name: 'Bob', age: 40 })
  },
  reasoning: async () => assert.ok((await create([user('Hello')])).choices[0].message.reasoning_content),
  'stream-usage': async () => {
    let usage
    for await (const chunk of await create([user('Hello')], { stream: true, stream_options: { include_usage: true } }))
      usage = chunk.usage ?? usage
    assert.ok(usage.total_tokens > 0)
  },
  401: async () => {
    const other = new OpenAI({ baseURL: url, apiKey: 'sk-wrong', maxRetries: 0 })
    const error = await assertThrows(() => other.chat.completions.create({ model, messages: [user('Hi')] }))
    assert.ok(error instanceof AuthenticationError)
  },
  '429-retried': async () => {
    await mock.next('rate_limit_reached_error.rpm', 2)
    const patient = new OpenAI({ baseURL: url, apiKey, maxRetries: 2 })
    await patient.chat.completions.create({ model, messages: [user('Hi')] })
    await assertRetried()
  },
  abort: async () => {
    await mock.reply(longReply)
    for await (const _chunk of await create([user('Hi')], { stream: true })) break
    await assertLeft()
  },
  'broken-stream': async () => {
    await mock.next('stream-cut')
    await assertThrows(async () => {
      for await (const _chunk of await create([user('Hi')], { stream: true }));
    })
  },
  timeout: async () => {
    await mock.reply(lateReply)
    const error = await assertThrows(() =>
      client.chat.completions.create({ model, messages: [user('Hi')] }, { timeout: 500 }),
    )
    assert.ok(error instanceof APIConnectionTimeoutError)
  },
})
