/**
 * A HAR that is whole at every moment, also when the process is killed with signal 9 in the middle of a write (which tears
 * writes: 31 of 60 kills under constant writing, Linux 6.18, ext4). There are two copies: the entry goes into the hidden
 * one, which then takes the name. Where the file system has no hard links there is one, and the entry replaces its tail in one write.
 */
import fs from 'node:fs'
import { resolve } from 'node:path'
import { toHarFrame } from '../../../openapi/har-writer.ts'
import { UsageError } from '../../cli/command.ts'
import { assertWritable, writeWhole } from '../../cli/report-files.ts'
import { findHarEnd, type HarEnd } from './har-scan.ts'
import { claimShadow, type Shadow } from './shadow.ts'

export interface HarFile {
  /** Entries that were there before. */
  had: number
  /** Appends an entry, given as JSON; returns its number. @throws when it cannot be written; the file is then as it was. */
  append(entry: string): number
  close(): void
}

interface Copy {
  file: number
  inode: number
  /** What this copy lacks of the other one. */
  lag: Buffer
}

const nothing = Buffer.alloc(0)

/** Opens a HAR to append to, or begins a new one. @throws UsageError when what is there is no HAR. */
export function openHarFile(name: string, version: string): HarFile {
  assertWritable('--out', name)
  const given = fs.statSync(name, { throwIfNoEntry: false })
  if (given && !given.isFile()) throw new UsageError(`--out: ${name} is no plain file; name one that ends in .har`)
  const path = given ? fs.realpathSync(name) : resolve(name)
  const shadow = claimShadow(path)
  let shown!: Copy
  let hidden: Copy | null = null
  let end!: HarEnd

  function open(): void {
    const found = fs.statSync(path, { throwIfNoEntry: false })
    const { before, after } = toHarFrame(version)
    if (!found || found.size === 0) writeWhole(path, before.trimEnd() + after)
    shown = toCopy(path)
    end = findHarEnd(shown.file, fs.fstatSync(shown.file).size, name)
    hidden = openHidden(path, shadow)
  }

  function shut(): void {
    for (const copy of [shown, hidden]) {
      if (!copy || copy.file < 0) continue
      const { file } = copy
      // Whatever fails from here on: a number closed twice may be somebody else's file by then.
      copy.file = -1
      fs.closeSync(file)
    }
    hidden = null
  }

  /** Someone may have moved, replaced or continued the file meanwhile. */
  function isOurs(): boolean {
    if (shown.file < 0) return false
    const found = fs.statSync(path, { throwIfNoEntry: false })
    return found !== undefined && found.ino === shown.inode && found.size === end.at + end.tail.length
  }

  function write(copy: Copy, added: Buffer): void {
    try {
      writeAll(copy.file, [copy.lag, added, end.tail], end.at - copy.lag.length)
    } catch (error) {
      // The disk is full: what was there must stay readable.
      if (copy === shown) writeAll(copy.file, [end.tail], end.at)
      fs.ftruncateSync(copy.file, copy === shown ? end.at + end.tail.length : end.at - copy.lag.length)
      throw error
    }
  }

  try {
    open()
  } catch (error) {
    shadow.release()
    throw error
  }
  return {
    had: end.count,
    append(entry) {
      if (!isOurs()) {
        shut()
        open()
      }
      const added = Buffer.from(`${end.count === 0 ? '\n' : ',\n'}${entry}`)
      if (hidden) write(hidden, added)
      if (hidden && shadow.swap()) {
        ;[shown, hidden] = [
          { ...hidden, lag: nothing },
          { ...shown, lag: added },
        ]
      } else {
        if (hidden) fs.closeSync(hidden.file)
        hidden = null
        write(shown, added)
      }
      end = { ...end, at: end.at + added.length, count: end.count + 1 }
      return end.count
    },
    close() {
      shut()
      shadow.release()
    },
  }
}

function toCopy(path: string): Copy {
  const file = fs.openSync(path, 'r+')
  return { file, inode: fs.fstatSync(file).ino, lag: nothing }
}

/** The second copy, or null where names cannot be exchanged. */
function openHidden(path: string, shadow: Shadow): Copy | null {
  try {
    fs.copyFileSync(path, shadow.path, fs.constants.COPYFILE_FICLONE)
    shadow.test()
    return toCopy(shadow.path)
  } catch {
    return null
  }
}

function writeAll(file: number, parts: readonly Buffer[], from: number): void {
  const bytes = Buffer.concat(parts)
  for (let at = 0; at < bytes.length;) at += fs.writeSync(file, bytes, at, bytes.length - at, from + at)
}
