/**
 * Parts of the benchmark that run in processes of their own, so that their heaps do not disturb each other: each is a script that prints
 * its report, and its goals as JSON with `--goals`.
 */
import { spawnSync } from 'node:child_process'
import { isKept, type Goal } from './goals.ts'

/** Ends a part: prints its goals where the benchmark asks for them, and sets the exit code: 1 when a bound is broken that is held. */
export function finish(goals: readonly Goal[]): void {
  if (process.argv.includes('--goals')) console.log(`goals ${JSON.stringify(goals)}`)
  process.exitCode = goals.every(isKept) ? 0 : 1
}

/** Runs a part; a part that fails is a goal that is missed. */
export function runPart(script: string): Goal[] {
  const done = spawnSync(process.execPath, [script, '--goals'], { encoding: 'utf8', timeout: 600_000 })
  const found = /^goals (.*)$/m.exec(done.stdout ?? '')
  if (found) return JSON.parse(found[1]!) as Goal[]
  const reason = (done.error?.message ?? done.stderr).trim().split('\n').at(-1) ?? ''
  return [{ about: script.replace(/.*[/\\]/, ''), goal: 'runs', measured: reason.slice(0, 200), met: false }]
}
