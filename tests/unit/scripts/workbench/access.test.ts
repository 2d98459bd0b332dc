import { afterEach, expect, test } from 'vitest'
import { hello, startWorkbench, type CallOptions, type TestWorkbench } from './start-workbench.ts'

let workbench: TestWorkbench | null = null
afterEach(async () => {
  await workbench?.server.close()
  workbench = null
})

const relay = ['POST', '/__mock/workbench/send', { environmentId: 'mock', request: hello }] as const
const confirm = ['POST', '/__mock/workbench/confirm', { baseUrl: 'http://127.0.0.1:9/v1' }] as const
const control = ['PUT', '/__mock/scenarios', { id: 'server_error' }] as const
const sameSite = { 'sec-fetch-site': 'same-origin' }

test.each([
  ['a page of another origin', relay, { headers: { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' } }],
  ['a page of another origin, to confirm', confirm, { headers: { origin: 'https://evil.test' } }],
  ['a page of another origin, to a control', control, { headers: { origin: 'http://evil.test' } }],
  ['a page in a sandbox', relay, { headers: { origin: 'null' } }],
  ['another site without an origin', relay, { headers: { 'sec-fetch-site': 'same-site' } }],
  ['a foreign host name', relay, { headers: { host: 'evil.test' } }],
  ['a foreign host name, to a control', control, { headers: { host: 'evil.test:4010' } }],
  ['no token', relay, { token: null }],
  ['no token, to confirm', confirm, { token: null }],
  ['no token, from a browser to a control', control, { headers: sameSite, token: null }],
  ['the token of another start', relay, { token: 'A'.repeat(32) }],
  ['the token of another start, to a control', control, { headers: sameSite, token: 'A'.repeat(32) }],
] satisfies [string, readonly [string, string, unknown], CallOptions][])(
  'a call with %s is refused and changes nothing',
  async (_, [method, path, body], options) => {
    workbench = await startWorkbench()
    const { status, text } = await workbench.call(method, path, { body, ...options })
    expect(status).toBe(403)
    expect(text).not.toContain(workbench.token)
    expect(workbench.server.mock.requests).toEqual([])
    expect(workbench.server.mock.standing.override).toBeNull()
  },
)

test.each([
  ['the page itself', relay, { headers: sameSite }],
  ['the page itself, to a control', control, { headers: sameSite }],
  ['a program without the token, to a control', control, { token: null }],
] satisfies [string, readonly [string, string, unknown], CallOptions][])(
  'a call of %s is allowed',
  async (_, [method, path, body], options) => {
    workbench = await startWorkbench()
    const { status } = await workbench.call(method, path, { body, ...options })
    expect(status).toBe(200)
  },
)

test('reading the journal from the page needs no token, and from another site stays refused', async () => {
  workbench = await startWorkbench()
  expect((await workbench.call('GET', '/__mock/requests', { headers: sameSite, token: null })).status).toBe(200)
  const foreign = await workbench.call('GET', '/__mock/requests', { headers: { 'sec-fetch-site': 'cross-site' } })
  expect(foreign.status).toBe(403)
})

test('the page runs only its own files, cannot be framed and is not kept', async () => {
  workbench = await startWorkbench()
  const { headers, text } = await workbench.call('GET', '/__mock/', { token: null })
  const policy = String(headers['content-security-policy'])
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ])
    expect(policy.split('; ')).toContain(directive)
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  expect(text).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=/)
  expect(headers).toMatchObject({
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
})

test('each answer has its own nonce, and each start its own token', async () => {
  workbench = await startWorkbench()
  const nonces = new Set<string>()
  for (let at = 0; at < 2; at++) {
    const { headers } = await workbench.call('GET', '/__mock/')
    nonces.add(/'nonce-([^']+)'/.exec(String(headers['content-security-policy']))![1]!)
  }
  expect(nonces.size).toBe(2)
  const first = workbench.token
  await workbench.server.close()
  workbench = await startWorkbench()
  expect(first.length).toBeGreaterThan(20)
  expect(workbench.token).not.toBe(first)
})

test.each([
  '/__mock/assets/../index.html',
  '/__mock/assets/%2e%2e/index.ts',
  '/__mock/assets/.env',
  '/__mock/assets/none.js',
])('%s is not a file of the page', async (path) => {
  workbench = await startWorkbench()
  expect((await workbench.call('GET', path)).status).toBe(404)
})

test('a control token guards the calls of the page as well, and not its files', async () => {
  workbench = await startWorkbench({}, { controlToken: 'a-long-control-token' })
  expect(workbench.token).not.toBe('')
  const environments = (headers: Record<string, string>) =>
    workbench!.call('GET', '/__mock/workbench/environments', { headers })
  expect((await environments({})).status).toBe(401)
  expect((await environments({ 'x-mock-token': 'a-long-control-token' })).status).toBe(200)
})

test('a mock that other machines can reach relays nothing', async () => {
  workbench = await startWorkbench({ host: '0.0.0.0' })
  const { status, text } = await workbench.call('POST', '/__mock/workbench/send', {
    body: { environmentId: 'ai', request: hello },
  })
  expect(status).toBe(403)
  expect(text).toContain('other machines can reach the page')
})

/** The state that the page contains. */
function readState(html: string): unknown {
  const text = /<meta name="workbench-state" content="([^"]*)"/.exec(html)?.[1] ?? ''
  return JSON.parse(text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'))
}

test('the page contains its environments, without keys, and with names that are markup as text', async () => {
  const key = 'sk-page0123456789abcdefWXYZ'
  const targets = ['http://127.0.0.1:9/</script><b>/v1']
  workbench = await startWorkbench({ targets, env: { MOONSHOT_API_KEY: key } })
  const { text } = await workbench.call('GET', '/__mock/', { token: null })
  expect(text).not.toContain(key)
  expect(text).not.toContain('</script><b>')
  expect(readState(text)).toMatchObject({
    environments: [{ id: 'mock', keyHint: null }, { id: 'ai', keyHint: 'WXYZ' }, {}, {}],
  })
})

test('the page of a mock with a control token contains no environments for requests without it', async () => {
  workbench = await startWorkbench(
    { env: { MOONSHOT_API_KEY: 'sk-page0123456789abcdefWXYZ' } },
    { controlToken: 'control-1234' },
  )
  const without = await workbench.call('GET', '/__mock/', { token: null })
  expect(without.status).toBe(200)
  expect(readState(without.text)).toBeNull()
  expect(without.text).not.toContain('moonshot.ai')
  const given = await workbench.call('GET', '/__mock/', { token: null, headers: { 'x-mock-token': 'control-1234' } })
  expect(readState(given.text)).toMatchObject({ environments: [{ id: 'mock' }, { id: 'ai' }, { id: 'cn' }] })
})
