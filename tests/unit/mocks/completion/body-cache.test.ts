import { expect, test } from 'vitest'
import { createBodyCache, recallComposed } from '../../../../mocks/completion/body-cache.ts'
import type { Composed } from '../../../../mocks/completion/types.ts'
import { createMock } from '../../../../mocks/state/mock.ts'
import { ask } from '../ask.ts'

const user = (content: unknown) => ({ model: 'kimi-k2.5', messages: [{ role: 'user', content }] })
const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const tool = { type: 'function', function: { name: 'get_time', parameters: { type: 'object', properties: {} } } }

/** What differs from one answer to the next: ids, the second, and the counts of cached tokens. */
function withoutOwn(text: string): string {
  return text
    .replaceAll(/chatcmpl-[0-9a-f]{24}/g, 'ID')
    .replaceAll(/"created":\d+/g, '"created":0')
    .replaceAll(/,"cached_tokens":\d+|,"prompt_tokens_details":\{[^}]*\}/g, '')
}

test.each([
  ['text', user('Explain rain in three sentences.')],
  ['text in parts', user([{ type: 'text', text: 'Explain rain.' }])],
  ['Chinese', user('介绍一下长城')],
  ['a picture', user([{ type: 'image_url', image_url: { url: png } }])],
  ['a tool', { ...user('What time is it? Use get_time.'), tools: [tool] }],
  ['JSON', { ...user('Reply in JSON with the keys name and age.'), response_format: { type: 'json_object' } }],
  ['a cut', { ...user('Explain rain in three sentences.'), max_tokens: 20 }],
  ['two answers', { ...user('Explain rain.'), model: 'moonshot-v1-8k', n: 2, temperature: 0.9 }],
  [
    'an unfinished answer',
    {
      model: 'kimi-k2.5',
      messages: [...user('Count.').messages, { role: 'assistant', content: '1, 2', partial: true }],
      thinking: { type: 'disabled' },
    },
  ],
])('the fifth answer to the same body has the text of the first: %s', (_, body) => {
  for (const stream of [false, true]) {
    const mock = createMock()
    const texts = Array.from({ length: 5 }, () => ask(mock, { body: { ...body, stream } }).text)
    expect(new Set(texts.map(withoutOwn)).size).toBe(1)
    expect(new Set(texts).size).toBe(5)
  }
})

test('a body that differs in one character is new, wherever it differs', () => {
  const body = 'a'.repeat(2000)
  const bodies = Array.from(body, (_, at) => `${body.slice(0, at)}b${body.slice(at + 1)}`)
  const found = bodies.filter((other) => {
    const cache = createBodyCache()
    cache.find(body)
    return cache.find(other) !== null
  })
  expect(found).toEqual([])
})

test.each([0, 1, 2, 3, 4, 7, 15])('after many new bodies one that comes again among %d new ones is found', (others) => {
  const cache = createBodyCache()
  let count = 0
  const findNew = () => cache.find(`new body ${++count}`)
  for (let time = 0; time < 1000; time++) expect(findNew()).toBeNull()
  let turns = 0
  while (cache.find('the same') === null) {
    for (let time = 0; time < others; time++) expect(findNew()).toBeNull()
    turns++
    expect(turns).toBeLessThan(100)
  }
  for (let time = 0; time < others; time++) findNew()
  expect(cache.find('the same')).not.toBeNull()
})

test('a cleared cache looks up each body again', () => {
  const cache = createBodyCache()
  for (let number = 0; number < 1000; number++) cache.find(`new body ${number}`)
  cache.clear()
  const found = Array.from({ length: 20 }, (_, at) => [cache.find(`body ${at}`), cache.find(`body ${at}`)])
  expect(found.map(([first, second]) => [first, second?.text])).toEqual(found.map((_, at) => [null, `body ${at}`]))
})

