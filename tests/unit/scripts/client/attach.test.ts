/** Attached drills: the test is the program, and moves from run to run with the handle or the control routes. */
import { request } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { attachClientDrills, type AttachOptions } from '../../../../scripts/client-drills/attach.ts'
import type { AttachedClient } from '../../../../scripts/client-drills/attached.ts'
import type { SuiteReport } from '../../../suite/reporters/report.ts'

const open: AttachedClient[] = []
afterEach(async () => {
  for (const client of open.splice(0)) await client.close()
})

async function attach(options: AttachOptions): Promise<AttachedClient> {
  const client = await attachClientDrills(options)
  open.push(client)
  return client
}

/** Sends one question and returns the status. */
async function ask({ baseUrl, key }: AttachedClient, body: object = {}): Promise<number> {
  const response = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    body: JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hello!' }], ...body }),
  })
  await response.text()
  return response.status
}

function toStatuses({ cases }: SuiteReport): Record<string, string> {
  return Object.fromEntries(cases.map(({ id, status }) => [id, status]))
}

test('a program that reports the refusal and sends it once passes, also where its end is given by control calls', async () => {
  const client = await attach({ only: ['refusals/authentication', 'refusals/quota'] })
  const control = client.baseUrl.replace(/v1$/, '__mock/drill')
  expect(await ask(client)).toBe(200)
  expect(client.next({ outcome: 'success' })).toMatchObject({ number: 2, of: 3, drills: ['refusals/authentication'] })
  expect(await ask(client)).toBe(401)
  const answer = await fetch(`${control}/next`, { method: 'POST', body: JSON.stringify({ outcome: 'failure' }) })
  expect(await answer.json()).toMatchObject({ current: { number: 3, drills: ['refusals/quota'], chatRequests: 0 } })
  expect(await ask(client)).toBe(429)
  expect(await (await fetch(control)).json()).toMatchObject({ baseUrl: client.baseUrl, current: { chatRequests: 1 } })
  expect(client.next({ outcome: 'failure' })).toBeNull()
  const report = await client.done
  expect(toStatuses(report)).toEqual({ 'refusals/authentication': 'pass', 'refusals/quota': 'pass' })
  expect(report.verdict).toBe('pass')
  expect(report.target.model).toBe('kimi-k2.6')
})

test('a program that shows a refusal as an answer fails', async () => {
  const client = await attach({ only: ['refusals/authentication'] })
  await ask(client)
  client.next({ outcome: 'success' })
  await ask(client)
  client.next({ outcome: 'success' })
  const { cases } = await client.done
  expect(cases[0]!.failures.map(({ severity, message }) => [severity, message])).toEqual([
    ['fail', 'the program ended as if it had an answer'],
  ])
})

test('without an outcome, only what holds for both outcomes is judged', async () => {
  const client = await attach({ only: ['refusals/authentication', 'refusals/permission', 'answers/*'] })
  await ask(client)
  client.next()
  // The first refusal is sent again, the second is not.
  for (const times of [3, 1]) {
    for (let sent = 0; sent < times; sent++) await ask(client)
    client.next()
  }
  while (client.current !== null) {
    await ask(client)
    client.next()
  }
  const report = await client.done
  expect(toStatuses(report)).toMatchObject({
    'refusals/authentication': 'fail',
    'refusals/permission': 'skip',
    'answers/whole': 'skip',
    'answers/length': 'skip',
  })
  expect(report.cases[0]!.failures.map(({ message }) => message)).toEqual(['the refused request was sent again'])
  expect(report.cases[1]!.skippedBecause).toMatch(/depends on what the program showed/)
})

