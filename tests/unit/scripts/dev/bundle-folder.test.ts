/** The bundles of a clone: a mock that runs may load files of the bundle from which it started, however old that bundle is. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { publishBundle, removeOldBundles } from '../../../../scripts/dev/build/bundle-folder.ts'

const twoDaysAgo = new Date(Date.now() - 48 * 3_600_000)
let folder: string

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'kimi-bundles-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Makes a bundle, as old as given. */
function make(name: string, date = new Date()): void {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'cli.cjs'), '')
  utimesSync(join(folder, name), date, date)
}
const names = () => readdirSync(folder).sort()

test('the bundle that starts use stays, and the one that it replaced stays for a day after that', () => {
  make('first', twoDaysAgo)
  publishBundle(folder, 'first', [])
  removeOldBundles(folder)
  expect(names()).toEqual(['bundle.json', 'first'])
  make('second')
  publishBundle(folder, 'second', [['mocks/answer.ts', 3, 5]])
  removeOldBundles(folder)
  expect(names()).toEqual(['bundle.json', 'first', 'second'])
  expect(JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8'))).toEqual({
    bundle: 'second/cli.cjs',
    files: [['mocks/answer.ts', 3, 5]],
  })
  utimesSync(join(folder, 'first'), twoDaysAgo, twoDaysAgo)
  removeOldBundles(folder)
  expect(names()).toEqual(['bundle.json', 'second'])
})

test('what a stopped build left is removed after a day', () => {
  make('stopped', twoDaysAgo)
  make('running')
  writeFileSync(join(folder, 'stopped.json'), '')
  utimesSync(join(folder, 'stopped.json'), twoDaysAgo, twoDaysAgo)
  removeOldBundles(folder)
  expect(names()).toEqual(['running'])
})

test.each([
  ['is damaged', '{"bundle":'],
  ['names no bundle', '{}'],
  ['names a removed bundle', '{"bundle":"gone/cli.cjs","files":[]}'],
])('a bundle is published after one whose list %s', (_, text) => {
  writeFileSync(join(folder, 'bundle.json'), text)
  make('next')
  publishBundle(folder, 'next', [])
  removeOldBundles(folder)
  expect(names()).toEqual(['bundle.json', 'next'])
})
