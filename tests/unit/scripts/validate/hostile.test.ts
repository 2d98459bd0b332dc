/** `validate` on files that are large, deep, or out to do harm: a verdict or a line, never a crash. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  ])('%s gets a verdict or a line', async (name, content, exitCode) => {
    const file = join(folder, name)
    await writeFile(file, content)
    const result = await validate([file])
    expect(result.exitCode).toBe(exitCode)
    expect(exitCode === 1 || result.logged.length === 1).toBe(true)
  })

  it('a capture with thousands of foreign entries lists a thousand and counts the rest', async () => {
    const foreign = '{"request":{"method":"GET","url":"https://example.com/"},"response":{}}'
    const file = join(folder, 'browser.har')
    await writeFile(file, `{"log":{"entries":[${Array.from({ length: 1500 }, () => foreign).join(',')}]}}`)
    const { report, logged, exitCode } = await validate([file])
    expect(report.files).toHaveLength(1001)
    expect(logged).toEqual([expect.stringMatching(/0 judged, 1500 entries not judged.*and 1495 more$/)])
    expect(exitCode).toBe(3)
  })
})

/** One event of a stream with this delta. */
function payload(delta: object): string {
  const choices = [{ index: 0, delta, finish_reason: null }]
  const frame = { id: 'chatcmpl-6a98c2415b8d7796ed10ab5b', object: 'chat.completion.chunk', created: 1788396097 }
  return `data: ${JSON.stringify({ ...frame, model: 'kimi-k2.5', choices })}\n\n`
}

it('no secret of a recording reaches the report', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kimi-contract-'))
  const file = join(folder, 'a.json')
  await writeFile(file, '{"error":{"message":"key sk-live0123456789abcdef is bad","type":7}}')
  const { report } = await validate([file])
  await rm(folder, { recursive: true })
  expect(JSON.stringify(report)).not.toContain('live0123456789')
})

it('a failure carries the bytes around its fault, whole characters and no half secrets', async () => {
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
