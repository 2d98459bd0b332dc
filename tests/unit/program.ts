/** The program that tests start as a process. */
import { createRequire } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const { findBundle } = createRequire(import.meta.url)('../../scripts/find-bundle.cjs') as {
  findBundle(): string | null
}

/** How long a test file waits for the bundle that `bundle-once.ts` makes. Without one the program runs the sources, which is slower. */
const waitMs = 30_000

for (let waitedMs = 0; findBundle() === null && waitedMs < waitMs; waitedMs += 50) await wait(50)

/** What `npm run mock` and the other scripts start: its bundle takes a third of the CPU time of the sources, or less. */
export const program = fileURLToPath(new URL('../../scripts/run.cjs', import.meta.url))
