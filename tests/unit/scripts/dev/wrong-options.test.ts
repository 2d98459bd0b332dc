/** Options of the development scripts that would otherwise have no effect. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

it.each([
  ['fuzz/index.ts', ['1', '--seed', 'abc'], 'usage: npm run fuzz'],
  ['record-exports.ts', ['--only', 'nothing'], '--only nothing: there are '],
])('%s refuses %j', (script, options, message) => {
  const path = fileURLToPath(new URL(`../../../../scripts/dev/${script}`, import.meta.url))
  const { status, stderr } = spawnSync(process.execPath, [path, ...options], { encoding: 'utf8' })
  expect({ status, says: stderr.includes(message) }).toEqual({ status: 2, says: true })
})
