/** The journal of the command `mock`: advice on each chat request, over HTTP. */
import { afterEach, expect, test } from 'vitest'
import { startServer } from '../../../../mocks/server/start.ts'
import { createAnnotateExchange } from '../../../../scripts/commands/mock/annotate.ts'

let server: Awaited<ReturnType<typeof startServer>> | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

const question = { role: 'user', content: 'How is the weather in Zurich?' }
const tools = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      description: 'The weather of a city',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  },
]

interface Shown {
  id: string
  clientLeft: boolean
  verdict?: { status: string }
  advice?: { kind: string; message: string; severity: string; at: string }[]
}
interface Message {
  tool_calls: { id: string }[]
  reasoning_content: string
}

async function start() {
  server = await startServer({ port: 0, annotateExchange: createAnnotateExchange() })
  const { url } = server
  const headers = { authorization: 'Bearer sk-test-123456789' }
  return {
    async chat(body: object, more: Record<string, string> = {}): Promise<Message> {
      const response = await fetch(`${url}/chat/completions`, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: JSON.stringify({ model: 'kimi-k2.6', ...body }),
      })
      const { choices } = (await response.json()) as { choices?: { message: Message }[] }
      return choices?.[0]?.message ?? { tool_calls: [], reasoning_content: '' }
    },
    /** Sends a request that is not answered to its end, and closes the connection once `isDue`. */
    async leave(body: object, more: Record<string, string>, isDue: () => Promise<boolean>): Promise<void> {
      const client = new AbortController()
      const reply = fetch(`${url}/chat/completions`, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: JSON.stringify({ model: 'kimi-k2.6', ...body }),
        signal: client.signal,
      }).then((response) => response.text())
      const ended = reply.then(
        () => 'answered',
        () => 'left',
      )
      await expect.poll(isDue).toBe(true)
      client.abort()
      expect(await ended).toBe('left')
    },
    models: () => fetch(`${url}/models`, { headers }).then((response) => response.text()),
    async get<T>(path: string): Promise<T> {
      return (await fetch(new URL(`/__mock/requests${path}`, url))).json() as Promise<T>
    },
  }
}

/** Carries out the calls of a message, and sends it back without its reasoning. */
function toNextTurn({ tool_calls: calls }: Message) {
  const results = calls.map(({ id }) => ({ role: 'tool', tool_call_id: id, content: 'dry' }))
  return { tools, messages: [question, { role: 'assistant', content: '', tool_calls: calls }, ...results] }
}

test('a refused request has advice with the message of the API, an accepted one has an empty list', async () => {
  const { chat, models, get } = await start()
  await chat({ temperature: 0.2, messages: [question] })
  await chat({ messages: [question] })
  await models()
  const { requests } = await get<{ requests: Shown[] }>('')
  expect(requests[0]!.advice).toMatchObject([
    {
      kind: 'request-refused',
      severity: 'fail',
      message: 'invalid temperature: only 1 is allowed for this model',
      at: '/temperature',
    },
  ])
  expect(requests[1]!.advice).toEqual([])
  expect(requests[2]).not.toHaveProperty('advice')
})

test('lost reasoning is named, even if only the later entry is requested', async () => {
  const { chat, get } = await start()
  const message = await chat({ tools, messages: [question] })
  expect(message.tool_calls.length).toBeGreaterThan(0)
  expect(message.reasoning_content).not.toBe('')
  await chat(toNextTurn(message))
  const { requests } = await get<{ requests: Shown[] }>('?view=summary&limit=1')
  expect(requests[0]!.advice?.map(({ kind, at }) => [kind, at])).toContainEqual(['reasoning-missing', '/messages/1'])
})

test('a message that is sent back as it was received gets no advice', async () => {
  const { chat, get } = await start()
  const message = await chat({ tools, messages: [question] })
  expect(message.tool_calls.length).toBeGreaterThan(0)
  const { tools: same, messages } = toNextTurn(message)
  await chat({ tools: same, messages: messages.map((one) => ('tool_calls' in one ? message : one)) })
  const { requests } = await get<{ requests: Shown[] }>('?limit=1')
  expect(requests[0]!.advice).toEqual([])
})

test('the exchanges of another session are not compared', async () => {
  const { chat, get } = await start()
  const message = await chat({ tools, messages: [question] }, { 'x-mock-session': 'first' })
  await chat(toNextTurn(message), { 'x-mock-session': 'second' })
  const { requests } = await get<{ requests: Shown[] }>('?session=second')
  expect(requests[0]!.advice?.map(({ kind }) => kind)).not.toContain('reasoning-missing')
})

test.each([
  ['has no verdict where the client left', {}, { prefer: 'wait=30' }, '"', undefined],
  [
    'has one where a fault kept the stream open',
    { stream: true },
    { prefer: 'fault=stream-left-open' },
    'data:',
    'fail',
  ],
])('an exchange %s', async (_, body, headers, sent, status) => {
  const { leave, get } = await start()
  const read = async () => (await get<{ requests: Shown[] }>('')).requests[0]
  await leave(
    { messages: [question], ...body },
    headers,
    async () => JSON.stringify(await read())?.includes(sent) ?? false,
  )
  await expect.poll(async () => (await read())?.clientLeft).toBe(true)
  const entry = await read()
  expect(entry!.verdict?.status).toBe(status)
  expect(entry!.advice).toEqual([])
})
