/** Checks over several entries of one HAR: an id given twice (IDN-03), an answer without a key (AUT-01), an open model list (AUT-02). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { completion } from '../../suite/checks/wire.ts'
import { validate } from './run-validate.ts'

const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-between-'))
afterAll(() => rmSync(folder, { recursive: true }))

const key = { name: 'Authorization', value: 'Bearer [redacted]' }
const plain = { name: 'Accept', value: '*/*' }
const refused = { error: { message: 'Incorrect API key provided', type: 'incorrect_api_key_error' } }
const list = {
  object: 'list',
  data: [{ id: 'kimi-k2.5', object: 'model', created: 1763800000, owned_by: 'moonshot' }],
}

const entry = (
  path: string,
  headers: object[],
  status: number,
  json: object,
  words = 'Hi',
  host = 'vendor.example',
) => ({
  request: {
    method: path === 'models' ? 'GET' : 'POST',
    url: `https://${host}/v1/${path}`,
    headers,
    ...(path === 'models'
      ? {}
      : { postData: { text: JSON.stringify({ model: 'kimi-k2.5', messages: [{ role: 'user', content: words }] }) } }),
  },
  response: {
    status,
    headers: [{ name: 'content-type', value: 'application/json' }],
    content: { text: JSON.stringify(json) },
  },
})
const chat = (headers: object[], id: string, words = 'Hi', host?: string) =>
  entry('chat/completions', headers, 200, completion({ role: 'assistant', content: words }, { id }), words, host)
const refusal = entry('chat/completions', [plain], 401, refused)

it.each<[claim: string, entries: object[], statuses: string[], checks: string[]]>([
  [
    'IDN-03: an id from a counter comes twice',
    [chat([key], '7'), chat([key], '7', 'Ho')],
    ['pass', 'fail'],
    ['ids-unique'],
  ],
  [
    'IDN-03: an id of three digits comes twice',
    [chat([key], 'chatcmpl-373'), chat([key], 'chatcmpl-373', 'Ho')],
    ['pass', 'fail'],
    ['ids-unique'],
  ],
  ['one exchange is recorded twice', [chat([key], '7'), chat([key], '7')], ['pass', 'pass'], []],
  [
    'a long id that comes twice is a sign of an edited file',
    [chat([key], 'chatcmpl-6a98'), chat([key], 'chatcmpl-6a98', 'Ho')],
    ['pass', 'pass'],
    ['ids-unique'],
  ],
  [
    'AUT-01: one entry has the key, and one has other headers only',
    [chat([key], 'a'), chat([plain], 'b')],
    ['pass', 'fail'],
    ['key-matters'],
  ],
  [
    'the entry without a key is for another host',
    [chat([key], 'a'), chat([plain], 'b', 'Hi', 'local.example')],
    ['pass', 'pass'],
    [],
  ],
  ['the entry without a key has no headers at all', [chat([key], 'a'), chat([], 'b')], ['pass', 'pass'], []],
  ['no entry has a key: the recorder leaves it out', [chat([plain], 'a'), chat([plain], 'b')], ['pass', 'pass'], []],
  [
    'AUT-02: the list is open, chat is closed',
    [entry('models', [plain], 200, list), refusal],
    ['warn', 'pass'],
    ['routes-demand-keys'],
  ],
  ['the list was asked for with a key', [entry('models', [key], 200, list), refusal], ['pass', 'pass'], []],
])('%s', async (_, entries, statuses, checks) => {
  const file = join(folder, 'a.har')
  writeFileSync(file, JSON.stringify({ log: { version: '1.2', entries } }))
  const { rows } = await validate([file])
  expect(rows.map((row) => row.status)).toEqual(statuses)
  expect(rows.flatMap((row) => row.checks)).toEqual(checks)
})

it.each([
  ['on Moonshot’s host, without a key', 'api.moonshot.ai', [plain], 'warn'],
  ['on another host', 'vendor.example', [plain], 'pass'],
  [
    'from a browser, whose recorder strips keys',
    'api.moonshot.ai',
    [{ name: 'sec-fetch-mode', value: 'cors' }],
    'pass',
  ],
  ['without any header recorded', 'api.moonshot.ai', [], 'pass'],
])('a models list %s: %s', async (_, host, headers, status) => {
  const file = join(folder, 'b.har')
  writeFileSync(
    file,
    JSON.stringify({ log: { version: '1.2', entries: [entry('models', headers, 200, list, '', host)] } }),
  )
  expect((await validate([file])).rows[0]!.status).toBe(status)
})
