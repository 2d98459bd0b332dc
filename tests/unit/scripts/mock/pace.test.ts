/** The option `--pace`: its three forms, and the file of a recording. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createWorkers } from '../../../../mocks/server/workers/index.ts'
import { runMock } from '../../../../scripts/commands/mock/index.ts'
import { toServerOptions } from '../../../../scripts/commands/mock/server-options.ts'
import { toHar, toStream, toEntry, write } from '../../mocks/pace/pace-har.ts'

const streams = toHar(toStream(100, 110, 120), toStream(300, 350, 400))

/** Starts the command and stops it once it listens; its lines and its exit code. */
async function run(pace: string, more: object = {}) {
  const lines: string[] = []
  const out = (text: string) => {
    lines.push(text.trimEnd())
    // The command listens for signals from the next turn of the event loop on.
    if (text.startsWith('listening')) setImmediate(() => process.emit('SIGTERM'))
  }
  const code = await runMock({ port: '0', pace, ...more }, { out, log: (line) => lines.push(line) })
  return { code, lines }
}

test('a HAR file is read at the start, and a line describes it', async () => {
  const file = write(streams)
  const { code, lines } = await run(file)
  expect(code).toBe(0)
  expect(lines.slice(0, 2)).toEqual([
    `pace: 2 streams of ${file} (2 entries), median time to first token 200 ms, median 60 tokens a second`,
    expect.stringMatching(/^listening on /),
  ])
})

test('a HAR file without times gives exit code 2 and the reason for each entry', async () => {
  const file = write(toHar(toEntry([['{}', 1]], { status: 401 })))
  const { code, lines } = await run(file)
  expect(code).toBe(2)
  expect(lines).toEqual([
    `error: no pace can be read from ${file}: its one entry is not a whole stream of a chat completion with the times of its chunks; kimi-contract record --out FILE writes one\n  entry 1: status 401; only successful streams are used`,
  ])
})

test.each(['brisk', 'none.har', 'ttft=1,speed=2', 'ttft', '', '-'])(
  '%j gives exit code 2 and a message with the three forms',
  async (pace) => {
    const { code, lines } = await run(pace)
    expect(code).toBe(2)
    expect(lines).toEqual([
      `error: --pace is ${pace}; it takes none, steady, highspeed, slow, silent, keep-alive; or pairs of ttft, rate, jitter such as ttft=300,rate=50; or a HAR file that kimi-contract record wrote, and there is no file of that name`,
    ])
  },
)

test('a profile and pairs have precedence over files of these names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-pace-'))
  const before = process.cwd()
  process.chdir(folder)
  onTestFinished(() => {
    process.chdir(before)
    rmSync(folder, { recursive: true })
  })
  for (const name of ['steady', 'none', 'ttft=5', 'ttft=5.har']) writeFileSync(name, streams)
  const paces = ['steady', 'none', './steady', 'ttft=5', './ttft=5', 'ttft=5.har']
  expect(paces.map((pace) => toServerOptions({ pace }).pace)).toEqual([
    'steady',
    'none',
    './steady',
    { ttftMs: 5, tokensPerSecond: 50, jitter: 0 },
    './ttft=5',
    'ttft=5.har',
  ])
})

test('every worker has the pace, and the file is read once', async () => {
  // The first event of this recording comes long after any test is over.
  const file = write(toHar(toStream(3_000_000, 3_000_010)))
  const lines: string[] = []
  const workers = await createWorkers({
    workers: 2,
    pace: file,
    onLine(line) {
      lines.push(line)
      rmSync(file)
    },
  })
  onTestFinished(() => workers.close())
  const headers = { Authorization: 'Bearer any', connection: 'close' }
  const body = JSON.stringify({ model: 'kimi-k2.6', stream: true, messages: [{ role: 'user', content: 'Tea?' }] })
  let answered = 0
  for (let count = 0; count < 4; count++)
    fetch(`${workers.url}/chat/completions`, { method: 'POST', headers, body }).then(
      () => answered++,
      () => null,
    )
  for (let count = 0; count < 40; count++) await (await fetch(`${workers.url}/models`, { headers })).text()
  expect(answered).toBe(0)
  expect(lines).toHaveLength(1)
})
