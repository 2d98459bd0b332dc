/** Start and end of workers: signals, crashes, an address that cannot be used, a primary that is killed. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'vitest'
import { runMock } from '../../../../scripts/commands/mock/index.ts'
import { runCli } from '../../scripts/run-cli.ts'
import { hello } from '../ask.ts'
import { isAlive, say, startWorkers } from './workers-process.ts'

const timeoutMs = 60_000
const poll = { timeout: timeoutMs, interval: 100 }

// Tests of processes run beside each other, because they mostly wait; the longest starts first.
test.concurrent(
  'a worker that is killed in mid-stream breaks its own streams only, and cuts them without an end',
  async ({ expect }) => {
    const mock = await startWorkers(2, ['--pace', 'ttft=0,rate=5'])
    const [first] = mock.workers()
    const streams = Array.from({ length: 16 }, () =>
      say('POST', `${mock.url}/chat/completions`, { ...hello, stream: true }).then(
        ({ text }) => (text.endsWith('data: [DONE]\n\n') ? 'whole' : 'ended early'),
        () => 'broken',
      ),
    )
    const control = mock.url.replace(/\/v1$/, '/__mock')
    await expect.poll(() => say('GET', `${control}/health`).then(({ text }) => text), poll).toContain('"requests": 16')
    process.kill(first!, 'SIGKILL')
    const ends = await Promise.all(streams)
    expect([...new Set(ends)].toSorted()).toEqual(['broken', 'whole'])
    await expect.poll(() => mock.workers().length, poll).toBe(2)
    const answered = await say('POST', `${mock.url}/chat/completions`, hello)
    expect(answered.status).toBe(200)
    mock.kill('SIGTERM')
    expect(await mock.ended).toBe(0)
  },
  timeoutMs,
)

test.concurrent.for(['SIGTERM', 'SIGINT'] as const)(
  '%s ends all processes, also while streams are running',
  { timeout: timeoutMs },
  async (signal, { expect }) => {
    const mock = await startWorkers(2, ['--pace', 'silent', '--drain', '0.5'])
    const pids = mock.workers()
    const stream = say('POST', `${mock.url}/chat/completions`, { ...hello, stream: true }).catch(() => 'broken')
    const journal = () => say('GET', mock.url.replace(/\/v1$/, '/__mock/health')).then(({ text }) => text)
    await expect.poll(journal, poll).toContain('"requests": 1')
    // A terminal sends the signal to the whole process group.
    for (const pid of pids) process.kill(pid, signal)
    mock.kill(signal)
    expect(await mock.ended).toBe(0)
    expect(await stream).toBe('broken')
    expect(pids.filter(isAlive)).toEqual([])
    expect(mock.err()).not.toContain('ended')
  },
)

test.concurrent(
  'a worker that crashes is named and replaced, and the port stays',
  async ({ expect }) => {
    const mock = await startWorkers(2)
    const [first] = mock.workers()
    process.kill(first!, 'SIGKILL')
    await expect
      .poll(() => mock.err(), poll)
      .toContain(`worker ${first} ended by SIGKILL; another is started (4 more would be)`)
    await expect.poll(() => mock.workers().length, poll).toBe(2)
    expect(mock.workers()).not.toContain(first)
    const models = () => say('GET', `${mock.url}/models`).then(({ status }) => status)
    for (let at = 0; at < 6; at++) expect(await models()).toBe(200)
    mock.kill('SIGTERM')
    expect(await mock.ended).toBe(0)
  },
  timeoutMs,
)

test.concurrent(
  'workers that keep crashing are no longer replaced, and the mock exits with code 3',
  async ({ expect }) => {
    const mock = await startWorkers(2)
    let over = false
    void mock.ended.then(() => (over = true))
    await expect
      .poll(() => {
        for (const pid of mock.workers()) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
        return over
      }, poll)
      .toBe(true)
    expect(await mock.ended).toBe(3)
    expect(mock.err().match(/another is started/g)).toHaveLength(5)
    // The last worker may be killed before or after it listens.
    expect(mock.err()).toMatch(/5 were replaced and no more are: 0 left\nerror: no worker is left\n$/)
  },
  timeoutMs,
)

test.concurrent(
  'replacements that cannot start end as well, and so does the mock',
  async ({ expect }) => {
    const file = join(mkdtempSync(join(tmpdir(), 'kimi-workers-')), 'tiktoken.model')
    const bytes = Array.from({ length: 256 }, (_, byte) => `${Buffer.from([byte]).toString('base64')} ${byte}`)
    writeFileSync(file, bytes.join('\n'))
    const mock = await startWorkers(2, ['--tokenizer', file])
    rmSync(file)
    for (const pid of mock.workers()) process.kill(pid, 'SIGKILL')
    expect(await mock.ended).toBe(3)
    expect(mock.err()).toContain('cannot be read: it does not exist')
  },
  timeoutMs,
)

test.concurrent(
  'a primary that is killed leaves no worker behind',
  async ({ expect }) => {
    const mock = await startWorkers(2)
    const pids = mock.workers()
    expect(pids).toHaveLength(2)
    mock.kill('SIGKILL')
    await expect.poll(() => pids.filter(isAlive), poll).toEqual([])
  },
  timeoutMs,
)

test.concurrent(
  'the replies of a fixture are used once over all workers',
  async ({ expect }) => {
    const file = join(mkdtempSync(join(tmpdir(), 'kimi-workers-')), 'fixtures.json')
    const fixture = { id: 'steps', match: {}, replies: ['one', 'two', 'three'] }
    writeFileSync(file, JSON.stringify({ fixtures: [fixture] }))
    const mock = await startWorkers(3, ['--fixtures', file])
    const said = []
    for (let at = 0; at < 4; at++) {
      const { text } = await say('POST', `${mock.url}/chat/completions`, hello)
      said.push((JSON.parse(text) as { choices: { message: { content: string } }[] }).choices[0]!.message.content)
    }
    expect(said).toEqual(['one', 'two', 'three', 'three'])
    mock.kill('SIGTERM')
    expect(await mock.ended).toBe(0)
  },
  timeoutMs,
)

test.concurrent(
  'overrides that were queued and never used are listed at the end',
  async ({ expect }) => {
    const mock = await startWorkers(2)
    await say('PUT', mock.url.replace(/\/v1$/, '/__mock/scenarios'), { id: 'server_error', times: 2 })
    await say('POST', `${mock.url}/chat/completions`, hello)
    mock.kill('SIGTERM')
    expect(await mock.ended).toBe(0)
    expect(mock.err()).toContain('queued and never used: server_error (1 left)')
  },
  timeoutMs,
)

test.for([
  [['--scenario', 'overloaded'], 'engine_overloaded_error'],
  [['--fixtures', '/nowhere.yaml'], '/nowhere.yaml'],
] as const)('%j is refused with one message', async ([args, text], { expect }) => {
  const { code, err } = await runCli(['mock', '--port', '0', '--workers', '2', ...args])
  expect(code).toBe(2)
  expect(err).toMatch(/^error: /)
  expect(err.split(text)).toHaveLength(2)
})

test('a port in use is one clear line and exit code 2', async ({ expect }) => {
  const busy = createServer()
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', () => resolve()))
  const { port } = busy.address() as AddressInfo
  const lines: string[] = []
  const code = await runMock(
    { port, workers: '2' },
    { out: (text) => lines.push(text.trimEnd()), log: (line) => lines.push(line) },
  )
  busy.close()
  expect(code).toBe(2)
  expect(lines).toEqual([`error: port ${port} on 127.0.0.1 is in use; choose another, or 0 for any free one`])
})

test.for(['0', '1.5', '-1', '257', 'auto'])('--workers %s is wrong use', async (workers, { expect }) => {
  const lines: string[] = []
  const code = await runMock(
    { port: '0', workers },
    { out: (text) => lines.push(text.trimEnd()), log: (line) => lines.push(line) },
  )
  expect(code).toBe(2)
  expect(lines).toEqual([`error: --workers is ${workers}; it must be a whole number from 1 to 256`])
})
