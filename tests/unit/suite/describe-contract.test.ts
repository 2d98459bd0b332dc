/** `describeContract` and the matcher in test files of vitest's own: what passes, what fails, and what is not awaited. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const good = {
  id: 'chatcmpl-6a98c2415b8d7796ed10ab5b',
  object: 'chat.completion',
  created: 1788396098,
  model: 'kimi-k3',
  choices: [{ index: 0, message: { role: 'assistant', content: 'pong' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 93, completion_tokens: 54, total_tokens: 147 },
}
const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(root, 'tests/unit/suite/.vitest-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The test files: contracts of a target that keeps it and of one that does not, and tests of the matcher that do not await it. */
const files = {
  passes: toContract('() => false'),
  fails: toContract("(a, r) => a.path.endsWith('completions') && !!r.end('{}')"),
  await: `import { describe, expect, it } from 'vitest'
import '../../../suite/vitest.ts'
const good = ${JSON.stringify(good)}
describe('block', () => {
  it('good, not awaited', () => void expect(good).toKeepContract())
  it('good with not, not awaited', () => void expect({}).not.toKeepContract())
  it('not awaited at once', async () => { const later = expect(good).toKeepContract(); await later })
  it('awaited', async () => { await expect(good).toKeepContract() })
  it('returned', () => expect(good).toKeepContract())
  it('in a list', async () => { await Promise.all([expect(good).toKeepContract(), expect({}).not.toKeepContract()]) })
})
it('not awaited at the top', () => void expect(good).toKeepContract())
`,
}
let ran: { stdout: string; files: FileResult[] }

// One vitest runs all files, because its start takes longer than they do.
beforeAll(() => {
  for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, `${name}.test.ts`), code)
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const output = join(folder, 'results.json')
  const reporters = ['--reporter', 'verbose', '--reporter', 'json', '--outputFile', output]
  const args = [vitest, 'run', folder, '--project', 'native', '--maxWorkers', '1', ...reporters]
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  ran = { stdout, files: (JSON.parse(readFileSync(output, 'utf8')) as { testResults: FileResult[] }).testResults }
})
const findFile = (name: string) => ran.files.find((one) => one.name.endsWith(`${name}.test.ts`))!
it.each([
  ['passes', 'passed'],
  ['fails', 'failed'],
])('%s if the target does', (name, status) => {
  const file = findFile(name)
  expect(file.status).toBe(status)
  expect(file.assertionResults.map((one) => [one.title, one.status])).toEqual([
    ['chat/plain: A one-line question gets one answer that is not streamed.', status],
    ['chat/effort: reasoning_effort low is accepted.', 'skipped'],
  ])
  const lines = ran.stdout.split('\n').filter((line) => line.includes(`${name}.test.ts`))
  for (const words of [
    /chat\/plain: A one-line question gets one answer/,
    /reasoning_effort is not documented|skipped/,
  ])
    expect(lines.join('\n')).toMatch(words)
})

it('fails a test that does not await the matcher, and names the reason', () => {
  const results = findFile('await').assertionResults
  expect(Object.fromEntries(results.map(({ title, status }) => [title, status]))).toEqual({
    'good, not awaited': 'failed',
    'good with not, not awaited': 'failed',
    'not awaited at once': 'passed',
    awaited: 'passed',
    returned: 'passed',
    'in a list': 'passed',
    'not awaited at the top': 'failed',
  })
  const failed = results.filter(({ status }) => status === 'failed')
  expect(
    failed.map(({ failureMessages }) => /toKeepContract at \S+ was not awaited/.exec(failureMessages.join())?.[0]),
  ).toEqual([
    'toKeepContract at await.test.ts:5 was not awaited',
    'toKeepContract at await.test.ts:6 was not awaited',
    'toKeepContract at await.test.ts:12 was not awaited',
  ])
})

interface FileResult {
  name: string
  status: string
  assertionResults: { title: string; status: string; failureMessages: string[] }[]
}

/** A test file that registers the contract of a server with this override. */
function toContract(override: string): string {
  return `import { describeContract } from '../../../suite/vitest.ts'
import { key, openScriptedServer } from '../runner/scripted-server.ts'
const server = await openScriptedServer(${override})
describeContract({ baseUrl: server.url, apiKey: key, only: ['chat/plain', 'chat/effort'] })
`
}
