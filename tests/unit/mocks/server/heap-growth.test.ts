import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { isCI } from '../../requirements.ts'

/** How many rounds of new objects there are: fewer on a developer's machine. Without the limit, 500 already leave 120 MB. */
const turns = isCI ? 1500 : 500
if (!isCI) console.log(`${turns} of 1500 rounds of new objects; CI=true has all`)

/** Keeps the newest of many objects, as a journal does, and prints the most bytes of old objects that there were, in megabytes. */
const program = (setUp: string) => `
import { setTimeout } from 'node:timers/promises'
import { getHeapSpaceStatistics } from 'node:v8'
import { keepHeapSmall } from '${new URL('../../../../mocks/server/heap-growth.ts', import.meta.url).href}'
${setUp}
await setTimeout(300)
const kept = Array.from({ length: 1500 }, () => null)
const oldBytes = () => getHeapSpaceStatistics().find((space) => space.space_name === 'old_space').space_used_size
let most = 0
for (let turn = 0; turn < ${turns}; turn++) {
  for (let i = 0; i < 20; i++)
    kept[(turn * 20 + i) % kept.length] = Array.from({ length: 100 }, (_, at) => ({ turn, i, at, list: [turn, i] }))
  most = Math.max(most, oldBytes())
  await setTimeout(0)
}
console.log(most / 1e6)
`

/** Compiles a function for objects of one shape, and collects all of them; V8 prints to stdout whether it drops the code. */
const shapeProgram = (setUp: string) => `
import { setTimeout } from 'node:timers/promises'
import { keepHeapSmall } from '${new URL('../../../../mocks/server/heap-growth.ts', import.meta.url).href}'
${setUp}
await setTimeout(300)
gc()
await setTimeout(100)
let sum = 0
function addShape(value) {
  for (let at = 0; at < 10; at++) sum += value.alpha ^ value.beta
}
function addMany() {
  for (let at = 0; at < 500; at++) addShape(JSON.parse('{"alpha":1,"beta":2}'))
}
for (let turn = 0; turn < 100; turn++) {
  addMany()
  await setTimeout(1)
}
for (let turn = 0; turn < 5; turn++) {
  gc()
  await setTimeout(10)
}
`

function start(text: string, flags: readonly string[]): { stdout: string; stderr: string } {
  return spawnSync(process.execPath, [...flags, '--input-type=module', '-e', text], { encoding: 'utf8' })
}

function run(text: string, flags: readonly string[] = []): string {
  const { stdout, stderr } = start(text, flags)
  if (stdout === '') throw new Error(stderr)
  return stdout
}

function measure(setUp: string): number {
  return Number(run(program(setUp)))
}

test('old objects that are garbage are collected before there are many of them', { timeout: 60_000 }, () => {
  // 12 MB are in use; without the limit there are about 110 MB.
  const limited = measure('keepHeapSmall()')
  expect(limited).toBeGreaterThan(12)
  expect(limited).toBeLessThan(60)
  expect(measure('')).toBeGreaterThan(60)
})

test('code for objects of a shape is kept while there are none for some collections', { timeout: 60_000 }, () => {
  const flags = ['--expose-gc', '--trace-deopt']
  const dropped = /SharedFunctionInfo addShape>.*for deoptimization, reason: .*weak objects/
  expect(run(shapeProgram('console.log()'), flags)).toMatch(dropped)
  const { stdout, stderr } = start(shapeProgram('console.log(); keepHeapSmall()'), flags)
  expect(stdout).not.toMatch(dropped)
  // V8 names a flag there that it does not know.
  expect(stderr).toBe('')
})
