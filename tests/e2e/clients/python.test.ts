/** Runs the Python clients of `python/` against the server; `.ci/run` creates their virtual environment. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createMockServer } from '../../../mocks/server.ts'
import { isSkippedWithout, pythonClients } from '../../unit/requirements.ts'

const folder = fileURLToPath(new URL('python/', import.meta.url))

test.skipIf(isSkippedWithout(pythonClients, 'the clients in Python'))(
  'openai, langchain-openai and litellm for Python work against the mock',
  { timeout: 300_000 },
  async () => {
    const mock = await createMockServer({ port: 0, apiKeys: ['sk-python'] })
    try {
      // The plugins of installed packages, such as LangSmith's, take longer to load than the clients.
      const env = { ...process.env, KIMI_CONTRACT_MOCK_URL: mock.url, PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1' }
      const run = promisify(execFile)(pythonClients.path, ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', folder], {
        env,
      })
      const { stdout } = await run.catch((error: { stdout: string; stderr: string }) => {
        throw new Error(`${error.stdout}\n${error.stderr}`)
      })
      expect(stdout).toMatch(/^8 passed/m)
    } finally {
      await mock.close()
    }
  },
)
