/**
 * Recordings of real traffic that are not part of this repository. They are read from a folder next to it, whose INDEX.md names their
 * publishers and dates. Tests that need them are skipped, with a printed reason, if the folder is absent.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const folder = fileURLToPath(new URL('../../../shared/recorded/', import.meta.url))
export const isThere = existsSync(join(folder, 'INDEX.md'))

if (!isThere) console.warn('skipped: these tests need ../shared/recorded beside the repository')

/** The text of a recording. */
export function readText(file: string): string {
  return readFileSync(join(folder, file), 'utf8')
}

/** Recordings of formats that are not operations of this contract, and requests, by the beginning or end of their names. */
const outOfScope: readonly (readonly [name: RegExp, reason: string])[] = [
  [/\.request\.json$/, 'a request; it is judged with its answer'],
  [/^lm15-anthropic-/, 'the Anthropic Messages format'],
  [/^lm15-responses-/, 'the Responses format'],
]

/** Whether a recording is of a format that this contract does not cover. */
export function isOutOfScope(file: string): boolean {
  return outOfScope.some(([name]) => name.test(file))
}
