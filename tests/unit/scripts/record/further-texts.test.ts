/** A key that an answer spells out in other places than the texts that the judge joins is not written to the file. */
import { describe, expect, test } from 'vitest'
import { hasFurtherTexts } from '../../../../openapi/secrets/index.ts'
import { ask, chat, record, serve } from './helpers.ts'

const key = 'sk-Zx81kkQp02mmNv73'
const own = 'hunter2-plain-secret-77'

const cut = (text: string) => text.match(/.{1,3}/g)!
const chunkOf = (delta: object, choice: object = {}) => ({ id: 'c', choices: [{ index: 0, delta, ...choice }] })
const toEvent = (json: object) => `data: ${JSON.stringify(json)}\n\n`

/** The recorded text of an answer to a request with the key `own`. */
async function recordAnswer(type: string, body: string): Promise<string> {
  const target = await serve((_request, response) => {
    response.writeHead(200, { 'Content-Type': type })
    response.end(body)
  })
  const proxy = await record(target)
  await chat(proxy.url, {}, { Authorization: `Bearer ${own}` })
  await proxy.close()
  return proxy.entries()[0]!.response.content.text
}

/** The letters of a text without what JSON and event streams put between them. */
const toLetters = (text: string, member: string) =>
  [...text.matchAll(new RegExp(`"${member}":"([^"]*)"`, 'g'))].map((match) => match[1]).join('')

describe.each([
  ['of the form of keys', key, 'sk-[redacted]'],
  ['of the request', own, '[redacted]'],
])('a key %s', (_, secret, mark) => {
  test.each<[string, string, (piece: string) => object]>([
    ['refusal', 'refusal', (piece) => chunkOf({ refusal: piece })],
    ['reasoning', 'reasoning', (piece) => chunkOf({ content: 'no', reasoning: piece })],
    ['a function call', 'arguments', (piece) => chunkOf({ function_call: { arguments: piece } })],
    ['the name of a tool', 'name', (piece) => chunkOf({ tool_calls: [{ index: 0, function: { name: piece } }] })],
    ['content as a list', 'text', (piece) => chunkOf({ content: [{ type: 'text', text: piece }] })],
    [
      'the Messages format',
      'text',
      (piece) => ({ type: 'content_block_delta', delta: { type: 'text_delta', text: piece } }),
    ],
  ])('in pieces of %s', async (_where, member, toJson) => {
    const text = await recordAnswer(
      'text/event-stream',
      cut(secret)
        .map((piece) => toEvent(toJson(piece)))
        .join(''),
    )
    expect(toLetters(text, member)).toBe(mark)
  })

  test('in payloads that are no JSON', async () => {
    const text = await recordAnswer(
      'text/event-stream',
      cut(secret)
        .map((piece) => `data: ${piece}\n\n`)
        .join(''),
    )
    expect(text.replaceAll(/data: |\n/g, '')).toBe(mark)
  })

  test('in lines of JSON beyond 64 kB that are labelled as JSON', async () => {
    const lines = cut(secret).map((piece) => `${JSON.stringify({ text: piece, pad: ' '.repeat(20_000) })}\n`)
    expect(toLetters(await recordAnswer('application/json', lines.join('')), 'text')).toBe(mark)
  })

  test.each(['a whole answer', 'a stream'])('in the tokens of %s, and in their bytes', async (form) => {
    const tokens = cut(secret).map((token) => {
      const one = { token, logprob: -0.1, bytes: [...Buffer.from(token)] }
      return { ...one, top_logprobs: [{ token: 'zz', logprob: -0.05, bytes: [122, 122] }, one] }
    })
    const text =
      form === 'a stream'
        ? await recordAnswer(
            'text/event-stream',
            tokens.map((one) => toEvent(chunkOf({ content: one.token }, { logprobs: { content: [one] } }))).join(''),
          )
        : await recordAnswer(
            'application/json',
            JSON.stringify({ choices: [{ message: { content: secret }, logprobs: { content: tokens } }] }),
          )
    // The token stands twice, and another one before its second place.
    expect(toLetters(text, 'token').replaceAll('zz', '').replaceAll('[redacted]', '')).toBe(
      mark.startsWith('sk') ? 'sk-sk-' : '',
    )
    const numbers = [...text.matchAll(/"bytes":\[([\d,]*)\]/g)].flatMap((match) => match[1]!.split(',').map(Number))
    const spelled = String.fromCharCode(...numbers).replaceAll('zz', '')
    for (const piece of cut(secret).slice(1)) expect(spelled).not.toContain(piece)
  })
})

