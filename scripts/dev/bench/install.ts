/** Installs packages from npm into a separate folder. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Installs the packages unless an earlier run has; returns why this failed, or null. */
export function install(home: string, packages: readonly string[]): string | null {
  const done = join(home, 'installed')
  if (existsSync(done)) return null
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{"private":true}\n')
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error']
  const run = spawnSync('npm', ['install', ...flags, ...packages], { cwd: home, encoding: 'utf8', timeout: 600_000 })
  if (run.status === 0) {
    writeFileSync(done, '')
    return null
  }
  const output = run.error ? String(run.error) : run.stderr
  const reason = /code (E\w+)/.exec(output)?.[1] ?? output.trim().split('\n')[0] ?? 'no reason given'
  return `npm could not install it (${reason})`
}
