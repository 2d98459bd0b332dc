/** `validate --requests` judges the requests of a HAR file apart from its answers. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, expect, test } from 'vitest'
import { pretty } from '../../../suite/reporters/pretty.ts'
import { completion } from '../../suite/checks/wire.ts'
import { validate } from './run-validate.ts'

const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-requests-'))
afterAll(() => rmSync(folder, { recursive: true }))

const schema = JSON.parse(
  readFileSync(new URL('../../../suite/reporters/report.schema.json', import.meta.url), 'utf8'),
) as object
const isReport = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema)

const question = { role: 'user', content: 'How is the weather in Zurich?' }
const reply = { role: 'assistant', content: 'It is dry in Zurich today, and it stays dry.' }

let ids = 0
const chat = (body: object) => ({
  request: {
    method: 'POST',
    url: 'https://vendor.example/v1/chat/completions',
    headers: [{ name: 'Authorization', value: 'Bearer [redacted]' }],
    postData: { text: JSON.stringify({ model: 'kimi-k2.6', ...body }) },
  },
  response: {
    status: 200,
    headers: [{ name: 'content-type', value: 'application/json' }],
    content: { text: JSON.stringify(completion(reply, { id: `chatcmpl-6a98f${ids++}` })) },
  },
})

async function judge(entries: object[], requests: boolean) {
  const file = join(folder, 'run.har')
  writeFileSync(file, JSON.stringify({ log: { version: '1.2', creator: { name: 'test', version: '1' }, entries } }))
  const judged = await validate([file], { requests })
  expect(isReport(judged.report), JSON.stringify(isReport.errors)).toBe(true)
  return judged
}

test('a refused request fails only with --requests, and leaves the verdict of the answers as it is', async () => {
  const entries = [chat({ temperature: 0.2, messages: [question] }), chat({ messages: [question] })]
  const without = await judge(entries, false)
  expect(without.report).not.toHaveProperty('requests')
  expect(without.exitCode).toBe(0)
  const { report, exitCode, rows } = await judge(entries, true)
  expect(exitCode).toBe(1)
  expect(report.verdict).toBe(without.report.verdict)
  expect(rows).toEqual(without.rows)
  expect(report.requests?.map(({ entry, status }) => [entry, status])).toEqual([
    ['1', 'fail'],
    ['2', 'pass'],
  ])
  expect(report.requests![0]!.findings).toMatchObject([
    { kind: 'request-refused', message: 'invalid temperature: only 1 is allowed for this model', at: '/temperature' },
  ])
  const text = pretty.render(report)
  expect(text).toContain('requests: 2 judged, 0 with warnings, 1 failed')
  expect(text).toContain('invalid temperature: only 1 is allowed for this model')
})

test('a changed answer of the turn before is a warning, which keeps exit code 0', async () => {
  const next = { role: 'user', content: 'And tomorrow?' }
  const changed = { ...reply, content: 'It is dry in Zurich today.' }
  const turn = (message: object) => [chat({ messages: [question] }), chat({ messages: [question, message, next] })]
  const { report, exitCode } = await judge(turn(changed), true)
  expect(report.requests![1]!.findings.map(({ kind, at }) => [kind, at])).toEqual([['content-changed', '/messages/1']])
  expect(exitCode).toBe(0)
  expect((await judge(turn(reply), true)).report.requests![1]!.findings).toEqual([])
})

const old = { startedDateTime: '2026-05-24T12:00:00.000Z' }

test('a model counts as served until the day of its retirement, by the date of the recording', async () => {
  const thinking = chat({ model: 'kimi-k2-thinking', messages: [question] })
  const at = (startedDateTime: string) => ({ ...thinking, startedDateTime })
  const entries = [{ ...thinking, ...old }, at('2026-05-25T23:59:00.000Z'), at('2026-05-26T12:00:00.000Z')]
  const { report, exitCode } = await judge([...entries, at('1970-01-01T00:00:00.000Z'), thinking], true)
  expect(report.requests!.map(({ status }) => status)).toEqual(['pass', 'pass', 'fail', 'fail', 'fail'])
  expect(report.requests![2]!.findings[0]!.message).toContain('Not found the model kimi-k2-thinking')
  expect(exitCode).toBe(1)
})

test('an old recording is still judged by the rules of its model', async () => {
  const { report } = await judge(
    [{ ...chat({ model: 'kimi-k2.5', temperature: 0.2, messages: [question] }), ...old }],
    true,
  )
  expect(report.requests![0]!.findings[0]!.message).toContain('invalid temperature')
})

test('an entry whose answer was not recorded is judged on its request', async () => {
  const bodiless = (body: object) => ({ ...chat(body), response: { status: 200, headers: [], content: {} } })
  const left = { ...chat({ n: 9, messages: [question] }), _left: 'left' }
  const entries = [bodiless({ temperature: 0.2, messages: [question] }), bodiless({ messages: [question] }), left]
  const { report, rows, exitCode } = await judge(entries, true)
  expect(rows.map(({ status }) => status)).toEqual(['skip', 'skip', 'skip'])
  expect(report.requests!.map(({ entry, status }) => [entry, status])).toEqual([
    ['1', 'fail'],
    ['2', 'pass'],
    ['3', 'fail'],
  ])
  expect(exitCode).toBe(1)
})

test('a secret of a request without an answer is not in the report', async () => {
  const key = `sk-${'a1B2c3D4'.repeat(6)}`
  const body = { messages: [{ ...question, role: key }] }
  const entry = { ...chat(body), response: { status: 200, headers: [], content: {} } }
  entry.request.headers = [{ name: 'Authorization', value: `Bearer ${key}` }]
  const { report } = await judge([entry], true)
  expect(report.requests![0]!.status).toBe('fail')
  expect(JSON.stringify(report)).not.toContain(key)
})

test('a file without requests says that there is nothing to judge', async () => {
  const { report, logged } = await validate(['good-completion.json'], { requests: true })
  expect(report.requests).toEqual([])
  expect(logged.join('\n')).toContain('--requests: no entry holds the body of a chat request')
})
