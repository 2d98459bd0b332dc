/** The command `compare` with two mock servers, one with a fault: exit codes, what it shows, what it hides. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createMockServer, type MockServer, type MockServerOptions } from '../../../../mocks/server.ts'
import { key, openScriptedServer, refuse, type Override } from '../../suite/runner/scripted-server.ts'
import { makeFolder, runCli } from '../run-cli.ts'

const keyA = 'sk-first-target-key-1234'
const keyB = 'sk-second-target-key-5678'
const env = { KIMI_A_KEY: keyA, KIMI_B_KEY: keyB }
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
async function serve(apiKey: string, options: MockServerOptions = {}): Promise<MockServer> {
  const server = await createMockServer({ apiKeys: [apiKey], ...options })
  open.push(server)
  return server
}
const few = ['--only', 'chat/plain', 'chat/stream', 'models/list', 'refusals/wrong-key']

const addHeader: Override = (_asked, response) => {
  response.setHeader('x-gateway-build', '7')
  return false
}
const addHostileNames: Override = (asked, response) => {
  if (asked.method !== 'GET') return false
  response.setHeader('Content-Type', 'application/json')
  const names = { '<script>alert(1)</script>': 1, 'a|b\u001b[31m': 2 }
  return !!response.end(JSON.stringify({ object: 'list', data: [], ...names }))
}

interface Comparison {
  verdict: string
  differences: { verdicts: number; shape: number }
  targets: { name: string; verdict: string; timings: { ttftMs: number; durationMs: number } }[]
  cases: { id: string; differs: boolean; cells: { status: string; checks: string[]; ttftMs: number | null }[] }[]
  shape: { kind: string; group: string; at: string; cells: (string | null)[]; counts: boolean }[]
}
async function compare(args: readonly string[], more: Record<string, string> = {}) {
  const ran = await runCli(['compare', ...args, '--reporter', 'json'], { env: { ...env, ...more } })
  expect(ran.out + ran.err).not.toMatch(new RegExp(`${keyA}|${keyB}`))
  return { ...ran, report: JSON.parse(ran.out) as Comparison }
}

describe('compare', () => {
  it('finds two conforming servers alike in the whole suite, with timings, and exits with 0', async () => {
    const [a, b] = [await serve(keyA), await serve(keyB)]
    const { code, report } = await compare(['--a', a.url, '--b', b.url])
    expect(report).toMatchObject({ verdict: 'alike', differences: { verdicts: 0, shape: 0 }, shape: [] })
    expect(report.targets.map((one) => [one.name, one.verdict, one.timings.durationMs > 0])).toEqual([
      ['a', 'pass', true],
      ['b', 'pass', true],
    ])
    expect(report.cases.find((one) => one.id === 'chat/stream')!.cells[1]!.ttftMs).toBeGreaterThanOrEqual(0)
    expect(code).toBe(0)
  })

  it('lists members that one server adds, by path and type, and exits with 1', async () => {
    const [a, b] = [await serve(keyA), await serve(keyB, { fault: 'extra-members' })]
    const { code, report } = await compare(['--a', a.url, '--b', b.url, ...few])
    expect(report.verdict).toBe('different')
    expect(report.shape.map((one) => [one.group, one.at, ...one.cells, one.counts])).toEqual([
      ['createChatCompletion json 2xx', '/choices/*/matched_stop', null, 'null', true],
      ['createChatCompletion json 2xx', '/choices/*/stop_reason', null, 'null', true],
      ['createChatCompletion stream 2xx', '/choices/*/matched_stop', null, 'null', true],
      ['createChatCompletion stream 2xx', '/choices/*/stop_reason', null, 'null', true],
    ])
    expect(code).toBe(1)
  })

  it('lists verdicts that differ with the failed checks', async () => {
    const [a, b] = [await serve(keyA), await serve(keyB, { fault: 'any-key' })]
    const { code, report } = await compare(['--a', a.url, '--b', b.url, ...few, '--needs-key'])
    const differing = report.cases.filter((one) => one.differs)
    expect(differing.map((one) => [one.id, one.cells[0]!.status, one.cells[1]!.status])).toEqual([
      ['refusals/wrong-key', 'pass', 'fail'],
    ])
    expect(differing[0]!.cells[1]!.checks).toContain('ignored-auth')
    expect(code).toBe(1)
  })

  it('sends each target only its own key', async () => {
    const a = await openScriptedServer()
    const b = await openScriptedServer()
    open.push(a, b)
    await compare(['--a', a.url, '--b', b.url, '--only', 'chat/plain'], {
      MOONSHOT_API_KEY: 'sk-live-key-that-is-not-sent',
    })
    const sent = [a, b].map((one) => new Set(one.asked.map((asked) => asked.headers.authorization)))
    expect(sent).toEqual([new Set([`Bearer ${keyA}`]), new Set([`Bearer ${keyB}`])])
  })

  it('requests each target’s own model', async () => {
    const servers = [await openScriptedServer(), await openScriptedServer(), await openScriptedServer()]
    open.push(...servers)
    const named = servers.flatMap((one, at) => ['--target', `t${at}=${one.url}`])
    const models = ['--model', 'kimi-k2.5', '--model', 't1=moonshotai/Kimi-K2.5']
    await runCli(['compare', ...named, ...models, '--go-on', '--only', 'chat/plain'], {
      env: { KIMI_T0_KEY: key, KIMI_T1_KEY: key, KIMI_T2_KEY: key },
    })
    const asked = servers.map((one) => one.asked.find((request) => request.path.endsWith('completions'))?.json.model)
    expect(asked).toEqual(['kimi-k2.5', 'moonshotai/Kimi-K2.5', 'kimi-k2.5'])
  })

  it('compares three targets, one of them the embedded mock', async () => {
    const faulty = await serve(keyB, { fault: 'extra-members' })
    const { code, report } = await compare(
      [
        '--target',
        'ours=mock',
        '--target',
        `my-vendor=${faulty.url}`,
        '--target',
        'third=mock',
        '--only',
        'chat/plain',
      ],
      { KIMI_MY_VENDOR_KEY: keyB },
    )
    expect(report.targets.map((one) => one.name)).toEqual(['ours', 'my-vendor', 'third'])
    expect(report.shape[0]!.cells).toEqual([null, 'null', null])
    expect(code).toBe(1)
  })

  it('shows headers that differ without counting them', async () => {
    const [a, b] = [await openScriptedServer(), await openScriptedServer(addHeader)]
    open.push(a, b)
    const { code, report } = await compare(['--a', a.url, '--b', b.url, '--only', 'chat/plain'], {
      KIMI_A_KEY: key,
      KIMI_B_KEY: key,
    })
    expect(report.shape).toEqual([
      expect.objectContaining({ kind: 'header', at: 'x-gateway-build', cells: [null, 'sent'], counts: false }),
    ])
    expect([code, report.verdict]).toEqual([0, 'alike'])
  })

  it.each<[string, string[], number, RegExp]>([
    ['no target', [], 2, /compare needs two targets/],
    ['one target', ['--a', 'mock'], 2, /compare needs two targets/],
    ['an invalid URL', ['--a', 'mock', '--b', 'localhost'], 2, /"localhost" is not a URL/],
    ['a target without a name', ['--a', 'mock', '--target', 'http://x/v1?a=b'], 2, /must read NAME=URL/],
    ['two targets of one name', ['--a', 'mock', '--target', 'a=mock'], 2, /two targets are named a/],
    [
      'a model of an unknown target',
      ['--a', 'mock', '--b', 'mock', '--model', 'c=kimi-k3'],
      2,
      /--model c=… names no target/,
    ],
    ['an unknown reporter', ['--a', 'mock', '--b', 'mock', '--reporter', 'junit'], 2, /junit is unknown to compare/],
    ['a live target without a key', ['--a', 'mock', '--b', 'https://api.moonshot.ai/v1'], 3, /set KIMI_B_KEY/],
    [
      'a target that does not exist',
      ['--a', 'mock', '--b', 'http://127.0.0.1:1/v1'],
      3,
      /could not be compared: b: .*cannot be reached/,
    ],
  ])('answers %s', async (_, args, code, err) => {
    const ran = await runCli(['compare', ...args, '--only', 'models/list'])
    expect(ran.err).toMatch(err)
    expect([ran.code, ran.err]).toEqual([code, expect.not.stringMatching(/\n {4}at /)])
  })

  it('names the variable of a target that needs a key and has none', async () => {
    const b = await serve(keyB)
    const ran = await runCli(['compare', '--a', 'mock', '--b', b.url, '--only', 'models/list'])
    expect([ran.code, ran.err]).toEqual([3, expect.stringMatching(/b: the target requires a key .*: set KIMI_B_KEY$/m)])
  })

  it('exits with 3 if a target refuses its key, and never shows the key', async () => {
    const a = await serve(keyA)
    const b = await openScriptedServer((_asked, response) =>
      refuse(response, 401, 'invalid_authentication_error', keyB),
    )
    open.push(b)
    const ran = await runCli(['compare', '--a', a.url, '--b', b.url, ...few], { env })
    expect(ran.code).toBe(3)
    expect(ran.out + ran.err).not.toMatch(new RegExp(`${keyA}|${keyB}`))
  })

  it('writes the terminal table, markdown and html, each with both sides', async () => {
    const folder = makeFolder()
    const [a, b] = [await serve(keyA), await serve(keyB, { fault: 'extra-members' })]
    const outputs = ['pretty', 'markdown=c.md', 'html=c.html'].flatMap((one) => ['--reporter', one])
    const ran = await runCli(['compare', '--a', a.url, '--b', b.url, ...few, ...outputs], { cwd: folder, env })
    expect(ran.out).toMatch(/json 2xx +\/choices\/\*\/stop_reason +present +unknown +— +null\n/)
    expect(ran.out).toMatch(/\ndifferent: 0 verdicts and 4 shapes\n$/)
    const markdown = readFileSync(join(folder, 'c.md'), 'utf8')
    expect(markdown).toMatch(
      /\| \*\*`createChatCompletion json 2xx`\*\* \| .*stop.*reason \| present \| unknown \| — \| null \|/,
    )
    const html = readFileSync(join(folder, 'c.html'), 'utf8')
    expect(html).toMatch(
      /<td>\/choices\/\*\/stop_reason<\/td><td>present<\/td><td>unknown<\/td><td>—<\/td><td>null<\/td>/,
    )
    expect(html).not.toMatch(/<script|https?:\/\/(?!127\.0\.0\.1)/)
  })

  it('escapes hostile names in the page and the table', async () => {
    const [a, b] = [await openScriptedServer(addHostileNames), await serve(keyB)]
    open.push(a)
    const outputs = ['pretty', 'markdown', 'html'].flatMap((one) => ['--reporter', one])
    const ran = await runCli(['compare', '--a', a.url, '--b', b.url, '--only', 'models/list', ...outputs], { env })
    expect(ran.out).toContain('/{id}')
    expect(ran.out).not.toMatch(/<script|\u001b|a\|b/)
  })
})
