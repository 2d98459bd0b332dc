import { expect, test } from 'vitest'
import { createMockServer } from '../../../../mocks/server.ts'
import { createMock } from '../../../../mocks/state/mock.ts'
import { ask, hello } from '../ask.ts'

const say = (content: string, more = {}) => ({ model: 'kimi-k2.6', messages: [{ role: 'user', content }], ...more })
const long = say(`Say hello. ${'The report has many pages. '.repeat(80)}`)
const tool = { type: 'function', function: { name: 'get_time', parameters: { type: 'object', properties: {} } } }

test.each<[string, object]>([
  ['a short prompt', hello],
  ['a prompt of several cached blocks', long],
  ['Chinese', say('用中文说你好。')],
  ['two choices', { ...say('Say hello.'), model: 'moonshot-v1-8k', n: 2, temperature: 0.5 }],
  ['a tool', say('What time is it?', { tools: [tool] })],
  ['a budget', say('Tell me about the sea.', { max_tokens: 5 })],
])('%s is answered as without what is kept of the body', (_, body) => {
  const kept = createMock()
  const anew = createMock()
  for (let count = 0; count < 5; count++) {
    anew.bodies.clear()
    expect(ask(kept, { body }).text).toBe(ask(anew, { body }).text)
  }
})

test('the answer to a kept body follows the profile and the number of cached tokens', () => {
  const mock = createMock()
  const usages = ['official', 'official', 'official', 'vendor', 'vendor', 'vendor'] as const
  const shown = usages.map((profile) => {
    mock.settings.change({ profile })
    return (ask(mock, { body: hello }).json as { usage: Record<string, unknown> }).usage
  })
  expect(shown.map((usage) => usage['cached_tokens'] !== undefined)).toEqual([false, true, true, false, false, false])
  expect(shown.map((usage) => usage['prompt_tokens_details'] !== undefined).slice(3)).toEqual([true, true, true])
})

test('the length of an answer that is sent again is that of its bytes, also with a fault', async () => {
  const server = await createMockServer()
  try {
    for (const content of ['Say hello.', '用中文说你好。', 'Write the word “naïve” in quotation marks.']) {
      for (const prefer of ['', '', '', 'fault=total-wrong', 'fault=usage-text', '']) {
        const response = await fetch(`${server.url}/chat/completions`, {
          method: 'POST',
          headers: { authorization: 'Bearer sk-test', 'content-type': 'application/json', prefer },
          body: JSON.stringify(say(content)),
        })
        const bytes = new Uint8Array(await response.arrayBuffer())
        expect(Number(response.headers.get('content-length'))).toBe(bytes.length)
        expect(server.requests.at(-1)!.response.body).toBe(new TextDecoder().decode(bytes))
      }
    }
  } finally {
    await server.close()
  }
})

test('the answer to a kept body counts the cached tokens of its own session', () => {
  const mock = createMock()
  const read = (session?: string) => {
    const headers: Record<string, string> = session === undefined ? {} : { 'x-mock-session': session }
    return (ask(mock, { body: hello, headers }).json as { usage: Record<string, unknown> }).usage['cached_tokens']
  }
  const [first, ...more] = [read(), read(), read(), read('one'), read('one'), read()]
  expect([first, ...more].map((cached) => cached === undefined)).toEqual([true, false, false, true, false, false])
})
