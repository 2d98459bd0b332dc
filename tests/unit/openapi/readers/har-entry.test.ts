/** An entry of a HAR becomes an exchange, or is skipped with the reason. */
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { toHarRecorded } from '../../../../openapi/readers/har-entry.ts'
import { createBudgets } from '../../../../openapi/readers/limits.ts'
import { chat, entry, har } from './har-helpers.ts'
import { completion, readBytes } from './read-helpers.ts'

const read = (...entries: unknown[]) => readBytes('a.har', har(...entries))

describe('an entry', () => {
  it('becomes an exchange with its request', async () => {
    const asked = '{"model":"kimi-k2.5"}'
    const { exchanges } = await read(
      entry(
        { text: completion },
        {},
        {
          postData: { text: asked },
          headers: [
            { name: ':method', value: 'POST' },
            { name: 'X', value: 'y' },
          ],
        },
      ),
    )
    expect(exchanges).toHaveLength(1)
    expect(exchanges[0]).toMatchObject({
      text: completion,
      exchange: {
        operationId: 'createChatCompletion',
        status: 200,
        form: 'body',
        end: 'unknown',
        headers: [['Content-Type', 'application/json']],
        request: { method: 'POST', url: chat, body: asked, headers: [['X', 'y']] },
      },
    })
    expect(exchanges[0]!.exchange.label).toMatch(/a\.har#1$/)
  })

  it.each([
    ['base64', { text: Buffer.from(completion).toString('base64'), encoding: 'base64' }],
    ['base64 in capital letters', { text: Buffer.from(completion).toString('base64'), encoding: 'BASE64' }],
    ['an empty encoding', { text: completion, encoding: '' }],
    ['the character set as encoding', { text: completion, encoding: 'UTF-8' }],
  ])('may have its body as %s', async (_, content) => {
    expect((await read(entry(content))).exchanges[0]!.text).toBe(completion)
  })

  it('may have a packed body', async () => {
    const response = {
      status: 200,
      headers: [{ name: 'content-encoding', value: 'gzip' }],
      content: { text: gzipSync(completion).toString('base64'), encoding: 'base64' },
    }
    expect((await read(entry({}, { response }))).exchanges[0]!.text).toBe(completion)
  })

  it('may have a body in two codings, in a field each', async () => {
    const response = {
      status: 200,
      headers: ['gzip', 'br'].map((value) => ({ name: 'Content-Encoding', value })),
      content: { text: brotliCompressSync(gzipSync(completion)).toString('base64'), encoding: 'base64' },
    }
    expect((await read(entry({}, { response }))).exchanges[0]!.text).toBe(completion)
  })

  it.each<[what: string, content: object, response: object, expected: string]>([
    ['an empty body of Content-Length 0', { size: 0 }, { headers: [{ name: 'Content-Length', value: '0' }] }, 'judged'],
    ['no body for a status that has none', { size: 0 }, { status: 204 }, 'judged'],
    ['an empty body that the recorder may have dropped', { size: 0 }, {}, '1 bodiless'],
    ['a body that was not kept', { size: 512 }, {}, '1 bodiless'],
    ['a body of unknown size that was not kept', {}, {}, '1 bodiless'],
    ['no response', { size: 0 }, { status: 0 }, '1 bodiless'],
  ])('with %s', async (_, content, over, expected) => {
    const response = { status: 200, headers: [], content, ...over }
    const { exchanges, skipped } = await read(entry({}, { response }))
    expect(exchanges.length === 1 ? 'judged' : skipped[0]).toBe(expected)
  })

  it.each([
    ['an unknown encoding', entry({ text: 'x', encoding: 'utf-7' }), /"utf-7"/],
    ['invalid base64', entry({ text: '§', encoding: 'base64' }), /base64/],
    ['no request', { response: {} }, /no request/],
    ['nothing but a number', 7, /no object/],
  ])('with %s is named and the next one is still read', async (_, broken, reason) => {
    const { exchanges, unreadable } = await read(broken, entry({ text: completion }))
    expect(unreadable).toEqual([expect.stringMatching(reason)])
    expect(exchanges).toHaveLength(1)
  })

  it.each([
    ['net::ERR_ABORTED', 'unknown'],
    ['net::ERR_INCOMPLETE_CHUNKED_ENCODING', 'cut'],
  ])('that failed with %s after a complete answer has the ending %s', async (error, end) => {
    const { exchanges } = await read(entry({ text: completion }, { _error: error }))
    expect(exchanges[0]!.exchange.end).toBe(end)
  })
})

describe('which entries are this API', () => {
  it.each([
    ['POST', chat, 'createChatCompletion'],
    ['POST', 'https://openrouter.ai/api/v1/chat/completions?x=1', 'createChatCompletion'],
    ['POST', 'https://vendor.example/chat/completions', 'createChatCompletion'],
    ['GET', 'https://api.moonshot.cn/v1/models', 'listModels'],
    ['GET', 'https://api.moonshot.ai/v1/users/me/balance', 'getBalance'],
    ['POST', 'https://api.moonshot.ai/v1/files', 'createFile'],
    ['DELETE', 'https://api.moonshot.ai/v1/files/file_1', 'deleteFile'],
    ['GET', 'https://api.moonshot.ai/v1/files/file_1/content', 'getFileContent'],
    ['GET', 'http://127.0.0.1:4010/models', 'listModels'],
    ['GET', 'http://localhost:9999/proxy/v1/models', 'listModels'],
    ['GET', 'https://gateway.example/v1/models', 'listModels'],
    ['GET', 'https://github.example/api/models', null],
    ['GET', 'https://api.kimi.com/coding/v1/models', null],
    ['OPTIONS', chat, 'createChatCompletion'],
    ['OPTIONS', 'https://api.moonshot.ai/v1/models', 'listModels'],
    ['OPTIONS', 'https://api.moonshot.ai/v1/nothing', null],
    ['GET', chat, null],
    ['POST', 'https://api.moonshot.ai/v1/responses', null],
    ['GET', 'https://example.com/', null],
    ['GET', 'data:text/plain,hi', null],
  ])('%s %s: %s', async (method, url, operationId) => {
    const { exchanges, skipped } = await read(entry({ text: completion }, {}, { method, url }))
    expect(exchanges[0]?.exchange.operationId ?? null).toBe(operationId)
    expect(skipped).toEqual(operationId === null ? ['1 foreign'] : [])
  })
})

it.each([
  [304, {}, 'POST api.moonshot.ai/v1/chat/completions: the browser answered from its cache (status 304)'],
  [
    407,
    { content: { text: '<html>proxy</html>' } },
    'POST api.moonshot.ai/v1/chat/completions: is the refusal of a proxy (407), not of the server',
  ],
])('an entry with status %i is skipped for its own reason', (status, response, text) => {
  const given = entry({}, { response: { status, headers: [], content: { size: 0 }, ...response } })
  const reading = { hints: {}, budget: createBudgets()(), creator: null }
  expect(toHarRecorded(given, { number: '1', file: 'a.har' }, reading)).toMatchObject({ kind: 'skipped', text })
})
