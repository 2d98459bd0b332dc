/** Which replies each fault changes: what it reports as applied, and what it declares. */
import { describe, expect, test } from 'vitest'
import { answer } from '../../../../mocks/answer.ts'
import { faults, toScopeText } from '../../../../mocks/faults/index.ts'
import type { Fault } from '../../../../mocks/faults/index.ts'
import type { MockRequest, Reply } from '../../../../mocks/reply/types.ts'
import { createMock } from '../../../../mocks/state/mock.ts'

const hello = [{ role: 'user', content: 'Hello!' }]
const tools = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      description: 'Get the current weather of a city',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  },
]
const weather = [{ role: 'user', content: 'What is the weather in Oslo and in Lima?' }]
const chat = (body: object | string, headers: Record<string, string> = {}): MockRequest => ({
  method: 'POST',
  url: '/v1/chat/completions',
  headers: { authorization: 'Bearer sk-test', 'content-type': 'application/json', ...headers },
  body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
})
const k26 = { model: 'kimi-k2.6', messages: hello }
const requests: Readonly<Record<string, MockRequest>> = {
  'a whole answer': chat(k26),
  'a stream': chat({ ...k26, stream: true, stream_options: { include_usage: true } }),
  'a streamed tool call': chat({ ...k26, messages: weather, tools, stream: true }),
  'a whole tool call': chat({ ...k26, messages: weather, tools }),
  'a refusal': chat({ ...k26, temperature: 0.2 }),
  'a missing key': { ...chat(k26), headers: {} },
  'a rate limit': chat(k26, { prefer: 'example=rate_limit_reached_error.rpm' }),
  'the list of models': { ...chat(k26), method: 'GET', url: '/v1/models', body: new Uint8Array() },
}

const toHex = (bytes: string | Uint8Array) => Buffer.from(bytes as string).toString('hex')

/** The bytes, headers and delays that a client receives. */
function toWire({ status, headers, body }: Reply): string {
  const sent =
    body.kind === 'bytes'
      ? [toHex(body.bytes), body.delayMs]
      : [...body.events.flatMap(({ bytes, delayMs }) => [toHex(bytes), delayMs]), body.end]
  return JSON.stringify([status, headers, sent])
}

/** The reply to a request by a fresh mock, with or without a standing fault; and the fault that the journal names. */
function send(request: MockRequest, fault?: Fault): { wire: string; applied: string | null } {
  const mock = createMock({ apiKeys: ['sk-test'], ...(fault ? { fault: fault.id } : {}) })
  const wire = toWire(answer(request, mock))
  return { wire, applied: mock.requests[0]!.fault }
}

const without = Object.fromEntries(Object.entries(requests).map(([name, request]) => [name, send(request).wire]))

interface Effect {
  changed: boolean
  applied: string | null
}

/** What each fault does to each request, found once for all tests that ask for it. */
const effects = new Map<string, Effect>()

function findEffect(fault: Fault, name: string): Effect {
  const key = `${fault.id} ${name}`
  const known = effects.get(key)
  if (known) return known
  const { wire, applied } = send(requests[name]!, fault)
  const effect = { changed: wire !== without[name], applied }
  effects.set(key, effect)
  return effect
}

describe('a fault counts as applied exactly if the reply changes', () => {
  test.each(faults.map((fault) => [fault.id, fault] as const))('%s', (id, fault) => {
    const found = Object.keys(requests).map((name) => ({ name, ...findEffect(fault, name) }))
    expect(found).toEqual(found.map(({ name, changed }) => ({ name, applied: changed ? id : null, changed })))
  })
})

test('think-tag-closed leaves a tool call alone, and the journal says so', () => {
  const fault = faults.find(({ id }) => id === 'think-tag-closed')!
  expect(findEffect(fault, 'a whole tool call').applied).toBeNull()
  expect(findEffect(fault, 'a whole answer').applied).toBe('think-tag-closed')
})

test('a fault changes only replies of the kind that it declares', () => {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    'a whole answer': ['any', 'chat', 'chat answer'],
    'a stream': ['any', 'chat', 'chat stream'],
    'a streamed tool call': ['any', 'chat', 'chat stream'],
    'a whole tool call': ['any', 'chat', 'chat answer'],
    'a refusal': ['any', 'chat refusal'],
    'a missing key': ['any', 'chat refusal'],
    'a rate limit': ['any', 'chat refusal'],
    'the list of models': ['any', 'models'],
  }
  const wrong = faults.flatMap((fault) =>
    Object.keys(requests)
      .filter((name) => !kinds[name]!.includes(fault.appliesTo.reply) && findEffect(fault, name).applied)
      .map((name) => `${fault.id}: ${name}`),
  )
  expect(wrong).toEqual([])
})

test('faults of tool calls declare that they need tool calls', () => {
  const answers = ['a whole answer', 'a stream'] as const
  const needing = faults.filter(({ appliesTo }) => appliesTo.content === 'tool calls')
  expect(needing.length).toBeGreaterThan(20)
  expect(needing.flatMap((fault) => answers.filter((name) => findEffect(fault, name).applied))).toEqual([])
})

test('a scope is written as one phrase', () => {
  expect(toScopeText({ reply: 'chat stream', content: 'tool calls' })).toBe('chat stream with tool calls')
  expect(toScopeText({ reply: 'any', statuses: [429], content: 'Retry-After' })).toBe(
    'reply with status 429 with Retry-After',
  )
  expect(toScopeText({ reply: 'chat', request: '`stop`' })).toBe('chat to a request with `stop`')
})
