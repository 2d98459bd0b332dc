import { constants, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createFrameCutter, createZstdUnpacker, unpackZstd } from '../../../openapi/zstd-frames.ts'
import { decodeBody } from '../../../mocks/server/decode-body.ts'

const texts = ['', 'a', 'data: {"a":1}\n\n', 'abc'.repeat(20_000), '漢字'.repeat(300), 'x'.repeat(400_000)]
const most = 10_000_000

function compress(text: string, flags: { checksum: boolean; size: boolean }): Buffer {
  const params = {
    [constants.ZSTD_c_checksumFlag]: Number(flags.checksum),
    [constants.ZSTD_c_contentSizeFlag]: Number(flags.size),
  }
  return zstdCompressSync(text, { params })
}

/** A frame that decoders skip (RFC 8878 section 3.1.2). */
function toSkippable(length: number): Buffer {
  const frame = Buffer.alloc(8 + length)
  frame.writeUInt32LE(0x184d2a5a)
  frame.writeUInt32LE(length, 4)
  return frame
}

async function unpackInReads(bytes: Buffer, readBytes: number): Promise<string> {
  const stream = createZstdUnpacker({ flush: constants.ZSTD_e_flush })
  for (let at = 0; at < bytes.length; at += readBytes) stream.write(bytes.subarray(at, at + readBytes))
  stream.end()
  return Buffer.concat(await stream.toArray()).toString()
}

describe.each([
  { checksum: false, size: false },
  { checksum: true, size: false },
  { checksum: false, size: true },
  { checksum: true, size: true },
])('frames with %o', (flags) => {
  const frames = texts.flatMap((text, at) => [compress(text, flags), ...(at % 2 === 0 ? [toSkippable(at)] : [])])
  const bytes = Buffer.concat(frames)

  test('are cut at their ends, however they are read', () => {
    for (const readBytes of [1, 5, 1000, bytes.length]) {
      const cut = createFrameCutter()
      const ends: number[] = []
      let taken = 0
      for (let at = 0; at < bytes.length; at += readBytes)
        for (const piece of cut(bytes.subarray(at, at + readBytes))) ends.push((taken += piece.length))
      let end = 0
      for (const frame of frames) expect(ends).toContain((end += frame.length))
      expect(taken).toBe(bytes.length)
    }
  })

  test('are unpacked as one text', async () => {
    expect(unpackZstd(bytes, { maxOutputLength: most }).toString()).toBe(texts.join(''))
    for (const readBytes of [1, 9, 4096, bytes.length])
      expect(await unpackInReads(bytes, readBytes)).toBe(texts.join(''))
  })
})

test('the limit is that of all frames together', () => {
  const bytes = Buffer.concat([zstdCompressSync('a'.repeat(600)), zstdCompressSync('b'.repeat(600))])
  expect(unpackZstd(bytes, { maxOutputLength: 1200 })).toHaveLength(1200)
  expect(() => unpackZstd(bytes, { maxOutputLength: 1199 })).toThrow(
    expect.objectContaining({ code: 'ERR_BUFFER_TOO_LARGE' }),
  )
})

test('more frames than the most are refused', async () => {
  const frame = zstdCompressSync('')
  const bytes = Buffer.concat(Array.from({ length: 200_001 }, () => frame))
  expect(() => createFrameCutter()(bytes)).toThrow('more than 200,000 frames')
  await expect(unpackInReads(bytes, bytes.length)).rejects.toThrow('more than 200,000 frames')
  expect(createFrameCutter()(bytes.subarray(frame.length))).toHaveLength(200_000)
})

test.each([
  ['damaged', Buffer.from('neither frame nor text')],
  ['cut short', zstdCompressSync('some text').subarray(0, -2)],
  ['cut short after a frame', Buffer.concat([zstdCompressSync('a'), zstdCompressSync('b').subarray(0, 7)])],
])('%s data is an error', async (_, bytes) => {
  expect(() => unpackZstd(bytes, { maxOutputLength: most })).toThrow()
  await expect(unpackInReads(bytes, bytes.length)).rejects.toThrow()
})

test('a request in two frames is decoded', async () => {
  const bytes = Buffer.concat([zstdCompressSync('{"a":'), zstdCompressSync('1}')])
  const decoded = await decodeBody(bytes, 'zstd', most)
  expect('bytes' in decoded && Buffer.from(decoded.bytes).toString()).toBe('{"a":1}')
  expect(await decodeBody(bytes, 'zstd', 6)).toEqual({ problem: { kind: 'too-large', bytes: 7 } })
})
