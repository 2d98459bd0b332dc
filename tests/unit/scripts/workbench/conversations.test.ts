/** What a composed request lost of the answers that the page received. */
import { afterEach, expect, test } from 'vitest'
import type { SendEvent, TrafficEntry } from '../../../../scripts/workbench/protocol.ts'
import type { PreviewAnswer } from '../../../../scripts/workbench/preview-protocol.ts'
import { createConversations } from '../../../../scripts/workbench/conversations.ts'
import { startTarget, toChunk, startStream } from '../../../e2e/workbench/faulty-target.ts'
import { startWorkbench } from './start-workbench.ts'

const closers: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const tools = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  },
]
const first = {
  model: 'kimi-k2.6',
  messages: [{ role: 'user', content: 'What is the weather in Oslo?' }],
  tools,
  tool_choice: 'auto',
}

function textOf(events: readonly SendEvent[]): string {
  return events.map((event) => (event.type === 'bytes' ? Buffer.from(event.base64, 'base64').toString() : '')).join('')
}

test('the preview names the reasoning that a tool loop of the mock lost', async () => {
  const workbench = await startWorkbench()
  closers.push(() => workbench.server.close())
  const preview = async (body: unknown) =>
    JSON.parse((await workbench.call('POST', '/__mock/workbench/preview', { body: { body } })).text) as PreviewAnswer
  const answer = JSON.parse(textOf(await workbench.send('mock', { request: { body: first } }))) as {
    choices: [{ message: { reasoning_content?: string; tool_calls: { id: string }[] } }]
  }
  const { message } = answer.choices[0]
  const { reasoning_content: reasoning, ...without } = message
  expect(reasoning).toMatch(/\S/)
  const results = message.tool_calls.map(({ id }) => ({ role: 'tool', tool_call_id: id, content: '{}' }))
  const continued = (assistant: object) => ({ ...first, messages: [...first.messages, assistant, ...results] })
  expect((await preview(continued(without))).losses).toMatchObject([
    {
      kind: 'reasoning-missing',
      at: '/messages/1',
      fixes: [{ edits: [{ path: ['messages', 1, 'reasoning_content'], value: reasoning }] }],
    },
  ])
  const changed = continued({ ...message, reasoning_content: 'Something else.' })
  expect((await preview(changed)).losses).toMatchObject([
    { kind: 'reasoning-changed', fixes: [{ edits: [{ value: reasoning }] }] },
  ])
  expect((await preview(continued(message))).losses).toEqual([])
  // Another conversation lost nothing.
  expect((await preview({ ...first, messages: [{ role: 'user', content: 'Hi' }] })).losses).toEqual([])
})

test('an exchange of the relay has advice, without the key', async () => {
  const target = await startTarget((_request, response) => {
    startStream(response)
    return response.end(`${toChunk({ content: 'Hello' })}${toChunk({}, 'stop')}data: [DONE]\n\n`)
  })
  closers.push(() => target.close())
  const workbench = await startWorkbench({ targets: [target.baseUrl] })
  closers.push(() => workbench.server.close())
  const { text } = await workbench.call('GET', '/__mock/workbench/environments')
  const { environments } = JSON.parse(text) as { environments: { id: string; baseUrl: string }[] }
  const { id } = environments.find(({ baseUrl }) => baseUrl === target.baseUrl)!
  const key = 'sk-advice-canary-0123456789abcdef'
  await workbench.send(id, { key, request: { body: { ...first, temperature: 0.2, user_note: key, stream: true } } })
  const listed = await workbench.call('GET', '/__mock/workbench/exchanges')
  const [entry] = (JSON.parse(listed.text) as { requests: TrafficEntry[] }).requests
  expect(entry!.advice!.map(({ kind }) => kind)).toContain('request-refused')
  expect(listed.text).not.toContain(key)
})

test('only the newest requests are kept, and none that is very long', () => {
  const conversations = createConversations()
  const answer = { content: 'The answer of the model', reasoning: '', calls: [], finishReason: 'stop' }
  const asked = { model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Question' }] }
  const later = {
    ...asked,
    messages: [
      ...asked.messages,
      { role: 'assistant', content: 'The answer of the mod' },
      { role: 'user', content: 'And?' },
    ],
  }
  conversations.add({ ...asked, padding: 'x'.repeat(1_000_001) }, answer)
  expect(conversations.findLosses(later)).toEqual([])
  conversations.add(asked, answer)
  expect(conversations.findLosses(later).map(({ kind }) => kind)).toEqual(['content-changed'])
  for (let at = 0; at < 20; at++) conversations.add({ ...asked, user: String(at) }, null)
  expect(conversations.findLosses(later)).toEqual([])
})
