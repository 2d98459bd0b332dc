/** Scenarios with status 200: the mock's own answer that ends with another finish_reason (openclaw/openclaw#65924). */
import { expect, test } from 'vitest'
import { toFixtureSet } from '../../../../mocks/fixtures/index.ts'
import { createMock } from '../../../../mocks/state/mock.ts'
import { ask } from '../ask.ts'

interface Body {
  choices: { message: { content: string; reasoning_content?: string; tool_calls?: unknown }; finish_reason: string }[]
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number }
}

const body = { model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Explain the tides in three sentences.' }] }
const tool = {
  type: 'function',
  function: { name: 'get_tides', description: 'Tides of a place', parameters: { type: 'object' } },
}

function answer(scenario: string | null, more: object = {}): Body {
  const headers: Record<string, string> = scenario ? { prefer: `example=${scenario}` } : {}
  const reply = ask(createMock(), { body: { ...body, ...more }, headers })
  expect(reply.status).toBe(200)
  return reply.json as Body
}

test.each(['engine_overloaded', 'content_filter'])('%s ends every choice of an answer', (reason) => {
  const { choices, usage } = answer(`finish_reason.${reason}`)
  expect(choices.map((choice) => choice.finish_reason)).toEqual([reason])
  expect(choices[0]!.message.reasoning_content).toBe(answer(null).choices[0]!.message.reasoning_content)
  expect(usage.total_tokens).toBe(usage.prompt_tokens + usage.completion_tokens)
  expect(usage.completion_tokens).toBeLessThan(answer(null).usage.completion_tokens)
})

test('an overloaded engine leaves no content and no tool call', () => {
  for (const more of [{}, { tools: [tool] }, { thinking: { type: 'disabled' } }]) {
    const { message } = answer('finish_reason.engine_overloaded', more).choices[0]!
    expect(message.content).toBe('')
    expect(message.tool_calls).toBeUndefined()
  }
})

test('a content filter leaves the beginning of the content', () => {
  const whole = answer(null).choices[0]!.message.content
  const { content } = answer('finish_reason.content_filter').choices[0]!.message
  expect(content).not.toBe('')
  expect(content.length).toBeLessThan(whole.length)
  expect(whole.startsWith(content)).toBe(true)
})

test.each(['engine_overloaded', 'content_filter'])('%s ends a stream, and [DONE] follows', (reason) => {
  const headers = { prefer: `example=finish_reason.${reason}` }
  const { text, header } = ask(createMock(), { body: { ...body, stream: true }, headers })
  const chunks = [...text.matchAll(/^data: (\{.*)$/gm)].map(
    ([, json]) => JSON.parse(json!) as { choices: { finish_reason: unknown }[] },
  )
  const reasons = chunks
    .map(({ choices }) => choices[0]!.finish_reason)
    .filter((one) => one !== null && one !== undefined)
  expect(reasons).toEqual([reason])
  expect(text.endsWith('data: [DONE]\n\n')).toBe(true)
  expect(header('preference-applied')).toBe(`example=finish_reason.${reason}`)
})

test('the normal answer afterwards is complete', () => {
  const mock = createMock()
  const first = ask(mock, { body, headers: { prefer: 'example=finish_reason.engine_overloaded' } })
  expect((first.json as Body).choices[0]!.finish_reason).toBe('engine_overloaded')
  expect((ask(mock, { body }).json as Body).choices[0]!.finish_reason).toBe('stop')
})

test('a queued early end is kept for a chat request', () => {
  const mock = createMock()
  mock.queue.add('finish_reason.content_filter')
  expect(ask(mock, { method: 'GET', url: '/v1/models' }).status).toBe(200)
  expect((ask(mock, { body }).json as Body).choices[0]!.finish_reason).toBe('content_filter')
  expect(mock.queue.waiting()).toEqual([])
})

test('on another operation a header says that it is not applied', () => {
  const reply = ask(createMock(), {
    method: 'GET',
    url: '/v1/models',
    headers: { prefer: 'example=finish_reason.content_filter' },
  })
  expect(reply.status).toBe(200)
  expect(reply.header('mock-warning')).toContain('scenario finish_reason.content_filter is not applied')
})

test('a request that breaks a rule is refused as usual', () => {
  const reply = ask(createMock(), {
    body: { ...body, temperature: 0.3 },
    headers: { prefer: 'example=finish_reason.content_filter' },
  })
  expect(reply.status).toBe(400)
})

test('a fixture cannot have an early end as its error', () => {
  const fixture = { id: 'a', match: { user: 'hi' }, error: 'finish_reason.engine_overloaded' }
  expect(() => toFixtureSet([fixture])).toThrow(
    'finish_reason.engine_overloaded is not an error; use reply: { finishReason: engine_overloaded }',
  )
})
