/** `describeClient` registers one test per drill: those that fail name the finding, and those that do not apply say why. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { describeClient } from '../../../../scripts/client-drills/vitest.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const folder = mkdtempSync(join(root, 'tests/unit/scripts/client/.describe-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Prints the first choice, and ends with 0 whatever the status is. */
const careless = `
const response = await fetch(process.env.KIMI_BASE_URL + '/chat/completions', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Authorization: 'Bearer ' + process.env.KIMI_API_KEY },
  body: JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hello!' }] }),
})
const { choices, error } = await response.json()
console.log(choices?.[0].message.content ?? error.message)`

interface TestResult {
  title: string
  status: string
  failureMessages: string[]
  meta?: object
}

/** Runs a test file in a vitest of its own. */
function run(name: string, program: string, options: object) {
  const app = join(folder, `${name}.mjs`)
  const file = join(folder, `${name}.test.ts`)
  const output = join(folder, `${name}.json`)
  writeFileSync(app, program)
  writeFileSync(
    file,
    `import { describeClient } from '../../../../../scripts/client-drills/vitest.ts'
describeClient(${JSON.stringify({ command: [process.execPath, app], ...options })})\n`,
  )
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const args = ['run', file, '--reporter', 'json', '--outputFile', output, '--reporter', 'verbose']
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, ...args], { cwd: root, encoding: 'utf8' })
  const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as {
    testResults: { message: string; assertionResults: TestResult[] }[]
  }
  return { status, stdout, stderr, results: testResults.flatMap(({ assertionResults }) => assertionResults) }
}

const only = [
  'refusals/authentication',
  'answers/length',
  'answers/whole',
  'answers/unknown-tool',
  'requests/tool-results',
]

test('a careless program passes, fails and skips by drill, with titles and reasons', () => {
  const { status, stdout, results } = run('careless', careless, { only, title: 'my app' })
  expect(status).toBe(1)
  expect(Object.fromEntries(results.map(({ title, status: one }) => [title, one]))).toEqual({
    'requests/tool-results: one result for each tool call': 'skipped',
    'refusals/authentication: 401 for a wrong key': 'passed',
    'answers/whole: an answer without any trouble': 'passed',
    'answers/length: a text cut by the output budget': 'failed',
    'answers/unknown-tool: a call of a tool that was not offered': 'skipped',
  })
  expect(stdout).toContain('my app')
  expect(stdout).toContain('not applicable: the program offers no tools')
  const failed = results.find(({ status: one }) => one === 'failed')!
  expect(failed.failureMessages.join()).toContain('the program took an unfinished answer for a whole one')
  expect(failed.failureMessages.join()).toContain('look at finish_reason')
})

test('a drill that passes with a warning fails in a strict run', () => {
  const strict = run('strict', careless, { only: ['refusals/authentication'], strict: true })
  expect(strict.results.map(({ status }) => status)).toEqual(['failed'])
  expect(strict.results[0]!.failureMessages.join()).toContain('its exit code says success')
})

test('a program that sends nothing fails the block with the reason, and no test passes', () => {
  const { status, stderr, results } = run('silent', 'console.log(1)', { only })
  expect(status).toBe(1)
  expect(stderr).toContain('sent no chat request to the mock')
  expect(results.filter(({ status: one }) => one === 'passed')).toEqual([])
})

test('a wrong option throws where the block is registered', () => {
  expect(() => describeClient({ command: [] })).toThrow('command must be a program and its arguments')
  expect(() => describeClient({ command: ['node'], only: ['refusal/*'] })).toThrow(/refusal\/\*/)
})
