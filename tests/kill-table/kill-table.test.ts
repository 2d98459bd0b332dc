/** The kill table as a whole: its lists are complete, and its page is up to date. part-1.test.ts to part-4.test.ts measure the rows. */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faults } from '../../mocks/faults/index.ts'
import { checks } from '../suite/checks/index.ts'
import { relations } from '../suite/relations/index.ts'
import { partCount, pins, readPin, triggers } from './part.ts'
import { toMarkdown } from './table.ts'

test('every check and every relation has a fault that triggers it', () => {
  const idle = [...checks, ...relations].filter(({ name }) => !Object.hasOwn(triggers, name))
  expect(idle.map(({ name }) => name)).toEqual([])
  expect(Object.values(triggers).filter((id) => !Object.hasOwn(pins, id))).toEqual([])
})

test('the pins name all faults, and at least 120 of them', () => {
  expect(Object.keys(pins)).toEqual(faults.map(({ id }) => id))
  expect(faults.length).toBeGreaterThanOrEqual(120)
})

test('every part of the table has a test file', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => /^part-\d+\.test\.ts$/.test(name))
  expect(files.toSorted()).toEqual(Array.from({ length: partCount }, (_, i) => `part-${i + 1}.test.ts`))
})

test('the page shows the pins', () => {
  expect(readPin('KILL-TABLE.md')).toBe(toMarkdown(pins))
})
