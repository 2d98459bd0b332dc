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

/**
 * Whether the tests measure a fault under the profile `vendor` as well: in CI each, otherwise those that only `vendor` reports, those
 * that are the pinned trigger of a check, and a fourth of the others.
 */
function hasVendor(fault: Fault): boolean {
  const pin = pins[fault.id]
  const isNeeded =
    pin === undefined || (pin.vendor !== undefined && toVerdict(pin) === 'pass') || triggering.has(fault.id)
  return isCI || isNeeded || faults.indexOf(fault) % 16 < partCount
}

/** The pin of a fault; without its row of the profile `vendor` where that is not measured. */
function toPin(fault: Fault): Partial<Row> {
  const { vendor, ...official }: Partial<Row> = pins[fault.id] ?? {}
  return vendor === undefined || !hasVendor(fault) ? official : { ...official, vendor }
}

/** The verdict of each fault is written by hand (`expects` in mocks/faults), the names of the checks are pinned. */
export function describePart(part: number): void {
  const list = faults.filter((_, i) => i % partCount === part)
  let table: KillTable

  beforeAll(async () => {
    const left = list.filter((fault) => !hasVendor(fault)).length
    if (left > 0) console.log(`${left} of ${list.length} faults under the profile official only; CI=true measures both`)
    table = await measureAll(list, { hasVendor })
  }, 300_000)

  describe(`the kill table, part ${part + 1} of ${partCount}`, () => {
    test.each(list.map((fault) => [fault.id, fault] as const))(
      '%s has its verdict and triggers the pinned checks',
      (id, fault) => {
        const row = table.rows[id]!
        expect({ id, verdict: toVerdict(row), ...row }).toEqual({ id, verdict: fault.expects, ...toPin(fault) })
      },
    )

    test('every fault that breaches the contract is reported, under one of the two profiles', () => {
      const unseen = list.filter(({ id, expects }) => {
        const row = table.rows[id]!
        const isValid = expects === 'pass' && !id.startsWith('vendor-')
        return !isValid && toVerdict(row) === 'pass' && (!row.vendor || toVerdict(row.vendor) === 'pass')
      })
      expect(unseen.map(({ id }) => id).filter((id) => id !== 'vendor-id-form')).toEqual([])
    })

    test('every pinned trigger of a check is a fault that triggers it', () => {
      const mine = new Set(list.map(({ id }) => id))
      const wrong = Object.entries(triggers)
        .filter(([, fault]) => mine.has(fault))
        .filter(([check, fault]) => !table.triggers.get(check)?.includes(fault))
      expect(wrong).toEqual([])
    })
  })
}
