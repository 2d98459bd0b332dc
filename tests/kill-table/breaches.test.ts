import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sources } from '../../openapi/generated/sources.ts'
import { faults } from '../../mocks/faults/index.ts'
import { breaches, breachIds } from './breaches.ts'

const root = new URL('../../', import.meta.url).pathname

/** The files of a folder that may cite breaches, at any depth. */
function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : listFiles(path)
    return /\.(ts|yaml|md)$/.test(entry.name) && entry.name !== 'breaches.yaml' ? [path] : []
  })
}

test('every breach that a file cites is in breaches.yaml', () => {
  const files = ['mocks', 'openapi', 'scripts', 'tests'].flatMap((folder) => listFiles(folder))
  const cited = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(breachIds)].map(([id]) => ({ file, id })),
  )
  expect(cited.length).toBeGreaterThan(300)
  expect(cited.filter(({ id }) => !Object.hasOwn(breaches, id))).toEqual([])
})

test('every fault cites a breach or a source', () => {
  const unknown = faults.filter(({ source }) => !Object.hasOwn(breaches, source) && !Object.hasOwn(sources, source))
  expect(unknown.map(({ id, source }) => `${id}: ${source}`)).toEqual([])
})

test.each(Object.entries(breaches))('%s has a sentence and a public address', (_, { says, url }) => {
  expect(says).toMatch(/^[A-Z`\d].*\.$/)
  expect(url).toMatch(/^https:\/\//)
})

test('the breaches are sorted by id', () => {
  const ids = Object.keys(breaches)
  expect(ids).toEqual(ids.toSorted())
})
