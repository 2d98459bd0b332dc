/** Runs the pytest plugin's own tests against the mock of this clone; `.ci/run` creates their virtual environment. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { isSkippedWithout, pythonClients } from '../../unit/requirements.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

test.skipIf(isSkippedWithout(pythonClients, 'the pytest plugin'))(
  'the pytest plugin starts, steers, resets and ends the mock',
  { timeout: 300_000 },
  async () => {
    const env = {
      ...process.env,
      KIMI_CONTRACT_COMMAND: `'${process.execPath}' '${root}scripts/run.cjs'`,
      PYTHONPATH: `${root}scripts/python`,
      // The plugins of installed packages, such as LangSmith's, take longer to load than all the rest.
      PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1',
    }
    const options = ['-m', 'pytest', '-q', '-p', 'kimi_mock.plugin', '-p', 'no:cacheprovider', 'tests']
    const run = promisify(execFile)(pythonClients.path, options, { env, cwd: `${root}scripts/python` })
    const { stdout } = await run.catch((error: { stdout: string; stderr: string }) => {
      throw new Error(`${error.stdout}\n${error.stderr}`)
    })
    expect(stdout).toMatch(/^21 passed/m)
  },
)