test('the output that is given is searched for the key and for the reason of a refusal', async () => {
  const client = await attach({ only: ['refusals/authentication', 'secrets/output'] })
  await ask(client)
  client.next({ outcome: 'success', output: `request with ${client.key}` })
  await ask(client)
  client.next({ outcome: 'failure', output: 'Something went wrong.' })
  const { cases } = await client.done
  expect(cases.map(({ id, status }) => [id, status])).toEqual([
    ['refusals/authentication', 'warn'],
    ['secrets/output', 'fail'],
  ])
  expect(cases[0]!.failures[0]!.message).toBe('the reason of the refusal is not in the output')
  expect(JSON.stringify(cases)).not.toContain(client.key)
})

test('a run in which no chat request arrives is not judged, and neither are runs that were not served', async () => {
  const client = await attach({ only: ['refusals/authentication', 'refusals/permission', 'refusals/quota'] })
  await ask(client)
  client.next({ outcome: 'success' })
  client.next({ outcome: 'failure' })
  await ask(client)
  client.next({ outcome: 'failure' })
  const report = await client.close()
  expect(toStatuses(report)).toEqual({
    'refusals/authentication': 'skip',
    'refusals/permission': 'pass',
    'refusals/quota': 'skip',
  })
  expect(report.left).toEqual(['refusals/authentication', 'refusals/quota'])
  expect(report.cases[2]!.skippedBecause).toMatch(/ended before this one, or no chat request arrived/)
})

test('a program that sends without end gets no more answers, and fails', async () => {
  const client = await attach({ only: ['refusals/authentication'] })
  await ask(client)
  client.next({ outcome: 'success' })
  let answered = 0
  while (answered < 100 && (await ask(client).catch(() => 0)) === 401) answered++
  expect(answered).toBe(40)
  client.next()
  const { cases } = await client.done
  expect(cases[0]!.failures[0]).toMatchObject({ severity: 'fail', message: 'the refused request was sent again' })
})

test('a repeated run forgets the requests of the first try', async () => {
  const client = await attach({ only: ['refusals/authentication'] })
  await ask(client)
  client.next({ outcome: 'success' })
  await ask(client)
  await ask(client)
  client.repeat()
  expect(client.current?.chatRequests).toBe(0)
  await ask(client)
  client.next({ outcome: 'failure' })
  expect(toStatuses(await client.done)).toEqual({ 'refusals/authentication': 'pass' })
})

test('moving on before the first request is refused with the address to use', async () => {
  const client = await attach({ only: ['refusals/authentication'] })
  expect(() => client.next()).toThrow(`no chat request has arrived: point the program to ${client.baseUrl}`)
  const answer = await fetch(client.baseUrl.replace(/v1$/, '__mock/drill/next'), { method: 'POST' })
  expect(answer.status).toBe(409)
  const { verdict, inconclusiveBecause } = await client.close()
  expect([verdict, inconclusiveBecause]).toEqual(['inconclusive', expect.stringMatching(/no chat request arrived/)])
})

test.each([
  ['another origin', 403, { origin: 'https://pages.example' }, '{}'],
  ['another host name', 403, { host: 'pages.example' }, '{}'],
  ['a wrong outcome', 400, {}, '{"outcome": "good"}'],
  ['an unknown member', 400, {}, '{"result": "success"}'],
  ['no JSON', 400, {}, 'success'],
] as const)('a control call with %s gets %i and changes nothing', async (_, status, headers, body) => {
  const client = await attach({ only: ['refusals/*'] })
  await ask(client)
  const got = await new Promise<number>((resolve, reject) => {
    const url = client.baseUrl.replace(/v1$/, '__mock/drill/next')
    request(url, { method: 'POST', headers }, (response) => resolve(response.resume().statusCode!))
      .on('error', reject)
      .end(body)
  })
  expect(got).toBe(status)
  expect(client.current?.number).toBe(1)
})

test('an unknown control route lists those that exist', async () => {
  const client = await attach({})
  const answer = await fetch(client.baseUrl.replace(/v1$/, '__mock/drill/forward'), { method: 'POST' })
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('POST /__mock/drill/next')
})
