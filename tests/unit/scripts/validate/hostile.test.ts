/** `validate` gives a verdict or a message for large, deeply nested and hostile files, and never throws. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGzip } from 'node:zlib'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { defaultLimits } from '../../../../openapi/readers/limits.ts'
import { validate } from './run-validate.ts'

describe('large and hostile files', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kimi-contract-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('a stream of 20,000 chunks is judged from disk', async () => {
    const file = join(folder, 'long.sse')
    await writeFile(file, payload({ role: 'assistant', content: '' }) + payload({ content: 'word ' }).repeat(20_000))
    const { rows, exitCode } = await validate([file])
    expect([rows[0]!.status, exitCode]).toEqual(['fail', 1])
    expect(rows[0]!.checks).toContain('stream-termination')
  })

  it.each([
    ['deep.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 2],
    ['deep.sse', `data: {"choices":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n\n`, 1],
    ['deep.jsonl', `{"choices":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`, 1],
    ['deep.har', `{"log":{"entries":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}}`, 2],
    [
      'deep.http',
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"choices":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      1,
    ],
    ['empty.har', '', 2],
    ['none.har', '{"log":{"version":"1.2","entries":[]}}', 3],
  ])('%s gets a verdict or a message', async (name, content, exitCode) => {
    const file = join(folder, name)
    await writeFile(file, content)
    const result = await validate([file])
    expect(result.exitCode).toBe(exitCode)
    expect(result.logged).toHaveLength(exitCode === 1 ? 0 : 1)
  })

  it.each([
    ['bomb.sse.gz', 'data: '],
    ['bomb.jsonl.gz', '{"choices":[{"delta":{"content":"'],
    ['bomb.http.gz', 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: '],
  ])('%s, a small file with one line of 80 MB, fails because of the line bound', async (name, start) => {
    const file = join(folder, name)
    const pieces = [Buffer.from(start), ...Array<Buffer>(80).fill(Buffer.alloc(1024 * 1024, 'a'))]
    await pipeline(pieces, createGzip({ level: 1 }), createWriteStream(file))
    const { report, exitCode, logged } = await validate([file])
    expect(exitCode).toBe(1)
    expect(report.files[0]!.failures).toMatchObject([
      {
        check: 'line-length',
        message: expect.stringContaining('64 MB'),
        next: expect.stringContaining('--max-line-mb'),
      },
    ])
    expect(logged).toEqual([])
  })

  it('a raised line bound lets a long line pass', async () => {
    const file = join(folder, 'line.sse')
    await writeFile(file, payload({ content: 'word '.repeat(500) }))
    const lineBytes = async (bytes: number) =>
      (await validate([file], { limits: { ...defaultLimits, lineBytes: bytes } })).rows[0]!.checks
    expect(await lineBytes(2000)).toEqual(['line-length'])
    expect(await lineBytes(4000)).not.toContain('line-length')
  })

  it('of 1,500 entries of other hosts the report lists 1,000 and counts the rest', async () => {
    const foreign = '{"request":{"method":"GET","url":"https://example.com/"},"response":{}}'
    const file = join(folder, 'browser.har')
    await writeFile(file, `{"log":{"entries":[${Array.from({ length: 1500 }, () => foreign).join(',')}]}}`)
    const { report, logged, exitCode } = await validate([file])
    expect(report.files).toHaveLength(1001)
    expect(logged).toEqual([expect.stringMatching(/0 judged, 1500 entries not judged.*and 1495 more$/)])
    expect(exitCode).toBe(3)
  })
})

it.each([
  ['of a path', 'a.har', '/v1/mod\u001b[31mels\u202e', 'mod\\u001b[31mels\\u202e'],
  ['of a file name', 'a\u001b[2J\rb.har', '/v1/other', 'a\\u001b[2J\\u000db.har: 0 judged'],
])('control characters %s do not reach the terminal', async (_, name, path, shown) => {
  const folder = await mkdtemp(join(tmpdir(), 'kimi-contract-'))
  const file = join(folder, name)
  const entry = { request: { method: 'GET', url: `https://example.com${path}` }, response: { status: 200 } }
  await writeFile(file, JSON.stringify({ log: { entries: [entry] } }))
  const { logged } = await validate([file])
  await rm(folder, { recursive: true })
  expect(logged).toEqual([expect.stringContaining(shown)])
})

/** One event of a stream with this delta. */
function payload(delta: object): string {
  const choices = [{ index: 0, delta, finish_reason: null }]
  const frame = { id: 'chatcmpl-6a98c2415b8d7796ed10ab5b', object: 'chat.completion.chunk', created: 1788396097 }
  return `data: ${JSON.stringify({ ...frame, model: 'kimi-k2.5', choices })}\n\n`
}

it('the report contains no secret of a recording', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kimi-contract-'))
  const file = join(folder, 'a.json')
  await writeFile(file, '{"error":{"message":"key sk-live0123456789abcdef is bad","type":7}}')
  const { report } = await validate([file])
  await rm(folder, { recursive: true })
  expect(JSON.stringify(report)).not.toContain('live0123456789')
})

it('a failure contains the bytes around its place, without parts of characters or secrets', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kimi-contract-'))
  const file = join(folder, 'a.sse')
  const filler = payload({ content: '水'.repeat(200) })
  const secret = `sk-${'a1b2'.repeat(40)}`
  await writeFile(
    file,
    `${payload({ role: 'assistant', content: '' })}${filler}data: oops\n\n${payload({ content: secret })}`,
  )
  const { report } = await validate([file])
  await rm(folder, { recursive: true })
  const failure = report.files[0]!.failures.find((one) => one.check === 'json-syntax')!
  const at = Number(/byte (\d+)/.exec(failure.at)![1])
  expect(at).toBe(Buffer.byteLength(payload({ role: 'assistant', content: '' }) + filler))
  expect(failure.excerpt).toMatchObject({
    offset: at - 120,
    text: expect.stringContaining('data: oops\\n\n\\n\ndata: {'),
  })
  expect(failure.excerpt!.text).toContain('水')
  expect(failure.excerpt!.text).not.toMatch(/a1b2|\\x/)
})
