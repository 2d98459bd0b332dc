/**
 * Parts of the benchmark that run in separate processes, so that their heaps do not affect each other. Each is a script that prints its
 * report, and with `--goals` also its goals as JSON.
 */
import { spawnSync } from 'node:child_process'
import { isKept, type Goal } from './goals.ts'

/** Ends a part: prints its goals if the benchmark requests them, and sets the exit code, which is 1 if a bound is broken. */
export function finish(goals: readonly Goal[]): void {
  if (process.argv.includes('--goals')) console.log(`goals ${JSON.stringify(goals)}`)
  process.exitCode = goals.every(isKept) ? 0 : 1
}

/** Runs a part; a part that fails counts as a missed goal. */
export function runPart(script: string): Goal[] {
  const done = spawnSync(process.execPath, [script, '--goals'], { encoding: 'utf8', timeout: 600_000 })
  const found = /^goals (.*)$/m.exec(done.stdout ?? '')
  if (found) return JSON.parse(found[1]!) as Goal[]
  const reason = (done.error?.message ?? done.stderr).trim().split('\n').at(-1) ?? ''
  return [{ about: script.replace(/.*[/\\]/, ''), goal: 'runs', measured: reason.slice(0, 200), met: false }]
}
