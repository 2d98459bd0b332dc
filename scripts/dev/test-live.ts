/** `npm run test:live`: runs the contract as vitest tests against the real API. Without a key it exits with 3, not 0. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { exitCodes } from '../cli/command.ts'
import { loadEnvFile } from '../cli/env-file.ts'

const problem = loadEnvFile('.env', process.env)
if (problem !== null) process.stderr.write(`${problem}\n`)

if (!process.env.MOONSHOT_API_KEY?.trim()) {
  process.stderr.write(
    'no key: set MOONSHOT_API_KEY (or write it into .env) to test the live API. Nothing was tested.\n',
  )
  process.exitCode = exitCodes.notTested
} else {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
  const args = [vitest, 'run', '--config', 'tests/contract/live/vitest.config.ts', ...process.argv.slice(2)]
  process.stdout.write(`testing the live API at ${process.env.MOONSHOT_BASE_URL || 'https://api.moonshot.ai/v1'}\n`)
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('close', (code) => {
    process.exitCode = code ?? exitCodes.notTested
  })
}
