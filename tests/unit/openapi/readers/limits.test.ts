/** Files of unknown origin are read within bounds, and only regular files are read. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { createSliceScanner } from '../../../../openapi/readers/json-slices.ts'
import { createBudgets, createLineMeter, defaultLimits, type ReadLimits } from '../../../../openapi/readers/limits.ts'
import { entry, har } from './har-helpers.ts'
import { chunk, completion, readBytes, readFile } from './read-helpers.ts'

const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-limits-'))
afterAll(() => rmSync(folder, { recursive: true }))

const budget = (over: Partial<ReadLimits>) => createBudgets({ ...defaultLimits, ...over })()
const long = completion.replace('hi', 'hi '.repeat(100_000))

describe('the bound for a file', () => {
  const packed = gzipSync(long)
  const message = Buffer.concat([
    Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n\r\n'),
    packed,
  ])
  const inHar = har(
    entry(
      {},
      {
        response: {
          status: 200,
          headers: [{ name: 'content-encoding', value: 'gzip' }],
          content: { text: packed.toString('base64'), encoding: 'base64' },
        },
      },
    ),
  )

  it.each<[name: string, content: string | Uint8Array]>([
    ['a.json', long],
    ['a.json.gz', packed],
    ['a.http', message],
    ['a.http.gz', gzipSync(message)],
    ['a.har', inHar],
  ])('counts what %s unpacks to', async (name, content) => {
    const { error } = await readBytes(name, content, {}, budget({ fileBytes: 200_000 }))
    expect(error).toMatch(/more than 200000 bytes once unpacked.*--max-file-mb/)
    expect((await readBytes(name, content, {}, budget({ fileBytes: 700_000 }))).exchanges[0]?.text).toBe(long)
  })

  it('applies beside a bound for all files together', async () => {
    const next = createBudgets({ ...defaultLimits, totalBytes: 400_000 })
    expect((await readBytes('a.json', long, {}, next())).error).toBeNull()
    expect((await readBytes('a.json', long, {}, next())).error).toMatch(/all files together.*--max-total-mb/)
  })
})

describe('the bound for a line', () => {
  it.each<[what: string, pieces: string[], at: number | null]>([
    ['no line', ['abc'], null],
    ['lines within it', ['aaaaaaaaaa\nbbbbbbbbbb\n', 'cccccccccc'], null],
    ['one read with a longer line', ['a\nbbbbbbbbbbb\nc'], 2],
    ['a longer line over several reads', ['a\nb\n', 'cccccc', 'cccccc'], 4],
    ['a longer line at the end', ['a\n', 'bbbbbbbbbbb'], 2],
    ['a line that ends in a later read', ['aaaaaa', 'aaaa\n', 'bbbbbbbbbb\n'], null],
  ])('%s', (_, pieces, at) => {
    const meter = createLineMeter(10)
    expect(pieces.map((piece) => meter.push(Buffer.from(piece))).find((found) => found !== null) ?? null).toBe(at)
  })
})

describe('special files are refused without waiting', () => {
  it('a named pipe', async () => {
    const pipe = join(folder, 'a.sse')
    execFileSync('mkfifo', [pipe])
    expect((await readFile(pipe)).error).toMatch(/is a named pipe, which may never end/)
  })

  it('a device', async () => {
    expect((await readFile('/dev/zero')).error).toMatch(/is a device, which may never end/)
  })

  it('a socket', async () => {
    const path = join(folder, 'a.har')
    const server = createServer().listen(path)
    await new Promise((resolve) => server.once('listening', resolve))
    expect((await readFile(path)).error).toMatch(/is a socket/)
    await new Promise((resolve) => server.close(resolve))
  })
})

/** Counts the bytes that searches look at, so that linear work is shown without a clock. */
function countSearched(bytes: Buffer, run: () => void): number {
  const original = bytes.indexOf.bind(bytes)
  let searched = 0
  bytes.indexOf = ((value: number | string, from: number = 0) => {
    const found = original(value, from)
    searched += (found < 0 ? bytes.length : found) - from
    return found
  }) as Buffer['indexOf']
  run()
  return searched
}

it.each([
  ['escapes in a string', '\\n'],
  ['escaped quotes', '\\"'],
  ['quotes only', '","'],
])('cutting entries out of a HAR looks at each byte a few times: %s', (_, piece) => {
  const bytes = Buffer.from(`{"log":{"entries":["${piece.repeat(50_000)}"]}}`)
  const scanner = createSliceScanner(['log', 'entries'], 1e9)
  expect(countSearched(bytes, () => scanner.push(bytes))).toBeLessThan(4 * bytes.length)
  expect(scanner.state()).toMatchObject({ closed: true, found: true })
})

it('prefixed lines of any length are passed on', async () => {
  const lines = [chunk('a'), chunk('b '.repeat(400_000)), chunk('c')]
  const { exchanges } = await readBytes('a.jsonl', lines.map((line) => `data: ${line}\n`).join(''))
  expect(exchanges[0]?.text).toBe(`${lines.join('\n')}\n`)
})
