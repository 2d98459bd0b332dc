/**
 * The programs of a tutorial of January 2026, with its request shapes, run with the official `openai` client against the mock.
 * They use `kimi-k2.5-preview`, an id that no source shows at the service; the mock serves it without sampling limits so that
 * these programs run.
 */
import OpenAI from 'openai'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createMockServer, type MockServer } from '../../../mocks/server.ts'
import { redDotPng, searchDatabase, getWeather } from './tutorial-material.ts'

const model = 'kimi-k2.5-preview'
let mock: MockServer
let client: OpenAI

beforeAll(async () => {
  mock = await createMockServer({ port: 0, apiKeys: ['sk-tutorial'] })
  client = new OpenAI({ apiKey: 'sk-tutorial', baseURL: mock.url, maxRetries: 0 })
})
beforeEach(() => mock.reset())
afterAll(() => mock.close())

test('a basic chat gets a text, a finish reason and token counts', async () => {
  const completion = await client.chat.completions.create({
    model,
    messages: [
      { role: 'system', content: 'You are Kimi, a helpful assistant.' },
      { role: 'user', content: 'What is the capital of France?' },
    ],
    temperature: 0.6,
    max_tokens: 500,
  })
  expect(completion.object).toBe('chat.completion')
  expect(completion.model).toBe(model)
  expect(completion.choices).toHaveLength(1)
  expect(completion.choices[0]!.message.content).toMatch(/\S/)
  expect(completion.choices[0]!.finish_reason).toBe('stop')
  expect(completion.usage!.total_tokens).toBe(completion.usage!.prompt_tokens + completion.usage!.completion_tokens)
})

test('a streamed chat arrives in several deltas and ends with a finish reason', async () => {
  const stream = await client.chat.completions.create({
    model,
    messages: [{ role: 'user', content: 'Write a short story about a robot.' }],
    temperature: 0.6,
    stream: true,
  })
  const deltas: string[] = []
  const reasons: string[] = []
  for await (const chunk of stream) {
    const choice = chunk.choices[0]
    if (choice?.delta.content) deltas.push(choice.delta.content)
    if (choice?.finish_reason) reasons.push(choice.finish_reason)
  }
  expect(deltas.length).toBeGreaterThan(3)
  expect(deltas.join('')).toMatch(/\S/)
  expect(reasons).toEqual(['stop'])
})

test('a conversation of several turns sends its whole history and is answered each time', async () => {
  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'system', content: 'You are a math tutor.' }]
  for (const question of ['What is a prime number?', 'Give me three of them.', 'Is 51 one of them?']) {
    messages.push({ role: 'user', content: question })
    const reply = await client.chat.completions.create({ model, messages, temperature: 0.6 })
    const content = reply.choices[0]!.message.content
    expect(content).toMatch(/\S/)
    messages.push({ role: 'assistant', content })
  }
  const sent = mock.requests.at(-1)!.body as { messages: unknown[] }
  expect(sent.messages).toHaveLength(6)
})

test('three requests at once get three answers with three ids', async () => {
  const prompts = ['Explain REST.', 'Explain GraphQL.', 'Explain gRPC.']
  const replies = await Promise.all(
    prompts.map((content) =>
      client.chat.completions.create({ model, messages: [{ role: 'user', content }], temperature: 0.6 }),
    ),
  )
  expect(new Set(replies.map((reply) => reply.id)).size).toBe(3)
  for (const [i, word] of ['REST', 'GraphQL', 'gRPC'].entries())
    expect(replies[i]!.choices[0]!.message.content!.toLowerCase()).toContain(word.toLowerCase())
})

test('plain fetch with a bearer header gets an answer', async () => {
  const response = await fetch(`${mock.url}/chat/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer sk-tutorial' },
    body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello!' }], temperature: 0.6 }),
  })
  expect(response.status).toBe(200)
  const body = (await response.json()) as OpenAI.ChatCompletion
  expect(body.choices[0]!.message.content).toMatch(/\S/)
})

test('tools with tool_choice auto: a question about the weather calls get_weather with the city asked for', async () => {
  const reply = await client.chat.completions.create({
    model,
    messages: [{ role: 'user', content: "What's the weather like in Beijing?" }],
    tools: [getWeather, searchDatabase],
    tool_choice: 'auto',
    temperature: 0.3,
  })
  const [choice] = reply.choices
  expect(choice!.finish_reason).toBe('tool_calls')
  const call = choice!.message.tool_calls![0]!
  expect(call.type === 'function' && call.function.name).toBe('get_weather')
  expect(call.type === 'function' && JSON.parse(call.function.arguments)).toMatchObject({ city: 'Beijing' })
})

test('the whole tool loop ends in a text that uses the result', async () => {
  const messages: OpenAI.ChatCompletionMessageParam[] = [
    { role: 'user', content: 'Search the database for customers named Smith.' },
  ]
  const request = { model, tools: [getWeather, searchDatabase], tool_choice: 'auto' as const, temperature: 0.3 }
  let rounds = 0
  for (; rounds < 5; rounds++) {
    const { message, finish_reason } = (await client.chat.completions.create({ ...request, messages })).choices[0]!
    messages.push(message)
    if (finish_reason !== 'tool_calls') break
    for (const call of message.tool_calls!) {
      messages.push({ role: 'tool', tool_call_id: call.id, content: JSON.stringify({ rows: 42, first: 'Ada Smith' }) })
    }
  }
  expect(rounds).toBe(1)
  const last = messages.at(-1)! as OpenAI.ChatCompletionMessage
  expect(last.content).toContain('42')
  expect(last.content).toContain('Ada Smith')
})

const picture: OpenAI.ChatCompletionContentPart[] = [
  { type: 'image_url', image_url: { url: `data:image/png;base64,${redDotPng}` } },
  { type: 'text', text: 'What is in this picture?' },
]

test('a base64 PNG with a text part is answered with its type and size', async () => {
  const reply = await client.chat.completions.create({
    model,
    messages: [{ role: 'user', content: picture }],
    temperature: 0.6,
  })
  expect(reply.choices[0]!.message.content).toMatch(/png/i)
  expect(reply.choices[0]!.message.content).toMatch(/5\s*[x×]\s*5/)
})

test('a system prompt and an image are accepted together', async () => {
  const reply = await client.chat.completions.create({
    model,
    messages: [
      { role: 'system', content: 'You describe pictures for the blind.' },
      { role: 'user', content: picture },
    ],
    temperature: 0.6,
  })
  expect(reply.choices[0]!.message.content).toMatch(/\S/)
})
