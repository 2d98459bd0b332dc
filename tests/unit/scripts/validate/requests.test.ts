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

test('a file without requests says that there is nothing to judge', async () => {
  const { report, logged } = await validate(['good-completion.json'], { requests: true })
  expect(report.requests).toEqual([])
  expect(logged.join('\n')).toContain('--requests: no entry holds the body of a chat request')
})
