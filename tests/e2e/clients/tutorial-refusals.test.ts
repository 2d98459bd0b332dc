/**
 * The tutorial's programs when a request is refused: rate limits, a wrong key, and a model that refuses their sampling values
 * (recorded in 2026: `invalid temperature: only 1 is allowed for this model`).
 */
import OpenAI, { AuthenticationError, BadRequestError, RateLimitError } from 'openai'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createMockServer, type MockServer } from '../../../mocks/server.ts'

const model = 'kimi-k2.5-preview'
let mock: MockServer
let client: OpenAI

beforeAll(async () => {
  mock = await createMockServer({ port: 0, apiKeys: ['sk-tutorial'] })
  client = new OpenAI({ apiKey: 'sk-tutorial', baseURL: mock.url, maxRetries: 0 })
})
beforeEach(() => mock.reset())
afterAll(() => mock.close())

test('retry with exponential backoff succeeds after two rate-limit refusals', async () => {
  mock.next('rate_limit_reached_error.rpm', { times: 2 })
  const waits: number[] = []
  for (let attempt = 0; ; attempt++) {
    try {
      await client.chat.completions.create({
        model,
        messages: [{ role: 'user', content: 'Hello!' }],
        temperature: 0.6,
      })
      break
    } catch (error) {
      if (!(error instanceof RateLimitError) || attempt >= 4) throw error
      waits.push(2 ** attempt)
    }
  }
  expect(waits).toEqual([1, 2])
})

test("the client's own retries honour Retry-After and succeed", async () => {
  mock.next('rate_limit_reached_error.rpm', { times: 1 })
  const retryingClient = new OpenAI({ apiKey: 'sk-tutorial', baseURL: mock.url, maxRetries: 2 })
  const reply = await retryingClient.chat.completions.create({ model, messages: [{ role: 'user', content: 'Hello!' }] })
  expect(reply.choices[0]!.message.content).toMatch(/\S/)
})

test('a wrong key is an AuthenticationError with the message of the service', async () => {
  const wrongKeyClient = new OpenAI({ apiKey: 'sk-wrong', baseURL: mock.url, maxRetries: 0 })
  const failure = await wrongKeyClient.chat.completions
    .create({ model, messages: [{ role: 'user', content: 'Hello!' }] })
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(AuthenticationError)
  expect(failure).toMatchObject({ status: 401, type: 'invalid_authentication_error' })
  expect(String(failure)).toContain('Invalid Authentication')
})

test.each([
  ['0.6', 0.6],
  ['0.3', 0.3],
])('kimi-k2.5 refuses the temperature %s of those programs with the message of the service', async (_, temperature) => {
  const failure = await client.chat.completions
    .create({ model: 'kimi-k2.5', messages: [{ role: 'user', content: 'Hello!' }], temperature })
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(BadRequestError)
  expect(failure).toMatchObject({
    status: 400,
    error: { message: 'invalid temperature: only 1 is allowed for this model', type: 'invalid_request_error' },
  })
})
