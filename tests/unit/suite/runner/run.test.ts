/** The verdicts of a run: on a conforming target, and on targets with one deviation. */
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { SuiteOptions, SuiteReport } from '../../../suite/index.ts'
import { isChat, runOn } from './run-on.ts'
import { completion, events, key, refuse, type Override } from './scripted-server.ts'

const conforming: Override = () => false
const statuses = (report: SuiteReport) => Object.fromEntries(report.cases.map((one) => [one.id, one.status]))

function leaveOpen(response: ServerResponse, stream: string[]): true {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(stream.join(''))
  return true
}

describe('a run', () => {
  it('reports nothing about a conforming target', async () => {
    const { report } = await runOn(conforming)
    expect(report.cases.flatMap((one) => one.failures)).toEqual([])
    expect(report).toMatchObject({
      verdict: 'pass',
      target: { kind: 'server', model: 'kimi-k2.6', profile: 'official' },
      summary: { cases: 3, pass: 3, tokens: { prompt: 28, completion: 8 } },
    })
  })

  it('counts cost by the price of the model', async () => {
    const { summary } = (await runOn(conforming)).report
    expect(summary.costUsd).toBeCloseTo((28 * 0.95 + 8 * 4) / 1e6, 9)
  })

  it.each<[string, Override, string, string]>([
    [
      'a 200 that carries an error',
      (a, r) => isChat(a.path) && refuse(r, 200, 'server_error', 'upstream'),
      'fail',
      'fail',
    ],
    [
      'an answer without choices',
      (a, r) => isChat(a.path) && a.json.stream !== true && !!r.end(completion(a, '', { choices: [] })),
      'fail',
      'pass',
    ],
    [
      'an HTML page',
      (a, r) => isChat(a.path) && !!r.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><p>hi'),
      'fail',
      'fail',
    ],
    [
      'a stream without [DONE]',
      (a, r) =>
        a.json.stream === true &&
        !!r.writeHead(200, { 'Content-Type': 'text/event-stream' }).end(events(a, 'pong').slice(0, 3).join('')),
      'pass',
      'fail',
    ],
    ['a stream left open', (a, r) => a.json.stream === true && leaveOpen(r, events(a, 'pong')), 'pass', 'warn'],
    [
      'a stream left open without [DONE]',
      (a, r) => a.json.stream === true && leaveOpen(r, events(a, 'pong').slice(0, 3)),
      'pass',
      'fail',
    ],
    ['a connection that closes unanswered', (a, r) => isChat(a.path) && !!r.destroy(), 'fail', 'fail'],
    ['a 500', (a, r) => isChat(a.path) && refuse(r, 500, 'server_error', 'boom'), 'fail', 'fail'],
  ])('detects a target with %s', async (_, override, plain, stream) => {
    expect(statuses((await runOn(override)).report)).toEqual({
      'models/list': 'pass',
      'chat/plain': plain,
      'chat/stream': stream,
    })
  })

  it('shows the bytes around a failure, without an echoed key', async () => {
    const { report } = await runOn(
      (a, r) => isChat(a.path) && !!r.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html>${key}`),
    )
    const excerpt = report.cases.find((one) => one.id === 'chat/plain')?.failures[0]?.excerpt
    expect(excerpt).toEqual({ offset: 0, text: '<!doctype html>[redacted]' })
    expect(JSON.stringify(report)).not.toContain(key)
  })

  it('reports a statistical case as a rate, and a low rate as a warning also under strict', async () => {
    const { report } = await runOn(conforming, { only: ['tools/auto'], strict: true })
    expect(report.cases[0]).toMatchObject({ status: 'warn', rate: { met: 0, tries: 3 } })
    expect(report.cases[0]?.failures.map((one) => one.check)).toEqual(['model-choice-rate'])
  })

  it('turns warnings into failures under strict', async () => {
    const { report: lenient } = await runOn(conforming, { only: ['refusals/role-developer'] })
    expect(lenient.cases[0]).toMatchObject({ status: 'warn' })
    const { report: strict } = await runOn(conforming, { only: ['refusals/role-developer'], strict: true })
    expect(strict.cases[0]).toMatchObject({ status: 'fail' })
  })

  it('reports a target that refuses its own message as history', async () => {
    const { report } = await runOn(
      (a, r) =>
        Array.isArray(a.json.messages) &&
        a.json.messages.length > 1 &&
        refuse(r, 400, 'invalid_request_error', 'text content is empty'),
      { only: ['tools/turn'] },
    )
    expect(report.cases[0]?.failures.map((one) => one.check)).toContain('history-accepted')
  })

  it.each<[string, Partial<SuiteOptions>, string]>([
    ['skips key checks on a target that is not declared to require a key', { apiKey: undefined }, 'skip'],
    ['expects a target with a key to refuse requests without one', { apiKey: key }, 'fail'],
  ])('%s', async (_, options, status) => {
    const { report } = await runOn(
      (a, r) =>
        isChat(a.path)
          ? !!r.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(completion(a, 'pong'))
          : !!r.end('{"object":"list","data":[]}'),
      { only: ['refusals/no-key'], model: 'kimi-k2.6', ...options },
    )
    expect(report.cases[0]?.status).toBe(status)
  })

  it('accepts a vendor’s name for a known model, with goOn', async () => {
    const { report } = await runOn(conforming, { model: 'moonshotai/Kimi-K2.5', only: ['chat/plain'], goOn: true })
    expect(report.notes?.[0]).toMatch(/does not offer moonshotai\/Kimi-K2\.5/)
    expect(report.cases[0]?.status).toBe('pass')
  })
})
