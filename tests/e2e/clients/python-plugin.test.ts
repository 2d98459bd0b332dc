/** Runs the pytest plugin's own tests against the mock of this clone; `.ci/run` creates their virtual environment. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const python = `${root}.venv/bin/python`
const missing = existsSync(python)
  ? null
  : 'no .venv here: python3 -m venv .venv, then pip install -r tests/e2e/clients/python/requirements.txt'
if (missing) console.log(`skipped: pytest plugin (${missing})`)

test.skipIf(missing && !process.env.CI)(
  'the pytest plugin starts, steers, resets and ends the mock',
  { timeout: 300_000 },
  async () => {
    expect(missing).toBeNull()
    const env = {
      ...process.env,
      KIMI_CONTRACT_COMMAND: `'${process.execPath}' '${root}scripts/bin.ts'`,
      PYTHONPATH: `${root}scripts/python`,
      PYTHONDONTWRITEBYTECODE: '1',
    }
    const options = ['-m', 'pytest', '-q', '-p', 'kimi_mock.plugin', '-p', 'no:cacheprovider', 'tests']
    const run = promisify(execFile)(python, options, { env, cwd: `${root}scripts/python` })
    const { stdout } = await run.catch((error: { stdout: string; stderr: string }) => {
      throw new Error(`${error.stdout}\n${error.stderr}`)
    })
    expect(stdout).toMatch(/^20 passed/m)
  },
)
