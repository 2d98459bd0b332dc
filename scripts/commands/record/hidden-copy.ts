/** The hidden copy of a HAR file: its names, the exchange of names with the file, and the claim that only one process writes the file. */
import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UsageError } from '../../cli/command.ts'

export interface HiddenCopy {
  /** The name of the hidden file; `swap` changes it. */
  readonly path: string
  /** Tests whether names can be exchanged in this folder. @throws if they cannot */
  test(): void
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
  for (const name of fs.readdirSync(folder)) {
    const owner = name.startsWith(prefix)
      ? /^(\d+)\.(shadow|swap|probe)$/.exec(name.slice(prefix.length))?.[1]
      : undefined
    if (owner === undefined) continue
    if (Number(owner) !== process.pid && isAlive(Number(owner))) throw inUse(path, Number(owner))
    fs.rmSync(join(folder, name), { force: true })
  }
  let hidden = join(folder, `${prefix}${process.pid}.shadow`)
  /** The other hidden name, which has no file. */
  let free = join(folder, `${prefix}${process.pid}.swap`)
  const probe = join(folder, `${prefix}${process.pid}.probe`)
  claimed.add(path)
  // The file with this name is the claim, even if the file system does not allow a second copy.
  fs.writeFileSync(hidden, '')
  return {
    get path() {
      return hidden
    },
    test() {
      fs.linkSync(hidden, probe)
      fs.renameSync(probe, free)
      fs.rmSync(free)
    },
    swap() {
      try {
        fs.linkSync(path, free)
        fs.renameSync(hidden, path)
      } catch {
        fs.rmSync(free, { force: true })
        return false
      }
      ;[hidden, free] = [free, hidden]
      return true
    },
    release() {
      claimed.delete(path)
      for (const name of [hidden, free]) fs.rmSync(name, { force: true })
    },
  }
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
