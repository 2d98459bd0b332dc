/** The hidden copy of a HAR file: its names, the exchange of names with the file, and the claim that only one process writes the file. */
import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UsageError } from '../../cli/command.ts'

export interface HiddenCopy {
  /** The name of the hidden file; `swap` changes it. */
  readonly path: string
  /** Tests whether names can be exchanged in this folder. @throws if they cannot */
  test(): void
  /** Does the part of the next exchange that can be done before. */
  prepare(): void
  /** Undoes that, because another program has replaced the file. */
  reset(): void
  /** Exchanges the names of file and hidden copy; false if the file system no longer allows it. */
  swap(): boolean
  release(): void
}

/** The files that this process writes. Its process id alone would not distinguish them from leftovers of an earlier process with that id. */
const claimed = new Set<string>()

/** Claims the file for this process, and removes the files of a process that was killed. @throws UsageError if another recorder writes it */
export function claimHiddenCopy(path: string): HiddenCopy {
  const folder = dirname(path)
  const prefix = `.${basename(path)}.`
  if (claimed.has(path)) throw inUse(path, process.pid)
  const leftovers = findOwned(folder, prefix)
  assertUnclaimed(path, leftovers)
  for (const { name } of leftovers) fs.rmSync(join(folder, name), { force: true })
  let hidden = join(folder, `${prefix}${process.pid}.shadow`)
  /** The other hidden name, which has no file. */
  let free = join(folder, `${prefix}${process.pid}.swap`)
  const probe = join(folder, `${prefix}${process.pid}.probe`)
  // The file with this name is the claim, even if the file system does not allow a second copy.
  fs.writeFileSync(hidden, '')
  try {
    // Of two recorders that start at the same moment neither sees a claim above. One that sees a claim now stops; both may.
    assertUnclaimed(path, findOwned(folder, prefix))
  } catch (error) {
    fs.rmSync(hidden, { force: true })
    throw error
  }
  claimed.add(path)
  /** Whether the file has its second name already, which becomes that of the hidden copy. */
  let isLinked = false
  function reset(): void {
    fs.rmSync(free, { force: true })
    isLinked = false
  }
  return {
    get path() {
      return hidden
    },
    test() {
      fs.linkSync(hidden, probe)
      fs.renameSync(probe, free)
      fs.rmSync(free)
    },
    prepare() {
      try {
        if (!isLinked) fs.linkSync(path, free)
        isLinked = true
      } catch {
        // The exchange will try again, and report it.
      }
    },
    reset,
    swap() {
      try {
        if (!isLinked) fs.linkSync(path, free)
        fs.renameSync(hidden, path)
      } catch {
        reset()
        return false
      }
      ;[hidden, free] = [free, hidden]
      isLinked = false
      return true
    },
    release() {
      claimed.delete(path)
      for (const name of [hidden, free]) fs.rmSync(name, { force: true })
    },
  }
}

/** A hidden file beside the recording, and the process that made it. */
interface Owned {
  name: string
  pid: number
}

function findOwned(folder: string, prefix: string): Owned[] {
  return fs.readdirSync(folder).flatMap((name) => {
    const pid = name.startsWith(prefix)
      ? /^(\d+)\.(?:shadow|swap|probe)$/.exec(name.slice(prefix.length))?.[1]
      : undefined
    return pid === undefined ? [] : [{ name, pid: Number(pid) }]
  })
}

/** @throws UsageError when another process that is running has claimed the file */
function assertUnclaimed(path: string, owned: readonly Owned[]): void {
  const other = owned.find(({ pid }) => pid !== process.pid && isAlive(pid))
  if (other !== undefined) throw inUse(path, other.pid)
}

function inUse(path: string, owner: number): UsageError {
  return new UsageError(`--out: ${basename(path)} is being written by process ${owner}; name another file`)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
