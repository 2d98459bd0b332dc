/** Bundles the command line for the tests that start it as a process, where its sources have changed since `npm ci` or the last run. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const { findBundle } = createRequire(import.meta.url)('../../scripts/find-bundle.cjs') as {
  findBundle(): string | null
}
const bundler = fileURLToPath(new URL('../../scripts/dev/build/bundle-clone.ts', import.meta.url))
let isStarted = false

/** Vitest calls this once for each project; only the first call starts the bundler. Tests that need the bundle wait for it (`program.ts`). */
export function setup(): void {
  if (isStarted || findBundle() !== null) return
  isStarted = true
  spawn(process.execPath, [bundler], { stdio: 'ignore' }).unref()
}
