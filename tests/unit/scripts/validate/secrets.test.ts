/** The report of `validate` shows no key that a recording was made with, in whatever spelling an answer repeats it. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { toHar, toHarEntry } from '../../../../openapi/har-writer.ts'
import { runCli } from '../run-cli.ts'

const key = 'pass~W0rd+of/Our=Own_77'

test.each([
  ['plain', key],
  ['base64', Buffer.from(`x:${key}`).toString('base64')],
  ['percent escapes', encodeURIComponent(key)],
])('%s', async (_, spelling) => {
  const file = join(mkdtempSync(join(tmpdir(), 'kimi-contract-test-')), 'echo.har')
  const entry = toHarEntry({
    label: 'a',
    operationId: 'createChatCompletion',
    request: {
      method: 'POST',
      url: 'https://api.moonshot.ai/v1/chat/completions',
      headers: [['Authorization', `Bearer ${key}`]],
      body: '{"model":"kimi-k2.6","messages":[]}',
    },
    status: 200,
    headers: [['Content-Type', 'text/plain']],
    form: 'body',
    body: [{ bytes: Buffer.from(`not JSON: ${spelling}`), atMs: 1 }],
    end: 'complete',
    endedAtMs: 1,
  })
  writeFileSync(file, toHar([entry], '1'))
  const { code, out } = await runCli(['validate', file, '--reporter', 'json'])
  expect([code, out]).toEqual([1, expect.stringContaining('not JSON: ')])
  expect(out).not.toContain(spelling.slice(4, -4))
})
