/** Writes gzip without compression (stored blocks, RFC 1951 §3.2.4), each event flushed separately. Needs no module of Node, so it works in browsers. */
import { setHeader } from './edit.ts'
import type { Reply } from '../reply/index.ts'

const head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** The longest stored block: its length has 16 bits. */
const mostBlockBytes = 0xffff

/** The stream as one gzip member: one stored block for each event, or several for an event that is longer than a block. */
export function toGzipReply(reply: Reply): Reply {
  if (reply.body.kind !== 'events') return reply
  const encoder = new TextEncoder()
  let crc = 0xffffffff
  let length = 0
  const events = reply.body.events.map(({ bytes, delayMs }, i) => {
    const plain = typeof bytes === 'string' ? encoder.encode(bytes) : bytes
    for (const byte of plain) crc = (table[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
    length += plain.length
    return { bytes: Uint8Array.from([...(i === 0 ? head : []), ...toBlocks(plain)]), delayMs }
  })
  const end = [...toBlock(new Uint8Array(), 1), ...word((crc ^ 0xffffffff) >>> 0), ...word(length >>> 0)]
  return {
    ...setHeader(reply, 'Content-Encoding', 'gzip'),
    body: { ...reply.body, events: [...events, { bytes: Uint8Array.from(end), delayMs: 0 }] },
  }
}

function toBlocks(plain: Uint8Array): number[] {
  const blocks: number[] = []
  for (let at = 0; at < plain.length; at += mostBlockBytes)
    for (const byte of toBlock(plain.subarray(at, at + mostBlockBytes), 0)) blocks.push(byte)
  return blocks
}

/** A stored block: the flag of the last block, the length, its complement, the bytes. */
function toBlock(plain: Uint8Array, last: 0 | 1): number[] {
  const { length } = plain
  return [last, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255, ...plain]
}

function word(value: number): number[] {
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255]
}
