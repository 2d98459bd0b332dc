import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { ConfirmAnswer, SendEvent, WorkbenchState } from '../../../../scripts/workbench/protocol.ts'
import { createKeyMask } from '../../../../scripts/workbench/key-mask.ts'
import { startWorkbench, type TestWorkbench } from './start-workbench.ts'

const canary = 'sk-canary-3f9d2c7b8a1e4d5f6071-canary'
const closers: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function start(...given: Parameters<typeof startWorkbench>): Promise<TestWorkbench> {
  const workbench = await startWorkbench(...given)
  closers.push(() => workbench.server.close())
  return workbench
}

/** A server that answers with a function; its base URL and the requests it got. */
async function startTarget(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: IncomingMessage[] = []
  const server = createServer((request, response) => {
    seen.push(request)
    request.resume()
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, seen }
}

function join(events: readonly SendEvent[]): string {
  return events.map((event) => (event.type === 'bytes' ? Buffer.from(event.base64, 'base64').toString() : '')).join('')
}

async function idOf(workbench: TestWorkbench, baseUrl: string): Promise<string> {
  const { text } = await workbench.call('GET', '/__mock/workbench/environments')
  return (JSON.parse(text) as WorkbenchState).environments.find((one) => one.baseUrl === baseUrl)!.id
}

test('a stream of the mock arrives byte for byte, with times and a verdict', async () => {
  const workbench = await start()
  const events = await workbench.send('mock')
  expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['start', 'head', 'bytes', 'end']))
  expect(join(events)).toMatch(/^data: \{[^]*data: \[DONE\]\n\n$/)
  let offset = 0
  for (const event of events) {
    if (event.type !== 'bytes') continue
    expect(event.offset).toBe(offset)
    offset += Buffer.from(event.base64, 'base64').length
  }
  expect(events.at(-1)).toMatchObject({ type: 'end', reason: 'complete', failures: [] })
})

test('a path that is not an operation of the API ends without a verdict, an operation with one', async () => {
  const workbench = await start()
  const request = { method: 'GET', body: undefined } as const
  const unknown = await workbench.send('mock', { request: { ...request, path: '/v1/nothing' } })
  expect(unknown.at(-1)).toMatchObject({ type: 'end', reason: 'complete', failures: null })
  const models = await workbench.send('mock', { request: { ...request, path: '/v1/models' } })
  expect(models.at(-1)).toMatchObject({ type: 'end', reason: 'complete', failures: [] })
})

test('a failure is sent before the end of the stream that shows it', async () => {
  const workbench = await start({}, { pace: 'steady' })
  const events = await workbench.send('mock', { request: { headers: { Prefer: 'fault=id-changes' } } })
  const types = events.map(({ type }) => type)
  expect(types).toContain('failure')
  expect(types.indexOf('failure')).toBeLessThan(types.lastIndexOf('bytes'))
})

test('the key of the server goes to the host it belongs to, and never to the page', async () => {
  const { baseUrl, seen } = await startTarget((request, response) =>
    response
      .writeHead(401, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { message: request.headers.authorization } })),
  )
  const other = await startTarget((_, response) => response.writeHead(200).end('{}'))
  const env = { MOONSHOT_API_KEY: canary, MOONSHOT_BASE_URL: baseUrl }
  const workbench = await start({ env, targets: [other.baseUrl] })
  const state = await workbench.call('GET', '/__mock/workbench/environments')
  expect(state.text).not.toContain(canary)
  expect((JSON.parse(state.text) as WorkbenchState).environments.find(({ id }) => id === 'ai')!.keyHint).toBe('nary')
  const events = await workbench.send(await idOf(workbench, baseUrl))
  expect(seen[0]!.headers.authorization).toBe(`Bearer ${canary}`)
  expect(JSON.stringify(events)).not.toContain(canary)
  expect(join(events)).toBe(JSON.stringify({ error: { message: `Bearer ${'*'.repeat(canary.length)}` } }))
  await workbench.send(await idOf(workbench, other.baseUrl))
  expect(other.seen[0]!.headers.authorization).toBeUndefined()
  expect((await workbench.call('GET', '/__mock/workbench/exchanges')).text).not.toContain(canary)
})

test('a typed key replaces the key of the server', async () => {
  const { baseUrl, seen } = await startTarget((_, response) => response.writeHead(200).end('{}'))
  const workbench = await start({ env: { MOONSHOT_API_KEY: 'sk-of-the-server-000000', MOONSHOT_BASE_URL: baseUrl } })
  await workbench.send(await idOf(workbench, baseUrl), { key: canary })
  expect(seen[0]!.headers.authorization).toBe(`Bearer ${canary}`)
})

