import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { MockUsageError } from '../../../../mocks/common/usage-error.ts'
import { createMockServer } from '../../../../mocks/server.ts'
import { createWorkers } from '../../../../mocks/server/workers/index.ts'
import { runMock } from '../../../../scripts/commands/mock/index.ts'
import { toServerOptions } from '../../../../scripts/commands/mock/server-options.ts'

const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-tokenizer-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A tokenizer of single bytes: every byte is a token. */
const bytes = join(folder, 'bytes.model')
writeFileSync(
  bytes,
  Array.from({ length: 256 }, (_, byte) => `${Buffer.from([byte]).toString('base64')} ${byte}`).join('\n'),
)
const broken = join(folder, 'broken.model')
writeFileSync(broken, 'no tokenizer\n')

async function countTokens(url: string, content: string): Promise<number> {
  const response = await fetch(`${url}/tokenizers/estimate-token-count`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk-any', 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'kimi-k2.5', messages: [{ role: 'user', content }] }),
  })
  const { data } = (await response.json()) as { data: { total_tokens: number } }
  return data.total_tokens
}

test('a server counts with the tokenizer whose file is named', async () => {
  const mock = await createMockServer({ tokenizer: bytes })
  const difference = (await countTokens(mock.url, 'a'.repeat(300))) - (await countTokens(mock.url, 'a'.repeat(100)))
  await mock.close()
  expect(difference).toBe(200)
})

test('a server counts with a function', async () => {
  const mock = await createMockServer({ tokenizer: (text) => text.length * 7 })
  const difference = (await countTokens(mock.url, 'aaa')) - (await countTokens(mock.url, 'a'))
  await mock.close()
  expect(difference).toBe(14)
})

test('every worker counts with the tokenizer whose file is named', async () => {
  const workers = await createWorkers({ workers: 2, tokenizer: bytes, onLine: () => {} })
  const counts = await Promise.all(Array.from({ length: 6 }, () => countTokens(workers.url, 'a'.repeat(100))))
  await workers.close()
  expect(new Set(counts).size).toBe(1)
  expect(counts[0]).toBeGreaterThanOrEqual(100)
})

test.each([
  ['missing', join(folder, 'none.model'), 'cannot be read: it does not exist; check the path'],
  ['broken', broken, 'line 1: expected "<base64> <rank>"'],
])('a %s file is refused with a message', async (_, tokenizer, words) => {
  await expect(createMockServer({ tokenizer })).rejects.toThrow(MockUsageError)
  await expect(createMockServer({ tokenizer })).rejects.toThrow(words)
  const said: string[] = []
  const streams = { out: () => {}, log: (line: string) => void said.push(line) }
  expect(await runMock({ port: '0', tokenizer }, streams)).toBe(2)
  expect(said.join('\n')).toContain(words)
})

test('the command line passes the file on', () => {
  expect(toServerOptions({ tokenizer: 'tiktoken.model' }).tokenizer).toBe('tiktoken.model')
})
