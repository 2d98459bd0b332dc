/**
 * Writes a HAR file that is valid at any time, even if the process is killed in the middle of a write (SIGKILL tore 31 of 60
 * writes on Linux 6.18, ext4). There are two copies: an entry is written to the hidden one, which then gets the name of the file. If the
 * file system has no hard links there is only one copy, and the entry replaces its tail in one write.
 */
import fs from 'node:fs'
import { resolve } from 'node:path'
import { toHarFrame } from '../../../openapi/har-writer.ts'
import { UsageError } from '../../cli/command.ts'
import { assertWritable, findFile, writeWhole } from '../../cli/report-files.ts'
import { findHarEnd, type HarEnd } from './har-scan.ts'
import { claimHiddenCopy, type HiddenCopy } from './hidden-copy.ts'

export interface HarFile {
  /** Entries the file had before. */
  entriesBefore: number
  /** Appends an entry, given as JSON, and returns its number. @throws if it cannot be written; the file is then unchanged. */
  append(entry: string): number
  /** Does the part of the next `append` that can be done before. */
  prepare(): void
  close(): void
}

interface Copy {
  file: number
  inode: number
  /** The latest entry, which the other copy has and this one has not. */
  missing: Buffer
}

const noBytes = Buffer.alloc(0)

/** Opens a HAR file to append to it, or creates one. @throws UsageError if the file exists and is not HAR */
export function openHarFile(name: string, version: string): HarFile {
  assertWritable('--out', name)
  const given = findFile('--out', name)
  if (given && !given.isFile()) throw new UsageError(`--out: ${name} is no plain file; name one that ends in .har`)
  const path = given ? fs.realpathSync(name) : resolve(name)
  const hiddenCopy = claimHiddenCopy(path)
  let shown!: Copy
  let hidden: Copy | null = null
  let end!: HarEnd

  function open(): void {
    const found = fs.statSync(path, { throwIfNoEntry: false })
    const { before, after } = toHarFrame(version)
    if (!found || found.size === 0) writeWhole(path, before.trimEnd() + after)
    shown = toCopy(path)
    end = findHarEnd(shown.file, fs.fstatSync(shown.file).size, name)
    hidden = openHidden(path, hiddenCopy)
  }

  function shut(): void {
    for (const copy of [shown, hidden]) {
      if (!copy || copy.file < 0) continue
      const { file } = copy
      // Reset first, so that the descriptor is never closed twice: by then it may belong to another file.
      copy.file = -1
      fs.closeSync(file)
    }
    hidden = null
  }

  /** False if another program has moved, replaced or extended the file since. */
  function isUnchanged(): boolean {
    if (shown.file < 0) return false
    const found = fs.statSync(path, { throwIfNoEntry: false })
    return found !== undefined && found.ino === shown.inode && found.size === end.at + end.tail.length
  }

  function write(copy: Copy, added: Buffer): void {
    try {
      writeAll(copy.file, [copy.missing, added, end.tail], end.at - copy.missing.length)
    } catch (error) {
      // The disk may be full. Restoring the old end keeps the file valid.
      if (copy === shown) writeAll(copy.file, [end.tail], end.at)
      fs.ftruncateSync(copy.file, copy === shown ? end.at + end.tail.length : end.at - copy.missing.length)
      throw error
    }
  }

  try {
    open()
  } catch (error) {
    hiddenCopy.release()
    const { code, syscall, message } = error as NodeJS.ErrnoException
    if (code === undefined || syscall === undefined) throw error
    const advice = code === 'ENOSPC' || code === 'EDQUOT' ? 'free some space' : 'give this user the permission'
    throw new UsageError(`${path} cannot be written: ${message}; ${advice}, or name a file elsewhere with --out`)
  }
  return {
    entriesBefore: end.count,
    append(entry) {
      if (!isUnchanged()) {
        shut()
        hiddenCopy.reset()
        open()
      }
      const added = Buffer.from(`${end.count === 0 ? '\n' : ',\n'}${entry}`)
      if (hidden) write(hidden, added)
      if (hidden && hiddenCopy.swap()) {
        ;[shown, hidden] = [
          { ...hidden, missing: noBytes },
          { ...shown, missing: added },
        ]
      } else {
        if (hidden) fs.closeSync(hidden.file)
        hidden = null
        write(shown, added)
      }
      end = { ...end, at: end.at + added.length, count: end.count + 1 }
      return end.count
    },
    prepare() {
      if (hidden) hiddenCopy.prepare()
    },
    close() {
      shut()
      hiddenCopy.release()
    },
  }
}

function toCopy(path: string): Copy {
  const file = fs.openSync(path, 'r+')
  return { file, inode: fs.fstatSync(file).ino, missing: noBytes }
}

/** Creates the second copy; null if names cannot be exchanged. */
function openHidden(path: string, hiddenCopy: HiddenCopy): Copy | null {
  try {
    fs.copyFileSync(path, hiddenCopy.path, fs.constants.COPYFILE_FICLONE)
    hiddenCopy.test()
    return toCopy(hiddenCopy.path)
  } catch {
    return null
  }
}

function writeAll(file: number, parts: readonly Buffer[], from: number): void {
  const bytes = Buffer.concat(parts)
  for (let at = 0; at < bytes.length;) at += fs.writeSync(file, bytes, at, bytes.length - at, from + at)
}
