/** Decompression keeps its memory bounded and loses no byte before an error, however slowly the bytes are taken. */
import { setImmediate as turn } from 'node:timers/promises'
import { randomBytes } from 'node:crypto'
import * as zlib from 'node:zlib'
import { expect, it } from 'vitest'
import { decodeWholeContent } from '../../../../openapi/readers/content-coding.ts'
import { createBudgets } from '../../../../openapi/readers/limits.ts'
import { unpackWith } from '../../../../openapi/readers/unpack.ts'

const packBrotli = (bytes: Uint8Array) =>
  zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } })
const codings = {
  gzip: [zlib.gzipSync, zlib.createGunzip],
  br: [packBrotli, zlib.createBrotliDecompress],
  zstd: [zlib.zstdCompressSync, zlib.createZstdDecompress],
} as const
const names = Object.keys(codings) as (keyof typeof codings)[]

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

it.each(names)('a small %s bomb is unpacked as its bytes are taken', async (name) => {
  const [pack, createUnpacker] = codings[name]
  const size = 32_000_000
  const transform = createUnpacker()
  let unpacked = 0
  transform.on('data', (bytes: Uint8Array) => (unpacked += bytes.length))
  let taken = 0
  let mostHeld = 0
  for await (const part of unpackWith(transform, once(pack(Buffer.alloc(size, 97))))) {
    mostHeld = Math.max(mostHeld, unpacked - taken)
    taken += part.length
    if (taken > size / 4) break
  }
  expect(taken).toBeGreaterThan(size / 4)
  expect(mostHeld).toBeLessThan(4_000_000)
  expect(transform.destroyed).toBe(true)
})

const plain = Buffer.concat([Buffer.alloc(2_500_000, 98), randomBytes(300_000), Buffer.alloc(200_000, 99)])

it.each(names.flatMap((name) => ([false, true] as const).map((isSlow) => [name, isSlow] as const)))(
  '%s data that is cut short gives what precedes the cut (slow reader: %s)',
  async (name, isSlow) => {
    const [pack, createUnpacker] = codings[name]
    const packed = pack(plain)
    const cut = packed.length - 20_000
    const parts: Uint8Array[] = []
    const failed = (async () => {
      for await (const part of unpackWith(createUnpacker(), once(packed.subarray(0, cut)))) {
        parts.push(part)
        if (isSlow) await turn()
      }
    })()
    await expect(failed).rejects.toThrow('unexpected end of file')
    const got = Buffer.concat(parts)
    // All but one block of random bytes, of 128 kB at most, can be unpacked.
    expect(got.length).toBeGreaterThan(2_500_000 + 300_000 - 20_000 - 131_072)
    expect(got.equals(plain.subarray(0, got.length))).toBe(true)
  },
)

it.each(['gzip', 'x-gzip', 'zstd'])('words under %s are a body that the recorder has unpacked', (coding) => {
  const words = Buffer.from('upstream connect error')
  expect(decodeWholeContent(words, [coding], createBudgets()())).toBe(words)
})

it.each(['br', 'deflate'])('words under %s are damaged data, because any byte can begin it', (coding) => {
  const words = Buffer.from('upstream connect error')
  expect(decodeWholeContent(words, [coding], createBudgets()())).toMatch(`its ${coding} body cannot be unpacked`)
})