test('a redirect is shown and not followed', async () => {
  const elsewhere = await startTarget((_, response) => response.writeHead(200).end('{}'))
  const { baseUrl } = await startTarget((_, response) =>
    response.writeHead(307, { location: `${elsewhere.baseUrl}/chat/completions` }).end(),
  )
  const workbench = await start({ targets: [baseUrl] })
  const events = await workbench.send(await idOf(workbench, baseUrl), { key: canary })
  expect(events.find(({ type }) => type === 'head')).toMatchObject({ status: 307 })
  expect(elsewhere.seen).toEqual([])
})

test('an address gets requests only after its host was shown and accepted', async () => {
  const { baseUrl, seen } = await startTarget((_, response) => response.writeHead(200).end('{}'))
  const workbench = await start()
  const confirm = async (body: object) =>
    JSON.parse((await workbench.call('POST', '/__mock/workbench/confirm', { body })).text) as ConfirmAnswer
  const shown = await confirm({ baseUrl })
  expect(shown).toEqual({
    confirmed: false,
    host: new URL(baseUrl).host,
    addresses: ['127.0.0.1'],
    isPrivate: true,
    isEncrypted: false,
  })
  expect(await confirm({ baseUrl, confirmed: ['192.0.2.7'] })).toMatchObject({ confirmed: false })
  const refused = await workbench.call('POST', '/__mock/workbench/send', {
    body: { environmentId: 'own-00000000', request: { method: 'GET', path: '/v1/models', headers: {} } },
  })
  expect(refused.status).toBe(404)
  expect(seen).toEqual([])
  const answer = await confirm({ baseUrl, name: 'Mine', confirmed: ['127.0.0.1'] })
  if (!answer.confirmed) throw new Error('not confirmed')
  expect(answer.environment).toMatchObject({ name: 'Mine', kind: 'own', baseUrl, keyHint: null })
  await workbench.send(answer.environment.id)
  expect(seen).toHaveLength(1)
})

test.each([
  ['file:///etc/passwd', 'must begin with http'],
  ['http://user:secret@127.0.0.1/v1', 'user name or password'],
  ['not a url', 'is not a URL'],
])('%s is refused as a base URL', async (baseUrl, words) => {
  const workbench = await start()
  const { status, text } = await workbench.call('POST', '/__mock/workbench/confirm', { body: { baseUrl } })
  expect(status).toBe(400)
  expect((JSON.parse(text) as { detail: string }).detail).toContain(words)
})

test('without the relay, other targets are refused and the mock still answers', async () => {
  const workbench = await start({ relay: false })
  for (const path of ['send', 'confirm']) {
    const body = {
      environmentId: 'ai',
      baseUrl: 'https://api.moonshot.ai/v1',
      request: { method: 'GET', path: '/v1/models' },
    }
    const { status, text } = await workbench.call('POST', `/__mock/workbench/${path}`, { body })
    expect([status, text]).toEqual([403, expect.stringContaining('--no-relay')])
  }
  expect((await workbench.send('mock')).at(-1)).toMatchObject({ type: 'end', reason: 'complete' })
})

test.each([
  ['a path outside the API', { path: '/__mock/reset' }, 'path must begin with /v1/'],
  ['a path with dots', { path: '/v1/%2e%2e/admin' }, 'path must begin with /v1/'],
  ['a header with a line break', { headers: { 'X-A': 'b\r\nc: d' } }, 'the header X-A'],
  ['an unknown method', { method: 'TRACE' as 'GET' }, 'method TRACE'],
])('%s is refused before anything is sent', async (_, request, words) => {
  const workbench = await start()
  const [problem] = (await workbench.send('mock', { request })) as unknown as [{ detail: string }]
  expect(problem.detail).toContain(words)
  expect(workbench.server.mock.requests).toEqual([])
})

test('a target that does not answer is an error with the next step', async () => {
  const workbench = await start({ targets: ['http://127.0.0.1:9/v1'] })
  const events = await workbench.send(await idOf(workbench, 'http://127.0.0.1:9/v1'))
  expect(events.at(-1)).toEqual({
    type: 'error',
    message: 'nothing listens at this address (ECONNREFUSED)',
    next: 'Check that the server runs, and its port.',
  })
})

test('a key that lies across several reads is masked, and every other byte passes', () => {
  const mask = createKeyMask('sk-secret')
  const parts = ['a sk', '-sec', 'ret sk-sec', 'ond sk-'].map((part) => mask.push(Buffer.from(part)).toString())
  expect([...parts, mask.flush().toString()].join('')).toBe('a ********* sk-second sk-')
})
