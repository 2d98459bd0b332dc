/** The gzip form of a stream, read by zlib. */
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { toGzipReply } from '../../../../mocks/faults/gzip.ts'
import type { Reply } from '../../../../mocks/reply/index.ts'

function toStream(...texts: string[]): Reply {
  return {
    status: 200,
    headers: [],
    body: { kind: 'events', events: texts.map((bytes) => ({ bytes, delayMs: 0 })), end: 'close' },
  }
}

function unpack({ body }: Reply): string {
  if (body.kind !== 'events') throw new Error('not a stream')
  return gunzipSync(Buffer.concat(body.events.map(({ bytes }) => Buffer.from(bytes)))).toString()
}

test.each([
  ['two events, of which one is not ASCII', ['data: a\n\n', 'data: 上海\n\n']],
  ['an event of the longest block', ['x'.repeat(65_535)]],
  ['an event of several blocks', ['x'.repeat(65_536), 'y'.repeat(200_000)]],
])('a stream of %s unpacks to its bytes', (_, texts) => {
  expect(unpack(toGzipReply(toStream(...texts)))).toBe(texts.join(''))
})

test('the header names the coding', () => {
  expect(toGzipReply(toStream('a')).headers).toEqual([['Content-Encoding', 'gzip']])
})
