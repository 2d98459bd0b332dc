/**
 * Every sample program gets the findings that are pinned in `table.json`. A drill that misses its defect fails here, and so does a drill
 * that blames a good program. `node tests/e2e/client-drills/write-table.ts` measures the table anew. Each good program gets a third
 * of the drills, another third for the next program, and those with a pinned finding; `DRILLS=all` runs all of them. Outside CI every
 * third program is run, with fewer drills: the first with a finding, and a few for the good programs.
 */
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { describe, expect, it, test } from 'vitest'
import { listClientDrills, pickDrills } from '../../../scripts/client-drills/run.ts'
import { isCI, isSkippedWithout, nodeClients, pythonClients } from '../../unit/requirements.ts'
import {
  defects,
  drill,
  good,
  needsNodeClients,
  needsPython,
  toFindings,
  toName,
  tutorial,
  waiting,
  type Program,
} from './programs.ts'

const all = [...defects, ...good, ...tutorial]
const table = JSON.parse(readFileSync(new URL('table.json', import.meta.url), 'utf8')) as Record<string, string[]>
const skipsNodeClients = isSkippedWithout(nodeClients, 'client drills of AI SDK, LangChain, axios, got, ky and undici')
const skipsPython = isSkippedWithout(pythonClients, 'client drills of programs in Python')
const isWhole = isCI || process.env.DRILLS === 'all'
/** Outside CI, the place of the first program of three that is run. */
const seed = 0
if (!isWhole)
  console.log(
    `every third program, from seed ${seed}, gets a few of its drills; CI=true npm test runs more, DRILLS=all all of them`,
  )

/** Whether the program is run; in CI all programs are. */
function isDrawn(program: Program): boolean {
  return isWhole || all.indexOf(program) % 3 === seed
}

/** The drills for the good programs outside CI: a few, and those that have a finding in an SDK. */
const sampled = ['load/overloaded-once', 'refusals/quota', 'streams/crlf']

/** The drills that the test runs: globs. A finding of a drill that CI leaves out depends on the speed of the machine. */
function toOnly({ only, ...program }: Program): readonly string[] | undefined {
  const at = good.findIndex(({ file }) => file === program.file)
  const found = table[toName(program)]!.map(toId)
  if (process.env.DRILLS === 'all' || (isCI && (at < 0 || only !== undefined))) return only
  if (isCI) {
    const ids = pickDrills({ skip: waiting }).map(({ id }) => id)
    return ids.filter((id, index) => index % 3 === at % 3 || found.includes(id))
  }
  const ids = new Set(pickDrills({ only }).map(({ id }) => id))
  const first = found.find((id) => ids.has(id))
  return first === undefined || at >= 0 ? sampled : [first]
}

/** The pinned findings of the drills that the test runs. */
function toExpected(program: Program): string[] {
  const only = toOnly(program)
  const ids = new Set(pickDrills({ only, skip: only === undefined ? waiting : undefined }).map(({ id }) => id))
  return table[toName(program)]!.filter((finding) => ids.has(toId(finding)))
}

function toId(finding: string): string {
  return finding.split(' ')[0]!
}

describe('client drills on sample programs', () => {
  for (const program of all)
    it.skipIf(
      !isDrawn(program) || (skipsNodeClients && needsNodeClients(program)) || (skipsPython && needsPython(program)),
    )(`${toName(program)}: ${toExpected(program).join(', ') || 'no finding'}`, { timeout: 300_000 }, async () => {
      const report = await drill(program, toOnly(program))
      expect(toFindings(report)).toEqual(toExpected(program))
      expect(report.verdict).not.toBe('inconclusive')
    })
})

test('every planted defect is found, and no good program fails', () => {
  const missed = defects.filter((program) => table[toName(program)]!.length === 0)
  const blamed = good.filter((program) => table[toName(program)]!.some((finding) => finding.endsWith(' fail')))
  expect([missed, blamed].map((list) => list.map(toName))).toEqual([[], []])
})

test('the table has one row for each program, and names drills that exist', () => {
  expect(Object.keys(table)).toEqual(all.map(toName))
  const ids = new Set(listClientDrills().map(({ id }) => id))
  expect(Object.values(table).flatMap((found) => found.filter((finding) => !ids.has(toId(finding))))).toEqual([])
})
