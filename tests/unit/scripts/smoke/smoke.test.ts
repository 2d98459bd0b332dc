/** `smoke` names what is wrong: each faulty server has its own diagnosis and exit code. */
import type net from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { events, key, openScriptedServer, refuse, type Override } from '../../suite/runner/scripted-server.ts'
import { openRawServer } from '../../suite/runner/raw-server.ts'
import { chat } from './faulty-server.ts'
import { bodies } from './faulty-bodies.ts'
import { refusals } from './faulty-refusals.ts'
import { runCli } from '../run-cli.ts'
import { runSmokeCommand, smoke } from './run-smoke.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function serve(override?: Override) {
  const server = await openScriptedServer(override)
  open.push(server)
  return server
}

describe('smoke with a valid key', () => {
  it.each([[[]], [['--stream']], [['--model', 'kimi-k2.6']]])('passes with %j', async (args) => {
    const { result } = await smoke((await serve()).url, args)
    expect(result).toMatchObject({
      verdict: 'pass',
      model: 'kimi-k2.6',
      status: 200,
      content: 'pong',
      tokens: { prompt: 14 },
    })
    expect(result.key).toBe('…1234')
    expect(result.ttftMs).toBeGreaterThanOrEqual(0)
    expect(result.diagnosis).toBeUndefined()
  })

  it.each([
    [['--model', 'kimi-k2.6', '--stream'], ['chat, streamed']],
    [
      ['--model', 'kimi-k2.6'],
      ['chat', 'chat, streamed'],
    ],
    [[], ['models', 'chat', 'chat, streamed']],
  ])('sends with %j at most %j', async (args, asked) => {
    const server = await serve()
    await smoke(server.url, args)
    const seen = server.asked.map((one) =>
      chat(one.path) ? `chat${one.json.stream === true ? ', streamed' : ''}` : one.path.replace('/v1/', ''),
    )
    expect(seen).toEqual(asked)
  })

  it('keeps its verdict if only the measurement of a stream fails', async () => {
    const { url } = await serve(
      (a, r) => a.json.stream === true && refuse(r, 429, 'rate_limit_reached_error', 'max RPM: 3'),
    )
    const { result } = await smoke(url)
    expect([result.verdict, result.ttftMs, result.notes]).toEqual([
      'pass',
      undefined,
      ['the time to the first token is not known: a streamed request got status 429 and no stream'],
    ])
  })

  it.each([
    ['enterprise-tier-3', '3'],
    ['tier-0', '0'],
    ['acme-1234567', undefined],
  ])('reads the tier from the group %s', async (group, tier) => {
    const { url } = await serve((_a, r) => {
      r.setHeader('Msh-Gid', group)
      return false
    })
    const { result, out } = await smoke(url)
    expect(result.tier?.tier).toBe(tier)
    expect(out).not.toContain(group)
  })

  it('accepts a base URL with a slash at its end', async () => {
    expect((await smoke(`${(await serve()).url}/`)).result.verdict).toBe('pass')
  })

  it('prints what it found on one screen', async () => {
    const { out, code } = await runCli(['smoke', '--base-url', (await serve()).url], { env: { MOONSHOT_API_KEY: key } })
    expect(code).toBe(0)
    expect(out).toMatch(/^kimi-contract smoke: http:.*, key …1234\n/)
    expect(out).toMatch(/✓ status is 200\n {2}✓ choices is not empty\n {2}✓ content is not empty: "pong"/)
    expect(out).toMatch(/latency {5}\d+ ms\n {2}first token \d+ ms/)
    expect(out).toMatch(/tokens {6}14 prompt, 4 completion, \$0\.0000\d+\nThe key works\.\n$/)
  })
})

