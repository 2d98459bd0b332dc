import { afterEach, expect, test } from 'vitest'
import type { SuiteEvent, SuitePlan, TrafficEntry } from '../../../../scripts/workbench/protocol.ts'
import { startWorkbench, type TestWorkbench } from './start-workbench.ts'

let workbench: TestWorkbench | null = null
afterEach(async () => {
  await workbench?.server.close()
  workbench = null
})

async function post(name: string, body: object) {
  return await workbench!.call('POST', `/__mock/workbench/${name}`, { body })
}

async function run(body: object): Promise<SuiteEvent[]> {
  const { text } = await post('suite', { environmentId: 'mock', ...body })
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as SuiteEvent)
}

test('a plan says what a run would send at most, and sends nothing', async () => {
  workbench = await startWorkbench()
  const plan = JSON.parse((await post('suite-plan', { environmentId: 'ai', model: 'kimi-k2.6' })).text) as SuitePlan
  expect(plan).toMatchObject({ model: 'kimi-k2.6', isBilled: true })
  expect(plan.cases.length).toBeGreaterThan(40)
  expect(plan.costUsd).toBeGreaterThan(0)
  const sent = plan.cases.filter(({ skippedBecause }) => skippedBecause === null)
  expect(plan.requests).toBe(1 + sent.reduce((sum, { requests }) => sum + requests, 0))
  expect(plan.tokens).toBe(sent.reduce((sum, { tokens }) => sum + tokens, 0))
  expect(workbench.server.mock.requests).toEqual([])
})

test('a run reports each case as it ends, and each exchange can be opened', async () => {
  workbench = await startWorkbench()
  const events = await run({ only: ['chat/plain', 'chat/stream'], model: 'kimi-k2.6' })
  const cases = events.flatMap((event) => (event.type === 'case' ? [event.case.id] : []))
  expect(cases.toSorted()).toEqual(['chat/plain', 'chat/stream'])
  const end = events.at(-1)!
  if (end.type !== 'end') throw new Error(JSON.stringify(end))
  expect(end.report).toMatchObject({ verdict: 'pass', summary: { cases: 2, pass: 2 } })
  const { text } = await workbench.call('GET', '/__mock/workbench/suite-exchanges')
  const kept = (JSON.parse(text) as { requests: TrafficEntry[] }).requests
  const opened = events.flatMap((event) => (event.type === 'exchange' ? [event.id] : []))
  expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(opened))
  const report = await post('suite-report', { reporter: 'junit', report: end.report })
  expect((JSON.parse(report.text) as { text: string }).text).toContain('<testsuite')
})

test('a mock that takes any key passes the cases about keys, and is sent what only Moonshot serves', async () => {
  workbench = await startWorkbench()
  const end = (await run({ only: ['models/wrong-key', 'account/balance'], model: 'kimi-k2.6' })).at(-1)!
  expect(end).toMatchObject({ type: 'end', report: { verdict: 'pass', summary: { fail: 0, warn: 0 } } })
  if (end.type === 'end') expect(end.report.cases.find(({ id }) => id === 'account/balance')!.status).toBe('pass')
})

test('a run on a mock with a fault reports its failures', async () => {
  workbench = await startWorkbench({}, { fault: 'id-changes' })
  const end = (await run({ only: ['chat/stream'], model: 'kimi-k2.6' })).at(-1)!
  expect(end).toMatchObject({ type: 'end', report: { verdict: 'fail' } })
})

test.each([
  [{ only: [] }, 'only must be a list of case ids'],
  [{ environmentId: 'none' }, 'not known to this start'],
  [{ maxCostUsd: '0.5' }, 'maxCostUsd must be a number'],
  [{ maxCostUsd: -1 }, 'maxCostUsd must be a number'],
])('%j is refused', async (body, words) => {
  workbench = await startWorkbench()
  const { text } = await post('suite', { environmentId: 'mock', ...body })
  expect((JSON.parse(text) as { detail: string }).detail).toContain(words)
})

test('an unknown case is an error that names near ones', async () => {
  workbench = await startWorkbench()
  expect((await run({ only: ['chat/streem'] })).at(-1)).toMatchObject({
    type: 'error',
    message: expect.stringContaining('chat/stream') as string,
  })
})

test.each([
  ['prettier', { cases: [] }, 'there is no reporter prettier'],
  ['html', 'text', 'report must be the report of a run'],
])('the report form %s of %j is refused', async (reporter, report, words) => {
  workbench = await startWorkbench()
  const { status, text } = await post('suite-report', { reporter, report })
  expect([status, text]).toEqual([400, expect.stringContaining(words)])
})
