/** Lines without end in chunked bodies, heads and JSON lines take time linear in their length, and the message says what was found. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { dechunk } from '../../../../openapi/readers/chunked.ts'
import { createOutcome, readRecording } from '../../../../openapi/readers/index.ts'

async function* toReads(texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text)
}

describe('a trailer line of many reads', () => {
  const reads = ['2\r\n{}\r\n0\r\nX-T: ', ...Array<string>(200).fill('x'.repeat(10_000))]

  test.each([
    ['that ends', ['\r', '\n\r\n'], 'complete'],
    ['that ends, before another', ['\r\nX-Last: 1\r\n', '\r', '\n'], 'complete'],
    ['that does not end', [], 'cut'],
    ['that is the last one', ['\r\n'], 'complete'],
  ])('%s is not copied with each of them', async (_, last, end) => {
    const concat = vi.spyOn(Buffer, 'concat')
    onTestFinished(() => concat.mockRestore())
    const outcome = createOutcome('unknown')
    let body = ''
    for await (const part of dechunk(toReads([...reads, ...last]), outcome)) body += Buffer.from(part).toString()
    const copied = concat.mock.results.reduce((sum, { value }) => sum + (value as Buffer).length, 0)
    expect([body, outcome.end]).toEqual(['{}', end])
    expect(copied).toBeLessThan(3 * reads.join('').length)
  })
})

test.each([
  [
    'long.http',
    `HTTP/1.1 200 OK\r\nX: ${'y'.repeat(1_100_000)}\r\n\r\n{}`,
    'has a message whose head is longer than 1 MB',
  ],
  [
    'many.http',
    `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(200_000)}\r\n{}`,
    'has a message whose head is longer than 1 MB',
  ],
  ['cut.http', 'HTTP/1.1 200 OK\r\nX: y', 'the blank line that ends the head is missing'],
  ['long.jsonl', `{"a":"${'x'.repeat(17_000_000)}"}\n`, 'begins with a line of more than 16 MB'],
  ['other.jsonl', `{"a":"x"}\n{"b":1}\n`, 'does not start with a chunk of a stream (line 1 is JSON of another kind)'],
])('the message about %s says what stands in the way', async (name, text, message) => {
  const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, name), text)
  const read = async () => {
    for await (const _recorded of readRecording(join(folder, name)));
  }
  await expect(read()).rejects.toThrow(message)
})
