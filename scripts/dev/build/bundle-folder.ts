/** The folder with the bundles of a clone: publishes a new bundle, and removes those that were replaced long ago. */
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A replaced bundle is removed only after this time, because a running mock may still load files of it. */
const keptMs = 24 * 3_600_000

/** A file of the repository in a bundle, with its size and time. */
export type BundledFile = readonly [file: string, size: number, mtimeMs: number]

/** Makes the bundle in the subfolder `name` the one that starts use. Renaming a file makes the change in one step. */
export function publishBundle(folder: string, name: string, files: readonly BundledFile[]): void {
  const replaced = findPublished(folder)
  const manifest = join(folder, `${name}.json`)
  writeFileSync(manifest, JSON.stringify({ bundle: `${name}/cli.cjs`, files }))
  renameSync(manifest, join(folder, 'bundle.json'))
  if (replaced === null) return
  // The time until its removal starts now, however old the bundle is.
  const now = new Date()
  utimesSync(join(folder, replaced), now, now)
}

/** Removes the bundles that were replaced long ago, and what stopped builds left. */
export function removeOldBundles(folder: string): void {
  const kept = new Set(['bundle.json', findPublished(folder)])
  for (const name of readdirSync(folder)) if (!kept.has(name)) removeOld(join(folder, name), keptMs)
}

/** Removes a file or folder if it exists and is older than `ageMs`. */
export function removeOld(path: string, ageMs: number): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found && Date.now() - found.mtimeMs > ageMs) rmSync(path, { recursive: true, force: true })
}

/** The subfolder of the bundle that starts use; null if there is none. */
function findPublished(folder: string): string | null {
  try {
    const { bundle } = JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8')) as { bundle: string }
    const [name] = bundle.split('/')
    return name !== undefined && statSync(join(folder, name)).isDirectory() ? name : null
  } catch {
    return null
  }
}
