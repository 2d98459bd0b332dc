import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test, vi } from 'vitest'
import { createMockServer } from '../../../../mocks/server.ts'
import { withRequestLog } from '../../../../mocks/server/request-log.ts'
import { hello } from '../ask.ts'

test.each([
  ['the mock', {}, 'scenario=server_error'],
  ['a session', { 'x-mock-session': 'left' }, 'scenario=server_unavailable'],
])('a line names the override of %s', async (_, headers, expected) => {
  const lines: string[] = []
  const mock = await createMockServer({ port: 0, requestLog: 'text', onRequestLines: (text) => lines.push(text) })
  mock.next('server_error')
  mock.session('left').next('server_unavailable')
  const sent = { authorization: 'Bearer any', ...headers }
  await fetch(`${mock.url}/chat/completions`, { method: 'POST', headers: sent, body: JSON.stringify(hello) })
  await expect.poll(() => lines.join('')).toContain(expected)
  mock.session('left').reset()
  mock.reset()
  await mock.close()
})

test('a request whose client leaves in mid-stream has a line that says so', async () => {
  const lines: string[] = []
  const mock = await createMockServer({
    requestLog: 'text',
    onRequestLines: (text) => lines.push(text),
    pace: { ttftMs: 0, tokensPerSecond: 1 },
  })
  const leave = new AbortController()
  const response = await fetch(`${mock.url}/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer any' },
    body: JSON.stringify({ ...hello, stream: true }),
    signal: leave.signal,
  })
  await response.body!.getReader().read()
  expect(lines).toEqual([])
  leave.abort()
  await expect.poll(() => lines.join('')).toMatch(/^POST \/v1\/chat\/completions \S+ 200 \d+ ms \(broken off\)\n$/)
  await mock.close()
})

test('requests of one turn have a line each', async () => {
  const lines: string[] = []
  const mock = await createMockServer({ requestLog: 'json', onRequestLines: (text) => lines.push(text) })
  const paths = Array.from({ length: 20 }, (_, number) => `/v1/unknown/${number}`)
  await Promise.all(paths.map((path) => fetch(new URL(path, mock.url), { headers: { authorization: 'Bearer any' } })))
  const rows = () =>
    lines.flatMap((text) => text.trimEnd().split('\n')).map((line) => JSON.parse(line) as { path: string })
  await expect.poll(() => rows().length).toBe(20)
  expect(
    rows()
      .map(({ path }) => path)
      .sort(),
  ).toEqual(paths.sort())
  expect(rows()).toEqual(rows().map((row) => ({ ...row, status: 404, complete: true })))
  await mock.close()
})

test('a line has the model of its own body, whatever bodies came before', async () => {
  const lines: string[] = []
  const mock = await createMockServer({ requestLog: 'json', onRequestLines: (text) => lines.push(text) })
  const bodies: [string, string | null][] = [
    ['{"model":"kimi-k2.6","messages":[]}', 'kimi-k2.6'],
    ['{"model":"kimi-k2.6","n":1}', 'kimi-k2.6'],
    ['{"model":"kimi-k2.60"}', 'kimi-k2.60'],
    ['{"model":"kimi-k2.6', null],
    ['{"messages":[],"model":"kimi-k2.5"}', 'kimi-k2.5'],
    ['{"messages":[],"n":1}', null],
    [`{"user":"${'u'.repeat(300)}","model":"kimi-k3"}`, 'kimi-k3'],
    ['{"model":"kimi-k2.6"}', 'kimi-k2.6'],
  ]
  for (const [body] of bodies) await fetch(`${mock.url}/chat/completions`, { method: 'POST', body })
  const rows = () =>
    lines.flatMap((text) => text.trimEnd().split('\n')).map((line) => JSON.parse(line) as { model: string | null })
  await expect.poll(() => rows().map(({ model }) => model)).toEqual(bodies.map(([, model]) => model))
  await mock.close()
})

test('lines wait for ten milliseconds at most while requests arrive in each turn, and for nothing once they end', async () => {
  let nowMs = 100
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  const writes: { atMs: number; lines: number }[] = []
  const log = withRequestLog(() => {}, {
    format: 'text',
    write: (lines) => writes.push({ atMs: nowMs, lines: lines.split('\n').length - 1 }),
    findFacts: () => undefined,
  })
  const response = Object.assign(new EventEmitter(), { closed: true, headersSent: true, statusCode: 200 })
  const nextTurn = () => new Promise((resolve) => void setImmediate(resolve))
  for (let turn = 0; turn < 35; turn++) {
    log({ method: 'GET', url: `/v1/models?turn=${turn}` } as IncomingMessage, response as unknown as ServerResponse)
    await nextTurn()
    nowMs++
  }
  const inBetween = writes.length
  for (let turn = 0; turn < 3; turn++) await nextTurn()
  clock.mockRestore()
  expect(inBetween).toBe(4)
  expect(writes.slice(1, 4).map(({ atMs }, at) => atMs - writes[at]!.atMs)).toEqual([10, 10, 10])
  expect(writes.reduce((sum, { lines }) => sum + lines, 0)).toBe(35)
})
