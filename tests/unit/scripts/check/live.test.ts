/** `check --live` as a nightly job runs it: announced limits, rate limits, interruption and resumption, on scripted servers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { isChat } from '../../suite/runner/run-on.ts'
import { key, openScriptedServer, refuse, type Override } from '../../suite/runner/scripted-server.ts'
import { createMockServer } from '../../../../mocks/server.ts'
import { runCli } from '../run-cli.ts'
import { live } from '../run-live.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function serve(bend?: Override) {
  const server = await openScriptedServer(bend)
  open.push(server)
  return server
}

const rpm = 'Your account org-1<ak-1> request reached organization max RPM: 5000, please try again after 0 seconds'
const tooMany =
  'Your account org-1<ak-1> request reached max organization concurrency: 1, please try again after 0 seconds'

describe('check --live', () => {
  it('sends no more than it announces, in requests, tokens and money', async () => {
    const mock = await createMockServer({ port: 0, apiKeys: [key] })
    open.push(mock)
    const { report, err, code } = await live(mock.url, [])
    const [, requests, prompt, completion, cost] =
      /At most (\d+) requests .*, (\d+) prompt and (\d+) completion tokens: \$([\d.]+) by/.exec(err)!.map(Number)
    expect([code, report?.target.kind, report?.verdict]).toEqual([0, 'live', 'pass'])
    expect(mock.requests.length).toBeGreaterThan(50)
    expect(mock.requests.length).toBeLessThanOrEqual(requests!)
    expect(report!.summary.tokens.prompt).toBeLessThanOrEqual(prompt!)
    expect(report!.summary.tokens.completion).toBeLessThanOrEqual(completion!)
    expect(report!.summary.costUsd).toBeLessThanOrEqual(cost!)
    const listed = await runCli(['check', '--list'])
    expect(listed.out).toContain(/At most .*/.exec(err)![0])
  })

  it('stops before --max-cost is exceeded, without a verdict, and lists the cases left', async () => {
    const server = await serve()
    const { report, err, code } = await live(server.url, [
      '--only',
      'models/list',
      'chat/plain',
      'chat/stream',
      '--max-cost',
      '0.000001',
    ])
    expect(code).toBe(3)
    expect(report).toMatchObject({
      verdict: 'inconclusive',
      inconclusiveBecause: expect.stringMatching(/--max-cost 0\.000001 could be exceeded/) as string,
      left: ['chat/plain', 'chat/stream'],
    })
    expect(err).toMatch(/not tested: 2 of \d+ cases; to test them: --only chat\/plain chat\/stream/)
    expect(server.asked.filter((one) => isChat(one.path))).toEqual([])
  })

  it('sends no paid request if --max-cost cannot be kept because no price is known', async () => {
    const { code, report } = await live(
      'http://api.kimi-contract.invalid/v1',
      ['--max-cost', '1', '--model', 'unknown/model'],
      {
        env: { HTTP_PROXY: await openModels() },
      },
    )
    expect([code, report?.inconclusiveBecause]).toEqual([
      3,
      expect.stringMatching(/no price is known for unknown\/model/),
    ])
  })

  it('waits as long as a refusal says, and reduces its concurrency to the account’s limit', async () => {
    let inside = 0
    let most = 0
    let refusals = 0
    const server = await serve(async (a, r) => {
      if (!isChat(a.path)) return false
      inside++
      r.on('close', () => inside--)
      if (refusals > 1) most = Math.max(most, inside)
      if (inside > 1 && refusals++ < 4)
        return refuse(r, 429, 'rate_limit_reached_error', tooMany, {
          'Retry-After': '0',
          'Msh-Cooldown-Seconds': '0',
          'X-Retry-After': '0',
        })
      await new Promise((resolve) => setTimeout(resolve, 20))
      return false
    })
    const { report } = await live(server.url, [
      '--only',
      'chat/plain',
      'chat/stream',
      'chat/thinking*',
      '--concurrency',
      '4',
    ])
    expect(report?.summary.skip).toBe(0)
    expect(refusals).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(2)
  })

  it('stops after few requests at a limit that does not end, without a verdict', async () => {
    const server = await serve(
      (a, r) => isChat(a.path) && refuse(r, 429, 'rate_limit_reached_error', rpm, { 'Retry-After': '86400' }),
    )
    const { report, code } = await live(server.url, ['--only', 'chat'])
    expect([code, report?.verdict]).toEqual([3, 'inconclusive'])
    expect(server.asked.filter((one) => isChat(one.path)).length).toBeLessThan(8)
    const skipped = report?.cases.filter((one) => one.status === 'skip').map((one) => one.id)
    expect(skipped).toEqual(expect.arrayContaining(report?.left ?? []))
    expect(report?.left).toContain('chat/plain')
  })

  it('ends when the target never answers', async () => {
    const server = await serve((a) => (isChat(a.path) ? new Promise(() => undefined) : false))
    const { report, code } = await live(server.url, ['--only', 'chat/plain', 'models/list', '--timeout-ms', '3000'])
    expect(code).toBe(1)
    expect(report?.cases.map((one) => [one.id, one.status])).toEqual([
      ['models/list', 'pass'],
      ['chat/plain', 'fail'],
    ])
    expect(report?.cases[1]?.failures[0]).toMatchObject({
      check: 'answers-at-all',
      received: expect.stringMatching(/3000 ms/) as string,
    })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'writes every report at %s, and a later run tests the cases left',
    async (signal) => {
      let onStream: (() => void) | null = null
      const server = await serve((a) => {
        if (a.json.stream !== true) return false
        onStream?.()
        return new Promise(() => undefined)
      })
      const only = ['--only', 'models/list', 'chat/plain', 'chat/stream', '--concurrency', '1', '--har', 'run.har']
      const { report, code, cwd, err } = await live(server.url, only, {
        onStart: (kill) => {
          onStream = () => kill(signal)
        },
      })
      expect([code, report?.inconclusiveBecause, report?.left]).toEqual([3, 'the run was stopped', ['chat/stream']])
      expect(report?.summary).toMatchObject({ pass: 2, skip: 1 })
      expect(readFileSync(join(cwd, 'report.xml'), 'utf8')).toMatch(/<\/testsuites>\s*$/)
      expect(JSON.parse(readFileSync(join(cwd, 'run.har'), 'utf8'))).toMatchObject({ log: { entries: [{}, {}] } })
      const rest = /--only (.*)$/m.exec(err)![1]!.split(' ')
      const later = await live((await serve()).url, ['--only', ...rest])
      expect([later.code, later.report?.cases.map((one) => one.id), later.report?.left]).toEqual([
        0,
        ['chat/stream'],
        undefined,
      ])
    },
  )

  it('writes its report when it is stopped before the first answer', async () => {
    let onStream: (() => void) | null = null
    const server = await serve(() => {
      onStream?.()
      return new Promise(() => undefined)
    })
    const { report, code } = await live(server.url, [], {
      onStart: (kill) => {
        onStream = () => kill('SIGINT')
      },
    })
    expect([code, report?.verdict, report?.inconclusiveBecause]).toEqual([3, 'inconclusive', 'the run was stopped'])
  })
})

/** A proxy that answers every request with a models list. */
async function openModels(): Promise<string> {
  const server = await serve((_a, r) => !!r.end('{"object":"list","data":[{"id":"unknown/model","object":"model"}]}'))
  return new URL(server.url).origin
}
