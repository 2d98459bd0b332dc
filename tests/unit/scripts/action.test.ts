/**
 * The files for CI: valid by the vendors' own schemas (check-jsonschema carries them), and the action's script run as a runner
 * runs it. https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax (2026).
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { afterEach, describe, expect, it } from 'vitest'
import { createMockServer, type MockServer } from '../../../mocks/server.ts'
import { isSkippedWithout, checkJsonschema } from '../requirements.ts'
import { makeFolder, parentEnv } from './run-cli.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

const files = [
  ['action.yml', ['--builtin-schema', 'vendor.github-actions'], /using: composite/, 'using: composed'],
  ['.github/examples/github-nightly.yml', ['--builtin-schema', 'vendor.github-workflows'], /runs-on:/, 'runs-at:'],
  [
    '.github/examples/gitlab-ci.yml',
    ['--builtin-schema', 'vendor.gitlab-ci', '--data-transform', 'gitlab-ci'],
    /when: always/,
    'when: often',
  ],
] as const

function isValid(file: string, schema: readonly string[]): string {
  const done = spawnSync(checkJsonschema.path, [...schema, file], { encoding: 'utf8', cwd: root })
  return done.status === 0 ? 'valid' : `${done.stdout}${done.stderr}${done.error?.message ?? ''}`
}

describe.skipIf(isSkippedWithout(checkJsonschema, 'validation of the CI files'))('the vendors’ schemas', () => {
  it.each(files)('accept %s, and refuse it with one wrong word', (name, schema, right, wrong) => {
    expect(isValid(join(root, name), schema)).toBe('valid')
    const broken = join(makeFolder(), 'broken.yml')
    const text = readFileSync(join(root, name), 'utf8')
    expect(text).toMatch(right)
    writeFileSync(broken, text.replace(right, wrong))
    expect(isValid(broken, schema)).toMatch(/failed|error/i)
  })
})

interface Step {
  id?: string
  uses?: string
  run?: string
  env?: Record<string, string>
  with?: Record<string, string>
}
const readYaml = (name: string) => parse(readFileSync(join(root, name), 'utf8')) as unknown
const action = readYaml('action.yml') as {
  inputs: Record<string, { default: string }>
  outputs: Record<string, { value: string }>
  runs: { steps: Step[] }
}
const step = action.runs.steps.find((one) => one.id === 'check')!

describe('the action', () => {
  it('uses exactly the inputs that it declares, and only through the environment', () => {
    const used = [...JSON.stringify(action).matchAll(/inputs\.([a-z-]+)/g)].map((one) => one[1])
    expect([...new Set(used)].sort()).toEqual(Object.keys(action.inputs).sort())
    expect(action.runs.steps.map((one) => one.run ?? '').join('\n')).not.toContain('${{')
  })

  it('is used by the example with inputs that it declares', () => {
    const workflow = readYaml('.github/examples/github-nightly.yml') as { jobs: { contract: { steps: Step[] } } }
    const call = workflow.jobs.contract.steps.find((one) => one.uses?.includes('kimi-contract@'))!
    for (const name of Object.keys(call.with ?? {})) expect(Object.keys(action.inputs)).toContain(name)
  })

  it('needs at most ten lines of a workflow', () => {
    const text = readFileSync(join(root, '.github/examples/github-nightly.yml'), 'utf8')
    const steps = text.slice(text.indexOf('    steps:'), text.indexOf('      - if: always()'))
    expect(steps.trim().split('\n').length).toBeLessThanOrEqual(10)
  })
})

const key = 'sk-action-test-key-1234'
const open: MockServer[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
async function serve(fault?: string): Promise<string> {
  const mock = await createMockServer({ apiKeys: [key], ...(fault === undefined ? {} : { fault }) })
  open.push(mock)
  return mock.url
}

const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** Runs the step as a runner does: inputs with their defaults in the environment, bash with -e and pipefail. */
function runStep(inputs: Record<string, string>) {
  const folder = makeFolder()
  const given = (name: string) => inputs[name] ?? action.inputs[name]!.default
  const env = Object.fromEntries(
    Object.entries(step.env!).map(([name, text]) => {
      const input = /inputs\.([a-z-]+)/.exec(text)?.[1]
      return [name, input === undefined ? root : given(input)]
    }),
  )
  const [output, summary] = [join(folder, 'output'), join(folder, 'summary')]
  return new Promise<{ code: number | null; text: string; folder: string; output: string; summary: string }>(
    (resolve) => {
      const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run!], {
        cwd: folder,
        env: { ...parentEnv, ...env, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary },
      })
      let text = ''
      child.stdout.on('data', (bytes: Buffer) => (text += bytes.toString()))
      child.stderr.on('data', (bytes: Buffer) => (text += bytes.toString()))
      child.on('close', (code) => resolve({ code, text, folder, output: read(output), summary: read(summary) }))
    },
  )
}
const few = 'chat/plain models/list'

describe('the action’s step', () => {
  it('passes on a conforming server, with reports, summary and outputs', async () => {
    const inputs = {
      'base-url': await serve(),
      'api-key': key,
      only: few,
      snapshot: 's.json',
      reporters: 'html=r.html',
    }
    const { code, text, folder, output, summary } = await runStep(inputs)
    expect([code, output]).toEqual([0, 'verdict=pass\nexit-code=0\n'])
    expect(summary).toMatch(/^## ✅ kimi-contract/)
    for (const file of ['kimi-contract.xml', 'kimi-contract.md', 'kimi-contract.json', 's.json', 'r.html'])
      expect(existsSync(join(folder, file)), file).toBe(true)
    expect(text).not.toContain(key)
  })

  it('fails with annotations on a server that fails checks', async () => {
    const { code, text, output } = await runStep({
      'base-url': await serve('usage-negative'),
      'api-key': key,
      only: few,
    })
    expect([code, output]).toEqual([1, 'verdict=fail\nexit-code=1\n'])
    expect(text).toMatch(/^::error title=/m)
  })

  it.each([
    ['false', 3],
    ['true', 0],
  ])('with allow-inconclusive %s exits with %i if nothing could be tested', async (allowed, expected) => {
    const inputs = { 'base-url': 'http://127.0.0.1:1/v1', 'api-key': key, 'allow-inconclusive': allowed }
    const { code, output } = await runStep(inputs)
    expect([code, output]).toEqual([expected, 'verdict=inconclusive\nexit-code=3\n'])
  })

  it('fails on wrong options, and never executes the text of an input', async () => {
    const { code, output, folder } = await runStep({
      'base-url': '$(touch a); `touch a`',
      model: '"; touch a; "',
      only: '*',
    })
    expect([code, output]).toEqual([2, 'verdict=inconclusive\nexit-code=2\n'])
    expect(existsSync(join(folder, 'a'))).toBe(false)
  })
})
