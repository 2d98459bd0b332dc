/**
 * `npm run fuzz -- [seconds] [target…]`: fuzzes readers, judge and mock with fast-check, for 6 seconds or the given number on each target.
 * The seed is random and printed. A failure prints the shrunk input with its seed and path. `--seed N` repeats a run.
 */
import { parseArgs } from 'node:util'
import * as fc from 'fast-check'
import { targets } from './targets.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } })
const [seconds = '6', ...names] = positionals
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed)
const unknown = names.filter((name) => !targets.some((target) => target.name === name))
if (!(Number(seconds) > 0) || !Number.isInteger(seed) || unknown.length > 0) {
  console.error(
    `usage: npm run fuzz -- [seconds] [target…] [--seed N]; targets: ${targets.map((target) => target.name).join(', ')}`,
  )
  process.exit(2)
}

console.log(`seed ${seed}, ${seconds} s per target`)
for (const { name, promise, property } of targets) {
  if (names.length > 0 && !names.includes(name)) continue
  const result = await fc.check(property, {
    seed,
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: Number(seconds) * 1000,
    markInterruptAsFailure: false,
  })
  // If the time ran out while an input was shrunk, the interrupted run still has its counterexample.
  if (result.counterexample === null) {
    console.log(`ok    ${name}: ${promise} (${result.numRuns} inputs)`)
    continue
  }
  process.exitCode = 1
  console.log(`FAIL  ${name}: ${promise}`)
  console.log(`      input  ${JSON.stringify(result.counterexample).slice(0, 2000)}`)
  console.log(`      error  ${String(result.errorInstance).slice(0, 500)}`)
  console.log(
    `      repeat npm run fuzz -- ${seconds} ${name} --seed ${result.seed}  (path ${result.counterexamplePath})`,
  )
}
