/** Where a key seems to be when none is found. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { loadEnvFile } from '../../../../scripts/cli/env-file.ts'
import { findKeyHint } from '../../../../scripts/cli/key-hint.ts'

const key = 'sk-0123456789abcdefghij'
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hint-'))
  return () => rmSync(folder, { recursive: true })
})

test.each([
  ['a colon', `# notes\nMOONSHOT_API_KEY: ${key}\n`, /^\.env, line 2: write it as MOONSHOT_API_KEY=…/],
  ['a Windows command', `set MOONSHOT_API_KEY=${key}\r\n`, /^\.env, line 1: write it as/],
  ['PowerShell', `$env:MOONSHOT_API_KEY="${key}"\n`, /^\.env, line 1: write it as/],
  ['small letters', `moonshot_api_key=${key}\n`, /in capital letters/],
  ['a value alone', `${key}\n`, /^\.env, line 1 is a value without a name: write it as MOONSHOT_API_KEY=…$/],
  ['another variable', 'MOONSHOT_BASE_URL=https://a.test/v1\n', /^\.env was read and has no line MOONSHOT_API_KEY=…$/],
])('a .env with %s is named', (_, text, hint) => {
  writeFileSync(join(folder, '.env'), text)
  const env: Record<string, string | undefined> = {}
  loadEnvFile(join(folder, '.env'), env)
  expect(findKeyHint(env, folder)).toMatch(hint)
  expect(findKeyHint(env, folder)).not.toContain('012345')
})

test.each([
  ['KIMI_API_KEY', 'KIMI_API_KEY is set, but MOONSHOT_API_KEY is read'],
  ['OPENAI_API_KEY', 'OPENAI_API_KEY is set, but MOONSHOT_API_KEY is read'],
])('a key in %s is named, also where it comes from .env', (name, hint) => {
  expect(findKeyHint({ [name]: key }, folder)).toBe(hint)
  writeFileSync(join(folder, '.env'), `${name}=${key}\n`)
  expect(findKeyHint({ [name]: key }, folder)).toBe(hint)
})

test('a file that resembles .env is named, and an unrelated one is not', () => {
  writeFileSync(join(folder, '.env.local'), 'A=1\n')
  expect(findKeyHint({}, folder)).toBeNull()
  writeFileSync(join(folder, '.env.txt'), `MOONSHOT_API_KEY=${key}\n`)
  expect(findKeyHint({}, folder)).toBe('the file .env.txt names MOONSHOT_API_KEY, but only .env is read')
})

test('an empty variable that hides the value of .env is named', () => {
  writeFileSync(join(folder, '.env'), `MOONSHOT_API_KEY=${key}\n`)
  expect(findKeyHint({ MOONSHOT_API_KEY: '' }, folder)).toBe(
    'the environment sets MOONSHOT_API_KEY to an empty value, which takes precedence over .env',
  )
})
