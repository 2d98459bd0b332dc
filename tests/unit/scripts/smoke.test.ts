/** `smoke` tells what is wrong with a key: each ailment made by a server here, each with its own diagnosis and exit code. */
import type net from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { key, openScriptedServer, refuse, type Bend } from '../suite/scripted-server.ts'
import { openRawServer } from '../suite/raw-server.ts'
import { ailments, chat } from './ailments.ts'
import { runCli } from './run-cli.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function smoke(url: string, args: readonly string[] = [], apiKey = key) {
  const ran = await runCli(['smoke', '--json', '--base-url', url, ...args], { env: { MOONSHOT_API_KEY: apiKey } })
  expect(ran.out + ran.err).not.toContain(key)
  const result = JSON.parse(ran.out) as {
    verdict: string
    diagnosis?: { id: string; cause: string; next: string }
    model?: string
  }
  return { ...ran, result }
}

async function serve(bend?: Bend): Promise<string> {
  const server = await openScriptedServer(bend)
  open.push(server)
  return server.url
}

describe('smoke', () => {
  it.each([[[]], [['--stream']], [['--model', 'kimi-k2.6']]])('passes a good key with %j', async (args) => {
    const { code, result } = await smoke(await serve(), args)
    expect(result).toMatchObject({
      verdict: 'pass',
      model: 'kimi-k2.6',
      status: 200,
      content: 'pong',
      tokens: { prompt: 14 },
    })
    expect(code).toBe(0)
  })

  it('asks once where a model is named', async () => {
    const server = await openScriptedServer()
    open.push(server)
    await smoke(server.url, ['--model', 'kimi-k2.6', '--stream'])
    expect(server.asked.map((one) => one.path)).toEqual(['/v1/chat/completions'])
  })

  it.each(ailments)('names %s', async (_, id, code, bend) => {
    const ran = await smoke(await serve(bend))
    expect([ran.result.diagnosis?.id, ran.code]).toEqual([id, code])
    expect(ran.result.diagnosis?.cause).not.toMatch(/unknown error|undefined|org-0|ak-0/)
  })

  it.each<[string, string, string, number, (socket: net.Socket) => void]>([
    ['silence', 'timeout', '300', 3, () => undefined],
    ['another protocol', 'not-http', '3000', 3, (socket) => socket.end('220 mail.example.com ESMTP\r\n')],
  ])('names %s', async (_, id, ms, code, answer) => {
    const server = await openRawServer(answer)
    open.push(server)
    const ran = await smoke(server.url, ['--timeout-ms', ms])
    expect([ran.result.diagnosis?.id, ran.code]).toEqual([id, code])
  })

  it.each([
    ['http://127.0.0.1:1/v1', 'connection-refused'],
    ['http://kimi-contract.invalid/v1', 'dns'],
  ])('names a host that is not there: %s', async (url, id) => {
    const ran = await smoke(url)
    expect([ran.result.diagnosis?.id, ran.code]).toEqual([id, 3])
  })

  it.each([
    [`"${key}"`, 'has quotes around it: they are not part of the key'],
    [`Bearer ${key}`, 'begins with "Bearer": give the key alone'],
    [` ${key}`, 'has a space or a line end around it'],
    [`${key}\n`, 'has a space or a line end around it'],
    ['sk-ant-0123456789', 'has the form of a key of Anthropic, not of Moonshot'],
    ['your-api-key', 'looks like a placeholder'],
  ])('sees what was pasted wrongly: %j', async (pasted, trouble) => {
    const ran = await smoke(await serve(), [], pasted)
    expect([ran.code, ran.result.diagnosis?.id, ran.result.diagnosis?.cause]).toEqual([
      1,
      'key-form',
      `the key ${trouble}`,
    ])
  })

  it('knows the id that came from a tutorial', async () => {
    const url = await serve(
      (a, r) =>
        chat(a.path) &&
        refuse(r, 404, 'resource_not_found_error', 'Not found the model kimi-k2.5-preview or Permission denied'),
    )
    const { result } = await smoke(url, ['--model', 'kimi-k2.5-preview'])
    expect(result.diagnosis?.cause).toMatch(/comes from a widely read tutorial/)
    expect(result.diagnosis?.next).toMatch(/GET \/models offers: kimi-k2\.6; try --model kimi-k2\.6/)
  })

  it('says in words what it found, on one screen', async () => {
    const { out } = await runCli(['smoke', '--base-url', await serve()], { env: { MOONSHOT_API_KEY: key } })
    expect(out).toMatch(/✓ status is 200\n {2}✓ choices is not empty\n {2}✓ content is not empty: "pong"/)
    expect(out).toMatch(/tokens {6}14 prompt, 4 completion, \$0\.0000\d+\nThe key works\.\n$/)
  })
})
