/** A file that gives no pace says why: what each of its entries lacks, and what writes a HAR that has it. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadPace, PaceFileError } from '../../../../mocks/pace/load.ts'
import { MockUsageError } from '../../../../mocks/common/usage-error.ts'
import { done, event, toEntry, toHar, toStream, write } from './pace-har.ts'

const untimed = toEntry([[event('a')], [event('b')], [done]])
const browser: Record<string, unknown> = { ...untimed }
delete browser._chunks
delete browser._end
const lacks =
  'a stream without the times of its chunks ("_chunks" with "atMs"), which kimi-contract record keeps and most recorders do not'
const error = event('a') + event('b') + 'data: {"error":{"message":"x","type":"server_error"}}\n\n'

test.each<[string, unknown, string]>([
  ['as a browser saves it', browser, lacks],
  ['with chunks and no times', untimed, lacks],
  [
    'with one time missing',
    toEntry([
      [event('a'), 1],
      [event('b'), null],
      [done, 3],
    ]),
    lacks,
  ],
  [
    'with times of a clock',
    toStream(1.7e12, 1.7e12 + 5),
    'a time of its chunks is 1700000000000, which is not a number of milliseconds since the request',
  ],
  [
    'with times before the request',
    toStream(-5, 5),
    'a time of its chunks is -5, which is not a number of milliseconds',
  ],
  [
    'of a refusal',
    toEntry([['{"error":{}}', 5]], { status: 429, type: 'application/json' }),
    'status 429; only successful streams are used',
  ],
  [
    'of a whole answer',
    toEntry([['{}', 5]], { type: 'application/json' }),
    'not a stream, and only a stream shows when its tokens arrived',
  ],
  ['that ends in an error', toEntry([[error, 5]]), 'its stream ends in an error'],
  ['that breaks off', toEntry([[event('a') + event('b'), 5]], { end: 'cut' }), 'its stream ends before [DONE]'],
  ['with an unknown end', toEntry([[event('a') + event('b'), 5]], { end: '?' }), 'its stream ends before [DONE]'],
  ['with one event', toEntry([[event('a') + done, 5]]), 'its stream has only one event'],
  ['without events', toEntry([[done, 5]]), 'its stream has no event'],
  ['whose client left', { ...toStream(5, 6), _left: 'left' }, 'the client left before the end'],
  ['of another service', toEntry([['x', 5]], { url: 'https://example.com/' }), 'no operation of this API'],
  [
    'of another operation',
    toEntry([['{}', 5]], { url: 'https://api.moonshot.ai/v1/tokenizers/estimate-token-count' }),
    'not a chat completion',
  ],
  ['that is not an object', 7, 'is no object'],
])('a stream %s does not count', async (_, entry, why) => {
  const file = write(toHar(entry))
  const { message } = (await loadPace(file).catch((caught: unknown) => caught)) as Error
  expect(message).toContain(
    `no pace can be read from ${file}: its one entry is not a whole stream of a chat completion with the times of its chunks; kimi-contract record --out FILE writes one\n  entry 1: `,
  )
  expect(message).toContain(why)
  expect((await loadPace(write(toHar(entry, toStream(5, 6))))).samples).toEqual({ ttftMs: [5], gapMs: [1] })
})

test('an error names the entries, and each reason once', async () => {
  const refused = toEntry([['{}', 5]], { status: 429, type: 'application/json' })
  const file = write(toHar(refused, untimed, ...Array.from({ length: 20 }, () => refused)))
  await expect(loadPace(file)).rejects.toThrow(
    `none of its 22 entries is a whole stream of a chat completion with the times of its chunks; kimi-contract record --out FILE writes one\n  entries 1, 3, 4, 5, 6, 7, 8, 9 and 13 more: status 429; only successful streams are used\n  entry 2: ${lacks}`,
  )
})

test('an error stays short if every entry has a different reason', async () => {
  const entries = Array.from({ length: 30 }, (_, index) => toEntry([['{}', 5]], { status: 400 + index }))
  const { message } = (await loadPace(write(toHar(...entries))).catch((caught: unknown) => caught)) as Error
  expect(message.split('\n')).toHaveLength(14)
  expect(message).toMatch(/\n {2}and 18 more, for other reasons$/)
})

const whole = toHar(toStream(5, 6), toStream(7, 8))
test.each<[string, string | Buffer, string]>([
  ['empty', '', 'it is empty (0 bytes)'],
  ['without entries', toHar(), 'it holds no entries; kimi-contract record --out FILE writes one'],
  ['no HAR', '{"id":"chatcmpl-1"}', 'it is JSON but no HAR: it has no log.entries'],
  ['no JSON', event('a'), 'it is no HAR: a HAR is one JSON object, {"log": {"entries": […]}}'],
  ['cut short', whole.slice(0, -20), 'it ends in the middle, after entry 1: the file was cut short'],
  ['gzip cut short', gzipSync(whole).subarray(0, 60), 'its gzip data is cut short or damaged after'],
])('a file that is %s gives no pace', async (_, bytes, why) => {
  const file = write(bytes)
  await expect(loadPace(file)).rejects.toThrow(PaceFileError)
  await expect(loadPace(file)).rejects.toThrow(MockUsageError)
  const { message } = (await loadPace(file).catch((caught: unknown) => caught)) as Error
  expect(message).toContain(`no pace can be read from ${file}: ${why}`)
  expect(message).not.toMatch(/judge|\n$/)
})

test('a directory is refused', async () => {
  await expect(loadPace(write('x').replace(/\/[^/]*$/, ''))).rejects.toThrow(/it is a directory$/)
})
