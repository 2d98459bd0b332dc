/** The hidden copy beside a file: its names, the exchange of names, and the claim that one process alone writes here. */
import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UsageError } from '../../cli/command.ts'

export interface Shadow {
  path: string
  /** Tries whether names can be exchanged here. @throws when they cannot */
  test(): void
  /** The hidden copy takes the name, and the one that had it is hidden; false where that is not to be had any more. */
  swap(): boolean
  release(): void
}

/** Files this very process writes: its process number alone does not tell them from what an earlier one left. */
const open = new Set<string>()

/** @throws UsageError when another recorder writes the file. Clears away what a killed one left. */
export function claimShadow(path: string): Shadow {
  const folder = dirname(path)
  const shape = `.${basename(path)}.`
  if (open.has(path)) throw inUse(path, process.pid)
  for (const name of fs.readdirSync(folder)) {
    const owner = name.startsWith(shape)
      ? /^(\d+)\.(shadow|swap|probe)$/.exec(name.slice(shape.length))?.[1]
      : undefined
    if (owner === undefined) continue
    if (Number(owner) !== process.pid && isAlive(Number(owner))) throw inUse(path, Number(owner))
    fs.rmSync(join(folder, name), { force: true })
  }
  const hidden = join(folder, `${shape}${process.pid}.shadow`)
  const between = join(folder, `${shape}${process.pid}.swap`)
  const probe = join(folder, `${shape}${process.pid}.probe`)
  open.add(path)
  // The claim itself, also where there will be no second copy.
  fs.writeFileSync(hidden, '')
  return {
    path: hidden,
    test() {
      fs.linkSync(hidden, probe)
      fs.renameSync(probe, between)
      fs.rmSync(between)
    },
    swap() {
      try {
        fs.linkSync(path, between)
        fs.renameSync(hidden, path)
      } catch {
        fs.rmSync(between, { force: true })
        return false
      }
      fs.renameSync(between, hidden)
      return true
    },
    release() {
      open.delete(path)
      for (const name of [hidden, between]) fs.rmSync(name, { force: true })
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
