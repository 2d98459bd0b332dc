/** Where Moonshot's acceptance tests for vendors (MoonshotAI/Kimi-Vendor-Verifier) differ from api.moonshot.ai. */
import { expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import { ask } from '../ask.ts'

const hello = [{ role: 'user', content: "Say 'OK' and nothing else." }]

function statusOf(profile: 'official' | 'vendor', members: Record<string, unknown>): number {
  return ask(createMock({ profile }), { body: { model: 'kimi-k3', messages: hello, ...members } }).status
}

test.each([
  [0, 400, 200],
  [0.6, 400, 200],
  [1, 200, 200],
  [0.5, 400, 400],
  [1.1, 400, 400],
  [2, 400, 400],
  [-0.1, 400, 400],
])('temperature %d with thinking is %d under official and %d under vendor', (temperature, official, vendor) => {
  expect(statusOf('official', { temperature })).toBe(official)
  expect(statusOf('vendor', { temperature })).toBe(vendor)
})

test.each([
  [0.6, 200],
  [1, 400],
  [0, 400],
])('temperature %d without thinking is %d under both profiles', (temperature, status) => {
  const members = { temperature, thinking: { type: 'disabled' } }
  expect(statusOf('official', members)).toBe(status)
  expect(statusOf('vendor', members)).toBe(status)
})

test('logprobs are refused under official and given under vendor, in the answer and in every content chunk', () => {
  const body = { model: 'kimi-k3', messages: hello, logprobs: true, top_logprobs: 2 }
  expect(statusOf('official', { logprobs: true, top_logprobs: 2 })).toBe(400)
  const mock = createMock({ profile: 'vendor' })
  const { choices } = ask(mock, { body }).json as {
    choices: { message: { content: string }; logprobs: { content: { token: string; top_logprobs: unknown[] }[] } }[]
  }
  const tokens = choices[0]!.logprobs.content
  expect(tokens.map(({ token }) => token).join('')).toBe(choices[0]!.message.content)
  expect(tokens.every((token) => token.top_logprobs.length === 2)).toBe(true)
  const { text } = ask(mock, { body: { ...body, stream: true } })
  const chunks = [...text.matchAll(/^data: (\{.*)$/gm)].map(
    ([, json]) => (JSON.parse(json!) as { choices: { delta: { content?: string }; logprobs?: unknown }[] }).choices[0]!,
  )
  const content = chunks.filter(({ delta }) => delta.content)
  expect(content.length).toBeGreaterThan(0)
  expect(content.filter(({ logprobs }) => !logprobs)).toEqual([])
})
