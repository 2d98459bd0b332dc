/** The page's Buffer: the stream reader finds the same events with it as with Node's. */
import { expect, it, vi } from 'vitest'
import type * as eventStream from '../../../../openapi/event-stream.ts'
import type { StreamEvent, StreamOddity } from '../../../../openapi/event-stream.ts'
import * as own from '../../../../scripts/workbench/page/state/node-buffer.ts'

type Module = typeof eventStream

async function load(isOwn: boolean): Promise<Module> {
  vi.resetModules()
  if (isOwn) vi.doMock('node:buffer', () => own)
  else vi.doUnmock('node:buffer')
  return await import('../../../../openapi/event-stream.ts')
}

function read({ createStreamReader }: Module, bytes: Uint8Array, step: number) {
  const found: (StreamEvent | StreamOddity)[] = []
  const reader = createStreamReader({ event: (one) => found.push(one), oddity: (one) => found.push(one) })
  for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step), at)
  reader.end()
  return found
}

const streams: readonly (readonly [string, Uint8Array])[] = [
  ['plain events', text('data: {"a":1}\n\ndata: [DONE]\n\n')],
  ['text beyond ASCII', text('data: Grüße 🌙 你好\n\ndata:no space\r\n\r\n')],
  ['comments, names and ids', text(': hi\n\nevent: error\nid: 7\ndata: a\ndata: b\n\nretry: 5\n\nnonsense\n\n')],
  ['a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...text('data: x\n\n'))],
  ['bytes that are not UTF-8', Uint8Array.of(...text('data: a'), 0xff, 0xc3, ...text('b\n\n'))],
  ['an unfinished event', text('data: one\r\rdata: two')],
]

it.each(streams)('reads %s as Node does', async (_name, bytes) => {
  for (const step of [1, 3, bytes.length]) {
    const expected = read(await load(false), bytes, step)
    expect(expected.length).toBeGreaterThan(0)
    expect(read(await load(true), bytes, step)).toEqual(expected)
  }
})

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value)
}
