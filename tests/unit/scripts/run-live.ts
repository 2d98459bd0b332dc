/** Runs `check --live` with the reports that a nightly job keeps, and checks the report against its schema. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { SuiteReport } from '../../suite/reporters/report.ts'
import { assertReport } from '../suite/runner/run-on.ts'
import { key } from '../suite/runner/scripted-server.ts'
import { makeFolder, runCli, spawnCli, type ProcessOptions } from './run-cli.ts'

/** Runs with the key in the environment; asserts that no output shows it. */
export async function live(url: string, args: readonly string[], options: ProcessOptions = {}) {
  const cwd = makeFolder()
  const files = ['--reporter', 'json=report.json', '--reporter', 'junit=report.xml']
  const env: Record<string, string> = { MOONSHOT_API_KEY: key, MOONSHOT_BASE_URL: url, ...options.env }
  // Signals need a process of their own, and Node reads NODE_EXTRA_CA_CERTS only when it starts.
  const needsProcess = options.onStart !== undefined || env.NODE_EXTRA_CA_CERTS !== undefined
  const run = needsProcess ? spawnCli : runCli
  const ran = await run(['check', '--live', ...args, ...files], { ...options, cwd, env })
  expect(ran.out + ran.err).not.toContain(key)
  if (!readdirSync(cwd).includes('report.json')) return { ...ran, cwd, report: null }
  const report = JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')) as SuiteReport
  assertReport(report)
  return { ...ran, cwd, report }
}
