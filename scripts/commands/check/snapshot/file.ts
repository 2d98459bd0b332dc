/** Reads a snapshot file; whatever is not one is an error that leaves the file alone. */
import { readFileSync, statSync } from 'node:fs'
import { parseSnapshot, SnapshotError, type Snapshot } from '../../../../tests/suite/snapshot/snapshot.ts'
import { UsageError } from '../../../cli/command.ts'

/** A snapshot has some hundred lines; a file past this size is something else. */
const mostBytes = 16 * 1024 * 1024

/**
 * The snapshot, or null where there is no file yet.
 * @throws UsageError for a file that cannot be read or is no snapshot.
 */
export function readSnapshot(file: string): Snapshot | null {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined) return null
  if (!found.isFile()) throw new UsageError(`--snapshot: ${file} is no ordinary file`)
  if (found.size > mostBytes)
    throw new UsageError(`--snapshot: ${file} ${toTrouble('is far too large for a snapshot')}`)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new UsageError(`--snapshot: ${file} could not be read (${code})`)
  }
  try {
    return parseSnapshot(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error
    throw new UsageError(`--snapshot: ${file} ${toTrouble(error.message)}`)
  }
}

function toTrouble(what: string): string {
  return `${what}. It was left as it is; name another file, or delete it to take a new snapshot`
}
