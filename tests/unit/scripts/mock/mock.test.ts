/** The command `mock`: its output, how it stops, and its messages for wrong options. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { MockUsageError } from '../../../../mocks/common/usage-error.ts'
import { runMock } from '../../../../scripts/commands/mock/index.ts'
import { toServerOptions } from '../../../../scripts/commands/mock/server-options.ts'
import type { MockCommand } from '../../../../scripts/commands/mock/server-options.ts'
import { program } from '../../program.ts'

/** Starts the command and stops it with a signal once it listens; what it printed and its exit code. */
function serve(args: string[], signal: NodeJS.Signals, visit?: (url: string) => Promise<void>) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'mock', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stderr.on('data', (part) => (err += part))
    child.stdout.on('data', (part) => {
      out += part
      const url = /^listening on (\S+)\n/.exec(out)?.[1]
      if (url !== undefined) Promise.resolve(visit?.(url)).then(() => child.kill(signal), reject)
    })
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

const silent = { out() {}, log() {} }

test.each(['SIGTERM', 'SIGINT'] as const)(
  'prints one line when it listens, serves, and ends cleanly on %s',
  async (signal) => {
    let status = 0
    const { code, out } = await serve(['--port', '0'], signal, async (url) => {
      status = (await fetch(`${url}/models`, { headers: { authorization: 'Bearer any' } })).status
    })
    expect(out).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\/v1\n$/)
    expect(status).toBe(200)
    expect(code).toBe(0)
  },
)

test('ends cleanly while a stream is running', async () => {
  const { code } = await serve(['--port', '0', '--pace', 'silent', '--drain', '0.5'], 'SIGTERM', async (url) => {
    const body = JSON.stringify({ model: 'kimi-k2.6', stream: true, messages: [{ role: 'user', content: 'hi' }] })
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer any' },
      body,
    })
    response.text().catch(() => 'broken')
  })
  expect(code).toBe(0)
})

test('a port in use gives one line and exit code 2', async () => {
  const busy = createServer()
  const port = await new Promise<number>((resolve) =>
    busy.listen(0, '127.0.0.1', () => resolve((busy.address() as AddressInfo).port)),
  )
  const lines: string[] = []
  const code = await runMock({ port }, { out: (text) => lines.push(text.trimEnd()), log: (line) => lines.push(line) })
  busy.close()
  expect(code).toBe(2)
  expect(lines).toEqual([`error: port ${port} on 127.0.0.1 is in use; choose another, or 0 for any free one`])
})

test('--list prints scenarios and faults, and exits', async () => {
  let text = ''
  expect(await runMock({ list: true }, { ...silent, out: (line) => (text += line) })).toBe(0)
  for (const id of ['rate_limit_reached_error.rpm', 'engine_overloaded_error', 'stream-cut']) expect(text).toContain(id)
})

describe('options', () => {
  test.each<[MockCommand, object]>([
    [{}, { port: 4010 }],
    [
      { port: '0', host: '::1', seed: '7' },
      { port: 0, host: '::1', seed: '7' },
    ],
    [{ limits: '0' }, { limits: 0 }],
    [{ limits: 'none' }, {}],
    [{ limits: 'rpm=3,tpm=1000' }, { limits: { rpm: 3, tpm: 1000 } }],
    [{ limits: '0,headers=off' }, { limits: { tier: 0, headers: false } }],
    [{ limits: 'tier=2,rpm=9,headers=off' }, { limits: { tier: 2, rpm: 9, headers: false } }],
    [{ balance: '0.05' }, { balance: { cash: 0.05 } }],
    [
      { balance: 'cash=5,voucher=1', limits: '0' },
      { balance: { cash: 5, voucher: 1 }, limits: 0 },
    ],
    [
      { onMiss: 'error', replay: ['a.har'] },
      { onMiss: 'error', replay: ['a.har'] },
    ],
    [{ pace: 'steady' }, { pace: 'steady' }],
    [{ pace: 'ttft=300,rate=50,jitter=0.2' }, { pace: { ttftMs: 300, tokensPerSecond: 50, jitter: 0.2 } }],
    [
      { apiKey: ['a', 'b'], cors: false },
      { apiKeys: ['a', 'b'], cors: false },
    ],
    [
      { allowHost: ['mock.test'], controlToken: 'a-long-token', control: false },
      { allowHosts: ['mock.test'], controlToken: 'a-long-token', control: false },
    ],
    [
      { profile: 'vendor', lifecycle: 'today' },
      { profile: 'vendor', lifecycle: 'today' },
    ],
  ])('%o are read', (command, options) => {
    expect(toServerOptions(command)).toMatchObject(options)
  })

  test.each<[MockCommand, string]>([
    [{ port: 'x' }, '--port is x'],
    [{ port: '65536' }, '--port is 65536'],
    [{ limits: '6' }, '--limits is 6'],
    [{ limits: 'rpm=x' }, '--limits is rpm=x'],
    [{ limits: 'headers=off' }, '--limits is headers=off; it takes'],
    [{ limits: 'rpm=3=4' }, '--limits is rpm=3=4; it takes'],
    [{ limits: 'rpm=3,tpm=5,rpm=4' }, '--limits is rpm=3,tpm=5,rpm=4; it takes'],
    [{ limits: '1,2' }, '--limits is 1,2; it takes'],
    [{ balance: 'cash=5,cash=6' }, '--balance is cash=5,cash=6; it takes'],
    [{ limits: '0,headers=no' }, '--limits is 0,headers=no; it takes'],
    [{ balance: '-1' }, '--balance is -1; it takes US dollars such as 0.05'],
    [{ balance: 'cash' }, '--balance is cash; it takes'],
    [{ onMiss: 'error' }, '--on-miss has nothing to miss; name files with --fixtures or --replay'],
    [{ apiKey: ['sk-one', ''] }, '--api-key has a key that is empty'],
    [{ pace: 'brisk' }, '--pace is brisk'],
    [{ profile: 'none' }, '--profile is none; it must be official or vendor'],
    [{ lifecycle: 'tomorrow' }, '--lifecycle is tomorrow'],
  ])('%o gives one message and exit code 2', async (command, text) => {
    expect(() => toServerOptions(command)).toThrow(MockUsageError)
    const lines: string[] = []
    expect(await runMock({ port: '0', ...command }, { ...silent, log: (line) => lines.push(line) })).toBe(2)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(text)
  })

  test.each([
    [{ scenario: 'overloaded' }, 'engine_overloaded_error'],
    [{ fault: 'stream-cutt' }, 'stream-cut'],
  ])('%o gives a message with the nearest name', async (command, near) => {
    const lines: string[] = []
    expect(await runMock({ port: '0', ...command }, { ...silent, log: (line) => lines.push(line) })).toBe(2)
    expect(lines[0]).toContain(near)
  })
})

test('a balance on the command line runs out, and X-RateLimit-* can be left out', async () => {
  const seen: [number, string | null][] = []
  await serve(['--port', '0', '--balance', '0.00001', '--limits', '1,headers=off'], 'SIGTERM', async (url) => {
    const headers = { authorization: 'Bearer any', 'content-type': 'application/json' }
    const body = JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hello!' }] })
    for (let request = 0; request < 2; request++) {
      const { status, headers: sent } = await fetch(`${url}/chat/completions`, { method: 'POST', headers, body })
      seen.push([status, sent.get('x-ratelimit-limit')])
    }
  })
  // The documented refusal of an account without money is a 429.
  expect(seen).toEqual([
    [200, null],
    [429, null],
  ])
})
