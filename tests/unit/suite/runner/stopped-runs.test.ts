/** Runs that end early: busy, unreachable or refusing targets, wrong options, cost limits, aborted runs. */
import { describe, expect, it } from 'vitest'
import { runSuite } from '../../../suite/index.ts'
import { isChat, runOn, assertReport } from './run-on.ts'
import { key, openScriptedServer, refuse, type Override } from './scripted-server.ts'

const conforming: Override = () => false

describe('a run', () => {
  it('sends to a busy target again, after the wait that it names', async () => {
    const { report } = await runOn(
      (a, r) =>
        isChat(a.path) &&
        a.nth === 0 &&
        refuse(
          r,
          429,
          'rate_limit_reached_error',
          'Your account org-1<ak-1> request reached organization max RPM: 3, please try again after 0 seconds',
          { 'Retry-After': '0' },
        ),
      { only: ['chat/plain'] },
    )
    expect(report.cases[0]).toMatchObject({ status: 'pass', retries: 1 })
  })

  it('ends without a verdict on a target that stays busy', async () => {
    const { report, server } = await runOn(
      (a, r) =>
        isChat(a.path) &&
        refuse(r, 429, 'engine_overloaded_error', 'The engine is currently overloaded, please try again later'),
      { only: ['chat/*'], retry: { tries: 2, baseMs: 1 }, concurrency: 1 },
    )
    expect(report.verdict).toBe('inconclusive')
    expect(report.inconclusiveBecause).toMatch(/busy for 4 cases in a row/)
    expect(server.asked.filter((one) => isChat(one.path))).toHaveLength(8)
  })

  it('also judges the answers of a busy target', async () => {
    const { report } = await runOn(
      (a, r) => isChat(a.path) && a.nth === 0 && !!r.writeHead(429, { 'Content-Type': 'text/html' }).end('<html>busy'),
      { only: ['chat/plain'] },
    )
    expect(report.verdict).toBe('fail')
  })

  it('stops at once when the account is empty', async () => {
    const { report, server } = await runOn(
      (a, r) =>
        isChat(a.path) &&
        refuse(
          r,
          429,
          'exceeded_current_quota_error',
          'Your account org-1 <ak-1> is suspended due to insufficient balance',
        ),
      { only: ['chat/*'], concurrency: 1 },
    )
    expect(report.inconclusiveBecause).toMatch(/no balance or quota/)
    expect(server.asked.filter((one) => isChat(one.path))).toHaveLength(1)
  })

  it('does not wait longer than the limit', async () => {
    const { report } = await runOn(
      (a, r) => isChat(a.path) && refuse(r, 503, 'server_unavailable', 'later', { 'Retry-After': '86400' }),
      { only: ['chat/plain'] },
    )
    expect(report.cases[0]?.skippedBecause).toMatch(/asks for a wait of 86400 s/)
  })

  it('ends without a verdict when the key is refused', async () => {
    const { report } = await runOn(conforming, { apiKey: 'sk-other-key-12345678' })
    expect(report).toMatchObject({
      verdict: 'inconclusive',
      inconclusiveBecause: expect.stringMatching(/refuses the key/) as string,
    })
  })

  it('stops before a case that could exceed the cost limit', async () => {
    const { report, server } = await runOn(conforming, { maxCostUsd: 0.000001 })
    expect(report.verdict).toBe('inconclusive')
    expect(server.asked.filter((one) => isChat(one.path))).toHaveLength(0)
  })

  it('reports the finished cases when it is aborted', async () => {
    const controller = new AbortController()
    const { report } = await runOn(
      (a) => {
        if (isChat(a.path)) controller.abort()
        return false
      },
      { only: ['chat/*'], concurrency: 1, signal: controller.signal },
    )
    expect(report.verdict).toBe('inconclusive')
    expect(report.summary.cases).toBeGreaterThan(20)
    expect(report.cases.filter((one) => one.skippedBecause === 'the run was stopped').length).toBeGreaterThan(15)
  })

  it('has no verdict when the last case was aborted', async () => {
    const controller = new AbortController()
    const { report } = await runOn(
      (a) => {
        if (!isChat(a.path)) return false
        controller.abort()
        return new Promise(() => undefined)
      },
      { only: ['models/list', 'chat/plain'], concurrency: 1, signal: controller.signal },
    )
    expect(report).toMatchObject({ verdict: 'inconclusive', summary: { pass: 1, skip: 1 } })
  })

  it('reports a target that cannot be reached', async () => {
    const server = await openScriptedServer()
    await server.close()
    const report = await runSuite({ baseUrl: server.url, apiKey: key })
    assertReport(report)
    expect(report).toMatchObject({
      verdict: 'inconclusive',
      inconclusiveBecause: expect.stringMatching(/nothing listens/) as string,
    })
  })

  it('names the nearest ids when a glob matches none', async () => {
    await expect(runSuite({ baseUrl: 'http://127.0.0.1:1/v1', only: ['chat/strem'] })).rejects.toThrow(
      /chat\/strem matches no case\. Nearest: chat\/stream/,
    )
  })
})
