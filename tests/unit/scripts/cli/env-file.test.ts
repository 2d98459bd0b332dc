/** `.env`: what it adds to the environment. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadEnvFile } from '../../../../scripts/cli/env-file.ts'

/** Removed with the temporary folder of the run. */
const folder = mkdtempSync(join(tmpdir(), 'env-'))

function load(text: string, env: Record<string, string | undefined> = {}): Record<string, string | undefined> {
  const file = join(folder, '.env')
  writeFileSync(file, text)
  expect(loadEnvFile(file, env)).toBeNull()
  return env
}

test.each([
  ['a plain file', 'A=1\nB=two words\n', { A: '1', B: 'two words' }],
  ['comments, quotes and Windows line ends', '# note\r\nA="x y"\r\nB=\'z\'\r\n', { A: 'x y', B: 'z' }],
  ['a byte-order mark, as Windows editors write it', '\uFEFFA=1\n', { A: '1' }],
  ['nothing', '', {}],
])('%s is read', (_, text, expected) => {
  expect(load(text)).toEqual(expected)
})

test('UTF-16 is read, as Windows PowerShell 5 writes it', () => {
  const file = join(folder, 'utf-16')
  const env: Record<string, string | undefined> = {}
  writeFileSync(file, Buffer.from('\uFEFFA=1\r\nB=two words\r\n', 'utf16le'))
  expect([loadEnvFile(file, env), env]).toEqual([null, { A: '1', B: 'two words' }])
})

test('a variable that is already set stays, even if it is empty', () => {
  expect(load('A=file\nB=file\n', { A: 'set', B: '' })).toEqual({ A: 'set', B: '' })
})

test('a missing file is no problem, and a directory is named', () => {
  expect(loadEnvFile(join(folder, 'nowhere', '.env'), {})).toBeNull()
  expect(loadEnvFile(folder, {})).toBe(`${folder} could not be read (EISDIR); it is ignored`)
})
