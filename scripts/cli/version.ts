/** The package's version, for the files that commands write. */
import { readFileSync } from 'node:fs'

/** From the nearest package.json above; the source and the built code lie at different depths. */
export function findVersion(): string {
  for (const place of ['../../package.json', '../../../package.json']) {
    try {
      const found = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as { version?: string }
      if (typeof found.version === 'string') return found.version
    } catch {
      continue
    }
  }
  return '0'
}
