/**
 * The recordings that lie beside this repository (../shared/recorded; from whom and when: its INDEX.md) and are not part of it.
 * Where they are missing the tests of this folder skip and say so; in CI that is an error.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const folder = fileURLToPath(new URL('../../../shared/recorded/', import.meta.url))
export const isThere = existsSync(join(folder, 'INDEX.md'))

if (!isThere && process.env['CI']) throw new Error(`no recordings in ${folder}: CI must not skip them`)
if (!isThere) console.warn('skipped: there is no folder ../shared/recorded beside this repository')
