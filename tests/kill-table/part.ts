/** One part of the kill table as tests. The table is split over several files, which run in parallel. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { faults, type Fault } from '../../mocks/faults/index.ts'
import { isCI } from '../unit/requirements.ts'
import { toVerdict } from './measure.ts'
import { measureAll, type KillTable, type Row } from './table.ts'

/** How many files the table is split over. */
export const partCount = 4

/** The pinned checks of each fault. */
export const pins = JSON.parse(readPin('kill-table.json')) as Readonly<Record<string, Row>>

/** For each check, a fault that triggers it. */
export const triggers = JSON.parse(readPin('triggers.json')) as Readonly<Record<string, string>>

const triggering = new Set(Object.values(triggers))

/** A pinned file of this folder. */
export function readPin(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}

/** Outside CI, the place of the first fault of three that is measured. */
const seed = 0

/** Whether the tests measure a fault: in CI each, otherwise those that `isNeeded` names and a third of the others. */
function isDrawn(fault: Fault): boolean {
  return isNeeded(fault) || faults.indexOf(fault) % 3 === seed
}

/** Whether the tests measure a fault under the profile `vendor` as well: in CI each, otherwise those that `isNeeded` names and some others. */
function hasVendor(fault: Fault): boolean {
  return isNeeded(fault) || faults.indexOf(fault) % 16 < partCount
}

/** The faults that every run measures: outside CI those without a pin, those that only `vendor` reports, and the pinned triggers of checks. */
function isNeeded({ id }: Fault): boolean {
  const pin = pins[id]
  return isCI || pin === undefined || (pin.vendor !== undefined && toVerdict(pin) === 'pass') || triggering.has(id)
}

/** The pin of a fault; without its row of the profile `vendor` where that is not measured. */
function toPin(fault: Fault): Partial<Row> {
  const { vendor, ...official }: Partial<Row> = pins[fault.id] ?? {}
  return vendor === undefined || !hasVendor(fault) ? official : { ...official, vendor }
}

/** The verdict of each fault is written by hand (`expects` in mocks/faults), the names of the checks are pinned. */
export function describePart(part: number): void {
  const all = faults.filter((_, i) => i % partCount === part)
  const list = all.filter((fault) => isDrawn(fault))
  let table: KillTable

  beforeAll(async () => {
    const both = list.filter((fault) => hasVendor(fault)).length
    if (!isCI)
      console.log(
        `${list.length} of ${all.length} faults, from seed ${seed}, ${both} of them under both profiles; CI=true measures all under both`,
      )
    table = await measureAll(list, { hasVendor })
  }, 300_000)

  describe(`the kill table, part ${part + 1} of ${partCount}`, () => {
    for (const fault of all)
      test.skipIf(!list.includes(fault))(`${fault.id} has its verdict and triggers the pinned checks`, () => {
        const { id, expects } = fault
        const row = table.rows[id]!
        expect({ id, verdict: toVerdict(row), ...row }).toEqual({ id, verdict: expects, ...toPin(fault) })
      })

    test('every fault that breaches the contract is reported, under one of the two profiles', () => {
      const unseen = list.filter(({ id, expects }) => {
        const row = table.rows[id]!
        const isValid = expects === 'pass' && !id.startsWith('vendor-')
        return !isValid && toVerdict(row) === 'pass' && (!row.vendor || toVerdict(row.vendor) === 'pass')
      })
      expect(unseen.map(({ id }) => id).filter((id) => id !== 'vendor-id-form')).toEqual([])
    })

    test('every pinned trigger of a check is a fault that triggers it', () => {
      const mine = new Set(all.map(({ id }) => id))
      const wrong = Object.entries(triggers)
        .filter(([, fault]) => mine.has(fault))
        .filter(([check, fault]) => !table.triggers.get(check)?.includes(fault))
      expect(wrong).toEqual([])
    })
  })
}
