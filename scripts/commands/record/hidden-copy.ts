/** The hidden copy beside a HAR file: its names, the exchange of names, and the claim that only one process writes here. */
import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UsageError } from '../../cli/command.ts'

export interface HiddenCopy {
  /** The name of the hidden file; an exchange changes it. */
  readonly path: string
  /** Tries whether names can be exchanged in this folder. @throws when they cannot */
  test(): void
  /** Gives the hidden copy the file's name and hides the file; false where the file system no longer allows it. */
  swap(): boolean
  release(): void
}

/** Files that this process writes; its process number alone would not tell them from leftovers of an earlier process. */
const open = new Set<string>()

/** Claims the file for this process, and removes what a killed process left. @throws UsageError when another recorder writes the file */
export function claimHiddenCopy(path: string): HiddenCopy {
  const folder = dirname(path)
  const prefix = `.${basename(path)}.`
  if (open.has(path)) throw inUse(path, process.pid)
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
  open.add(path)
  // This file is the claim, also where the file system does not allow a second copy.
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
      open.delete(path)
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
