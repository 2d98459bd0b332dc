/**
 * The kill table: the complete result of the suite on every fault the mock can make. The verdict of each fault is written
 * by hand from the catalogue of real breaches (`expects` in `mocks/faults`); the names of the checks are pinned.
 */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { faults } from '../../mocks/faults/index.ts'
import { toVerdict } from './measure.ts'
import { measureAll, toMarkdown, type KillTable, type Row } from './table.ts'
import { checks } from '../suite/checks/index.ts'
import { relations } from '../suite/relations/index.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const pins = JSON.parse(read('kill-table.json')) as Record<string, Row>
let table: KillTable

beforeAll(async () => {
  table = await measureAll()
}, 300_000)

describe('the kill table', () => {
  test.each(faults.map((fault) => [fault.id, fault] as const))(
    '%s has the verdict of its entry and the pinned checks',
    (id, fault) => {
      const row = table.rows[id]!
      expect({ id, verdict: toVerdict(row), ...row }).toEqual({ id, verdict: fault.expects, ...pins[id] })
    },
  )

  test('every fault that breaches is seen, under one of the two profiles', () => {
    const unseen = faults.filter(({ id, expects }) => {
      const row = table.rows[id]!
      const isTrap = expects === 'pass' && !id.startsWith('vendor-')
      return !isTrap && toVerdict(row) === 'pass' && (!row.vendor || toVerdict(row.vendor) === 'pass')
    })
    expect(unseen.map(({ id }) => id)).toEqual(['vendor-id-form'])
  })

  test('no check and no relation is without a fault that trips it', () => {
    const idle = [...checks, ...relations].filter(({ name }) => !table.tripped.has(name))
    expect(idle.map(({ name }) => name)).toEqual([])
  })

  test('the pins name the faults there are, and at least 120 of them', () => {
    expect(Object.keys(pins)).toEqual(faults.map(({ id }) => id))
    expect(faults.length).toBeGreaterThanOrEqual(120)
  })

  test('the page is the table', () => {
    expect(read('KILL-TABLE.md')).toBe(toMarkdown(pins))
  })
})