test('a body with two fields of content codings is decoded by both, or not kept', async () => {
  const { gzipSync } = await import('node:zlib')
  for (const codings of [['identity', 'gzip'], ['br', 'gzip'], ['gzip, gzip']]) {
    const target = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': codings })
      response.end(gzipSync(`{"note":"${key}"}`))
    })
    const proxy = await record(target)
    await ask(`${proxy.url}/models`)
    await proxy.close()
    const { content } = proxy.entries()[0]!.response
    expect(content.text).toBe(codings[0] === 'identity' ? '{"note":"sk-[redacted]"}' : undefined)
  }
})

describe('a stream of chat completions', () => {
  const chunk = (over: string) =>
    `data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{${over}},"finish_reason":null}],"system_fingerprint":"f"}\n\n`
  const usage =
    'data: {"choices":[],"usage":{"prompt_tokens":1,"prompt_tokens_details":{"cached_tokens":1}}}\n\ndata: [DONE]\n\n'

  test.each([
    ['text', chunk('"role":"assistant","content":"a\\"b\\\\"') + chunk('"content":"\\"refusal\\":\\"x"')],
    ['thinking', chunk('"reasoning_content":"{\\"a\\": \\"b\\"}"')],
    [
      'a tool call',
      chunk('"tool_calls":[{"index":0,"id":"x","type":"function","function":{"arguments":"{\\"a\\":\\"b"}}]'),
    ],
    [
      'a comment, and lines that end with carriage returns',
      `: wait\n\n${chunk('"content":"a"').replaceAll('\n', '\r')}`,
    ],
  ])('with %s alone has no further texts', (_, stream) => {
    expect(hasFurtherTexts(stream + usage)).toBe(false)
  })

  test.each([
    ['a member that follows the content', chunk('"content":"a","refusal":"b"')],
    ['one that follows a backslash', chunk('"content":"a\\\\","refusal":"b"')],
    ['a name with an escape', chunk('"content":"a","ref\\u0075sal":"b"')],
    ['a list of texts', chunk('"parts":["b"]')],
    ['a line of JSON', '{"content":"b"}\n'],
    ['a text', 'data: b\n\n'],
  ])('with %s has further texts', (_, stream) => {
    expect(hasFurtherTexts(chunk('"content":"a"') + stream + usage)).toBe(true)
  })
})

test.each([
  ['between the text of a delta and the end of the line before', toEvent(chunkOf({ content: 'b', refusal: 'c' }))],
  ['after a quote that is escaped', toEvent(chunkOf({ content: 'b"', refusal: 'c' }))],
  ['in a line that ends otherwise', toEvent(chunkOf({ content: 'b' }, { note: 'c' }))],
])('a further text is noticed %s', (_, event) => {
  const usual = toEvent(chunkOf({ content: 'a' }))
  for (const lines of [usual + event, (usual + event).replaceAll('\n', '\r\n')]) {
    expect(hasFurtherTexts(lines)).toBe(true)
    expect(hasFurtherTexts(usual + lines + usual)).toBe(true)
  }
  expect(hasFurtherTexts(usual + toEvent(chunkOf({ content: 'b "quoted", refusal: c' })) + usual)).toBe(false)
})
