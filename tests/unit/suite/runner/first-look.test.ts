/** A run stops after its first requests only if the base URL or the model cannot be right. */
import { describe, expect, it } from 'vitest'
import { isChat, runOn } from './run-on.ts'
import { completion, key, refuse, type Override } from './scripted-server.ts'

const html: Override = (_, r) => !!r.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><p>hi')
const notFound: Override = (_, r) => !!r.writeHead(404, { 'Content-Type': 'text/plain' }).end('404 page not found')
const gateway: Override = (_, r) => !!r.writeHead(404).end('{"error":"url.not_found","message":"no such path"}')
const redirect: Override = (_, r) => !!r.writeHead(301, { Location: 'https://example.com/' }).end()

describe('a wrong base URL', () => {
  it.each<[what: string, override: Override, status: number]>([
    ['a web site', html, 200],
    ['a server without these paths', notFound, 404],
    ['a gateway that does not know the path', gateway, 404],
    ['a redirect', redirect, 301],
  ])('%s stops the run before the first case', async (_, override, status) => {
    const { report, server } = await runOn(override)
    expect(report).toMatchObject({ verdict: 'inconclusive', summary: { cases: 0 }, cases: [] })
    expect(report).not.toHaveProperty('left')
    expect(report.inconclusiveBecause).toMatch(`${server.url} is not the base URL of the API`)
    expect(report.inconclusiveBecause).toContain(`GET /models answered ${status} without a model list`)
    expect(report.inconclusiveBecause).toContain('--go-on')
    expect(server.asked).toHaveLength(2)
  })

  it('names the missing version', async () => {
    const { report } = await runOn(notFound, { only: ['chat/plain'] }, (url) => url.replace(/\/v1$/, ''))
    expect(report.inconclusiveBecause).toMatch(/it lacks the version: try http:\/\/127\.0\.0\.1:\d+\/v1/)
  })

  it('does not stop a run with goOn', async () => {
    const { report } = await runOn(notFound, { goOn: true })
    expect(report.verdict).toBe('fail')
  })
})

describe('a target without a model list', () => {
  it.each<[what: string, models: Override]>([
    ['404', notFound],
    ['another JSON form', (_, r) => !!r.writeHead(200).end('{"models":[]}')],
    ['an error of its own', (_, r) => refuse(r, 500, 'server_error', 'boom')],
    ['405', (_, r) => !!r.writeHead(405).end()],
  ])('that answers %s is tested by its chat endpoint', async (_, models) => {
    const { report } = await runOn((a, r) => (isChat(a.path) ? false : models(a, r)), { only: ['chat/plain'] })
    expect(report.cases[0]?.status).toBe('pass')
  })

  it('that answers an empty chat request with an unknown model is tested too', async () => {
    const { report } = await runOn(
      (a, r) => {
        if (!isChat(a.path)) return notFound(a, r)
        if (a.json.model !== undefined) return false
        return refuse(r, 404, 'resource_not_found_error', 'Not found the model')
      },
      { only: ['chat/plain'] },
    )
    expect(report.cases[0]?.status).toBe('pass')
  })
})

describe('an unknown model', () => {
  it('stops the run and names the models on offer', async () => {
    const { report, server } = await runOn(() => false, { model: 'kimi-k9' })
    expect(report.verdict).toBe('inconclusive')
    expect(report.inconclusiveBecause).toBe(
      'the target does not offer the model kimi-k9; it offers kimi-k2.6: choose one with --model, or insist with --go-on',
    )
    expect(server.asked).toHaveLength(1)
  })

  it.each(['moonshotai/Kimi-K2.6', 'kimi-k2.6:free'])(
    'does not include %s where kimi-k2.6 is offered',
    async (model) => {
      const { report } = await runOn(
        (a, r) =>
          isChat(a.path) &&
          !!r.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(completion(a, 'pong')),
        { model, only: ['chat/plain'], apiKey: key },
      )
      expect(report.cases[0]?.status).toBe('pass')
    },
  )
})
