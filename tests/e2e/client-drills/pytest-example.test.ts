/** The pytest example of docs/client-drills.md, as it is printed there, on a good program, a defective one and one that sends nothing. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isSkippedWithout, pythonClients } from '../../unit/requirements.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const python = pythonClients.path
const isSkipped = isSkippedWithout(pythonClients, 'the pytest example of the client drills')

describe.skipIf(isSkipped)('the pytest example of the docs', { timeout: 300_000 }, () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kimi-contract-pytest-'))
    const page = readFileSync(join(root, 'docs/client-drills.md'), 'utf8')
    writeFileSync(join(folder, 'test_drills.py'), /```py\n([^]*?)```/.exec(page)![1]!)
    cpSync(join(root, 'tests/e2e/client-drills/programs/kimi.py'), join(folder, 'kimi.py'))
    // Replaces an installed package: `npx kimi-contract ARGS` runs the command line of this folder with a few drills.
    const bin = `"${process.execPath}" "${join(root, 'scripts/run.cjs')}" client --only 'refusals/*' --only streams/crlf`
    writeFileSync(join(folder, 'npx'), `#!/bin/sh\nshift 2\nexec ${bin} "$@"\n`, { mode: 0o755 })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function run(app: string) {
    writeFileSync(join(folder, 'app.py'), app)
    const PATH = [folder, process.env.PATH].join(delimiter)
    const args = ['-m', 'pytest', '-p', 'no:cacheprovider', '-rs', '--tb=short', 'test_drills.py']
    // The plugins of installed packages, such as LangSmith's, take longer to load than all the rest.
    const env = { ...process.env, PATH, PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1' }
    return spawnSync(python, args, { cwd: folder, encoding: 'utf8', env })
  }

  it('passes on a good program, with the drills that do not apply as skips', () => {
    const { status, stdout } = run('from kimi import QUESTION, ask, main\nmain(lambda: ask(QUESTION)["content"])\n')
    expect(stdout).toContain('6 passed, 1 skipped')
    expect(stdout).toContain('not applicable: the program does not stream')
    expect(status).toBe(0)
  })

  it('fails on a program that hides refusals, and names the drill and what to change', () => {
    const { status, stdout } = run(readFileSync(join(root, 'tests/e2e/client-drills/programs/hides-errors.py'), 'utf8'))
    expect(stdout).toMatch(/_ test_drill\[refusals\/authentication\] _/)
    expect(stdout).toContain('the program ended as if it had an answer')
    expect(stdout).toContain('check the status of every answer')
    expect(status).toBe(1)
  })

  it('is an error on a program that sends nothing', () => {
    const { status, stdout, stderr } = run('print(1)\n')
    expect(stdout + stderr).toContain('the program sent no chat request to the mock')
    expect(status).not.toBe(0)
  })
})
