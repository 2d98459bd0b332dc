/** `describeClient` registers one test per drill: those that fail name the finding, and those that do not apply say why. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeClient } from '../../../../scripts/client-drills/vitest.ts'
import { defineAsk } from './sample.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const folder = mkdtempSync(join(root, 'tests/unit/scripts/client/.describe-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Prints the first choice, and ends with 0 whatever the status is. */
const careless = `${defineAsk}
const { text } = await ask({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hello!' }] })
const { choices, error } = JSON.parse(text)
console.log(choices?.[0].message.content ?? error.message)`

interface TestResult {
  title: string
  status: string
  failureMessages: string[]
  meta?: object
}

interface FileResult {
  name: string
  status: string
  assertionResults: TestResult[]
}

const only = [
  'refusals/authentication',
  'answers/length',
  'answers/whole',
  'answers/unknown-tool',
  'requests/tool-results',
]

/** The test files: the program of each and the options of `describeClient`. */
const files = {
  careless: { program: careless, options: { only, title: 'my app' } },
  strict: { program: careless, options: { only: ['refusals/authentication'], strict: true } },
  silent: { program: 'console.log(1)', options: { only } },
}

let ran: { stdout: string; stderr: string; results: FileResult[] }

// One vitest runs all files, because its start takes longer than they do.
beforeAll(() => {
  for (const [name, { program, options }] of Object.entries(files)) {
    const app = join(folder, `${name}.mjs`)
    writeFileSync(app, program)
    writeFileSync(
      join(folder, `${name}.test.ts`),
      `import { describeClient } from '../../../../../scripts/client-drills/vitest.ts'
describeClient(${JSON.stringify({ command: [process.execPath, app], ...options })})\n`,
    )
  }
  const output = join(folder, 'results.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const args = [
    'run',
    folder,
    '--project',
    'native',
    '--maxWorkers',
    '1',
    '--reporter',
    'json',
    '--outputFile',
    output,
    '--reporter',
    'verbose',
  ]
  const { stdout, stderr } = spawnSync(process.execPath, [vitest, ...args], { cwd: root, encoding: 'utf8' })
  const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as { testResults: FileResult[] }
  ran = { stdout, stderr, results: testResults }
})

/** The result of one test file. */
function find(name: keyof typeof files): FileResult {
  return ran.results.find((one) => one.name.endsWith(`${name}.test.ts`))!
}

test('a careless program passes, fails and skips by drill, with titles and reasons', () => {
  const { status, assertionResults: results } = find('careless')
  expect(status).toBe('failed')
  expect(Object.fromEntries(results.map(({ title, status: one }) => [title, one]))).toEqual({
    'requests/tool-results: one result for each tool call': 'skipped',
    'refusals/authentication: 401 for a wrong key': 'passed',
    'answers/whole: an answer without any trouble': 'passed',
    'answers/length: a text cut by the output budget': 'failed',
    'answers/unknown-tool: a call of a tool that was not offered': 'skipped',
  })
  expect(ran.stdout).toContain('my app')
  expect(ran.stdout).toContain('not applicable: the program offers no tools')
  const failed = results.find(({ status: one }) => one === 'failed')!
  expect(failed.failureMessages.join()).toContain('the program took an unfinished answer for a whole one')
  expect(failed.failureMessages.join()).toContain('look at finish_reason')
})

test('a drill that passes with a warning fails in a strict run', () => {
  const { assertionResults: results } = find('strict')
  expect(results.map(({ status }) => status)).toEqual(['failed'])
  expect(results[0]!.failureMessages.join()).toContain('its exit code says success')
})

test('a program that sends nothing fails the block with the reason, and no test passes', () => {
  const { status, assertionResults: results } = find('silent')
  expect(status).toBe('failed')
  expect(ran.stderr).toContain('sent no chat request to the mock')
  expect(results.filter(({ status: one }) => one === 'passed')).toEqual([])
})

test('a wrong option throws when the block is registered', () => {
  expect(() => describeClient({ command: [] })).toThrow('command must be a program and its arguments')
  expect(() => describeClient({ command: ['node'], only: ['refusal/*'] })).toThrow(/refusal\/\*/)
})
