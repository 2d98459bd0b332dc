/** Runs `check --live` as a child process, with the reports a nightly job keeps; holds the report to its schema. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { SuiteReport } from '../../suite/reporters/report.ts'
import { assertReport } from '../suite/runner/run-on.ts'
import { key } from '../suite/runner/scripted-server.ts'
import { makeFolder, runCli, type CliOptions } from './run-cli.ts'

/** The key in the environment; nothing printed may show it. */
export async function live(url: string, args: readonly string[], options: CliOptions = {}) {
  const cwd = makeFolder()
  const files = ['--reporter', 'json=report.json', '--reporter', 'junit=report.xml']
  const env = { MOONSHOT_API_KEY: key, MOONSHOT_BASE_URL: url, ...options.env }
  const ran = await runCli(['check', '--live', ...args, ...files], { ...options, cwd, env })
  expect(ran.out + ran.err).not.toContain(key)
  if (!readdirSync(cwd).includes('report.json')) return { ...ran, cwd, report: null }
  const report = JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')) as SuiteReport
  assertReport(report)
  return { ...ran, cwd, report }
}
