/** Prints at the start of `npm test` how long the last complete run on this machine took. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('../../node_modules/.cache/kimi-contract/test-seconds', import.meta.url))
/** `vitest run` without a path, a name or another option. */
const isComplete = process.argv.slice(2).join(' ') === 'run'
let isAnnounced = false

/** Vitest calls this once for each project; only the first call of a complete run prints the line. */
export function setup(): (() => void) | undefined {
  if (isAnnounced || !isComplete) return undefined
  isAnnounced = true
  const startMs = performance.now()
  console.log(`every offline test: ${describeDuration()}; one folder: npm test -- tests/unit/mocks/rules`)
  return () => {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, String(Math.round((performance.now() - startMs) / 1000)))
  }
}

function describeDuration(): string {
  try {
    const seconds = Number(readFileSync(file, 'utf8'))
    if (seconds > 0) return `the last run here took ${seconds} s`
  } catch {
    // This is the first run.
  }
  return 'some minutes on two cores'
}