describe('smoke with a bad answer', () => {
  it.each([...refusals, ...bodies].map((one) => [one.what, one] as const))('names %s', async (_, one) => {
    const { url } = await serve(one.override)
    const { result, code } = await smoke(url, one.args)
    const { id, cause, next } = result.diagnosis ?? { id: 'none', cause: '', next: '' }
    expect([id, code]).toEqual([one.id, one.code])
    if (one.says) expect(`${cause} → ${next}`).toMatch(one.says)
    const shown = await runSmokeCommand(['--base-url', url, ...(one.args ?? [])], { MOONSHOT_API_KEY: key })
    const lines = shown.out.trimEnd().split('\n')
    expect(lines.length).toBeLessThan(24)
    expect(lines.filter((line) => line.length > 100)).toEqual([])
    expect(lines.join('\n')).toContain(`[${one.id}]`)
  })

  // The tiers of https://platform.kimi.ai/docs/pricing/limits (2026-09-03).
  it.each([
    [3, '0'],
    [100, '1 or 2'],
    [300, '5'],
    [5000, undefined],
  ])('derives the tier from an RPM limit of %i', async (rpm, tier) => {
    const message = `Your account org-1<ak-1> request reached organization max RPM: ${rpm}, please try again after 1 seconds`
    const { url } = await serve((a, r) => chat(a.path) && refuse(r, 429, 'rate_limit_reached_error', message))
    const { result } = await smoke(url)
    expect(result.diagnosis).toMatchObject({ limit: { kind: 'rpm', most: rpm, waitSeconds: 1 } })
    expect(result.tier?.tier).toBe(tier)
  })

  it('notes a wrong clock, with a refused key and with a valid one', async () => {
    const date = 'Wed, 01 Jul 2020 10:00:00 GMT'
    const wrong = await serve((_a, r) =>
      refuse(r, 401, 'invalid_authentication_error', 'Invalid Authentication', { Date: date }),
    )
    const refused = await smoke(wrong.url)
    expect([refused.result.diagnosis?.id, refused.code]).toEqual(['clock-skew', 1])
    expect(refused.result.diagnosis?.cause).toMatch(/days ahead of the server’s \(2020-07-01 10:00 UTC\)/)
    const good = await serve((_a, r) => {
      r.setHeader('Date', date)
      return false
    })
    const { result } = await smoke(good.url)
    expect([result.verdict, result.notes]).toEqual(['pass', [expect.stringMatching(/clock .* ahead of/)]])
  })

  it('does not report reasoning before the first word as a fault', async () => {
    const { url } = await serve(
      (a, r) =>
        chat(a.path) &&
        !!r
          .writeHead(200, { 'Content-Type': 'text/event-stream' })
          .end(events(a, 'pong').join('').replace('"content":""', '"reasoning_content":"hm"')),
    )
    expect((await smoke(url, ['--stream'])).result.verdict).toBe('pass')
  })
})

describe('smoke without an answer', () => {
  it.each<[string, string, string, (socket: net.Socket) => void]>([
    ['silence', 'timeout', '300', () => undefined],
    ['another protocol', 'not-http', '3000', (socket) => socket.end('220 mail.example.com ESMTP\r\n')],
    ['bytes of TLS on a plain port', 'not-http', '3000', (socket) => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 70]))],
    ['a connection that closes', 'connection-reset', '3000', (socket) => socket.destroy()],
    ['headers that never end', 'timeout', '300', (socket) => socket.write('HTTP/1.1 200 OK\r\nX-A: ')],
  ])('names %s', async (_, id, ms, answer) => {
    const server = await openRawServer(answer)
    open.push(server)
    const ran = await smoke(server.url, ['--timeout-ms', ms])
    expect([ran.result.diagnosis?.id, ran.code]).toEqual([id, 3])
  })

  it.each([
    ['http://127.0.0.1:1/v1', 'connection-refused'],
    ['http://kimi-contract.invalid/v1', 'dns'],
  ])('names the reason why %s cannot be reached', async (url, id) => {
    const ran = await smoke(url)
    expect([ran.result.diagnosis?.id, ran.code]).toEqual([id, 3])
  })
})
