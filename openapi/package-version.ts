/** The package's version, for `--version` and the files that commands and the mock write. */
import { readFileSync } from 'node:fs'

/** Reads package.json; source and built code are at different depths below it. */
export function findVersion(): string {
  for (const place of ['../package.json', '../../package.json', '../../../package.json', '../../../../package.json']) {
    try {
      const found = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as {
        name?: string
        version?: string
      }
      if (found.name === 'kimi-contract' && typeof found.version === 'string') return found.version
    } catch {
      continue
    }
  }
  return '0'
}
