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

/** Runs a function often, after collections; V8 prints to stdout which of its compilers compiles it. */
const hotProgram = (setUp: string) => `
import { setTimeout } from 'node:timers/promises'
import { keepHeapSmall } from '${new URL('../../../../mocks/server/heap-growth.ts', import.meta.url).href}'
${setUp}
await setTimeout(300)
for (let turn = 0; turn < 50; turn++) {
  Array.from({ length: 20_000 }, (_, at) => ({ turn, at }))
  await setTimeout(1)
}
let sum = 0
function countHot(value) {
  for (let at = 0; at < 10; at++) sum += (value ^ at) & 3
  return sum
}
for (let turn = 0; turn < 200; turn++) {
  for (let i = 0; i < 500; i++) countHot(i)
  await setTimeout(1)
}
`

function run(text: string, flags: readonly string[] = []): string {
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, '--input-type=module', '-e', text], {
    encoding: 'utf8',
  })
  if (stdout === '') throw new Error(stderr)
  return stdout
}

function measure(setUp: string): number {
  return Number(run(program(setUp)))
}

function findCompilers(setUp: string): Set<string> {
  const compiled = run(hotProgram(setUp), ['--trace-opt']).matchAll(/compiling method .*countHot.*target ([A-Z]+)/g)
  return new Set([...compiled].map(([, compiler]) => compiler!))
}

test('old objects that are garbage are collected before there are many of them', { timeout: 60_000 }, () => {
  // 12 MB are in use; without the limit there are about 110 MB.
  const limited = measure('keepHeapSmall()')
  expect(limited).toBeGreaterThan(12)
  expect(limited).toBeLessThan(60)
  expect(measure('')).toBeGreaterThan(60)
})

test('after a collection Maglev compiles nothing more, and TurboFan does', { timeout: 60_000 }, () => {
  expect(findCompilers('keepHeapSmall()')).toEqual(new Set(['TURBOFAN']))
  expect(findCompilers('')).toEqual(new Set(['MAGLEV', 'TURBOFAN']))
})