test('a mock that has answered one body answers another as a new mock does', () => {
  const mock = createMock({ now: () => 1_788_220_800_000 })
  for (let time = 0; time < 5; time++) ask(mock, { body: user('Explain rain.') })
  const other = ask(mock, { body: user('Explain rain') })
  const fresh = ask(createMock({ now: () => 1_788_220_800_000 }), { body: user('Explain rain') })
  expect(withoutOwn(other.text)).toBe(withoutOwn(fresh.text))
})

test('an answer to a deleted image is not kept', () => {
  const mock = createMock()
  const form =
    '--b\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nimage\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
  const upload = Buffer.concat([Buffer.from(form), Buffer.from(png.slice(22), 'base64'), Buffer.from('\r\n--b--\r\n')])
  const headers = { 'content-type': 'multipart/form-data; boundary=b' }
  const { id } = ask(mock, { url: '/v1/files', headers, body: upload }).json as { id: string }
  const body = user([{ type: 'image_url', image_url: { url: `ms://${id}` } }])
  for (let time = 0; time < 3; time++) expect(ask(mock, { body }).status).toBe(200)
  ask(mock, { method: 'DELETE', url: `/v1/files/${id}` })
  expect(ask(mock, { body }).status).toBe(400)
})

test('only repeated bodies whose answer depends on nothing else are kept', () => {
  const bodies = createBodyCache()
  let made = 0
  const recall = (body: string, timeless: boolean) =>
    recallComposed(bodies.find(body), (): Composed => ({
      prompt: { tokens: ++made, key: '' },
      candidates: [],
      timeless,
    }))
  for (let time = 0; time < 5; time++) recall('again', true)
  expect(made).toBe(2)
  for (let time = 0; time < 5; time++) recall('timed', false)
  expect(made).toBe(7)
  for (let time = 0; time < 5; time++) recall('x'.repeat(20_000), true)
  expect(made).toBe(12)
  bodies.clear()
  recall('again', true)
  expect(made).toBe(13)
})

test('long bodies that differ in one character anywhere have answers of their own', () => {
  const bodies = createBodyCache()
  const long = 'x'.repeat(9000)
  const all = [0, 1, 5, 4000, 4001, 4002, 4003, 8998, 8999].map((at) => `${long.slice(0, at)}y${long.slice(at + 1)}`)
  for (let time = 0; time < 4; time++)
    for (const [index, body] of all.entries()) {
      const known = bodies.find(body)
      if (known === null) continue
      expect(known.request?.['index'] ?? index).toBe(index)
      known.request = { index }
    }
  expect(bodies.find(all[0]!)).not.toBeNull()
})

test.each(['finish_reason.content_filter', 'finish_reason.engine_overloaded'])(
  'an answer that a scenario ends early does not repeat the texts of the complete one: %s',
  (id) => {
    const mock = createMock()
    const body = user('Explain rain in three sentences.')
    const complete = Array.from({ length: 3 }, () => ask(mock, { body }).text).at(-1)!
    const { text } = ask(mock, { body, headers: { prefer: `example=${id}` } })
    expect(complete).toContain('"finish_reason":"stop"')
    expect(text).toContain(`"finish_reason":"${id.split('.')[1]}"`)
  },
)

test('each body has what is known of it, in any order, until the cache is cleared', () => {
  const cache = createBodyCache()
  const [first, second] = ['{"a":1}', '{"b":2}']
  for (const body of [first, second]) expect(cache.find(body)).toBeNull()
  const [ofFirst, ofSecond] = [cache.find(first), cache.find(second)]
  expect(ofFirst).not.toBeNull()
  expect(ofSecond).not.toBe(ofFirst)
  for (const body of [second, first, first, second]) {
    // A copy, because the text of a request is a new string each time.
    const found = cache.find(Buffer.from(body).toString())
    expect(found).toBe(body === first ? ofFirst : ofSecond)
  }
  cache.clear()
  expect(cache.find(second)).toBeNull()
})
