/**
 * Bodies that a HAR keeps in separate files beside it, as Playwright does with `content: 'attach'`: `_file` names the file.
 * Only regular files in the folder of the HAR are read, so that a foreign HAR cannot make the reader open others.
 */
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { toMegabytes, type ByteBudget } from './limits.ts'

/** The bytes of the file, or why it is not read. */
export type Attachment = { bytes: Buffer } | { problem: string }

/** A larger body does not fit into one string with its copies. */
const attachmentBytes = 256 * 1024 * 1024

/** Reads the file that `_file` names, relative to the HAR. */
export function readAttachment(harFile: string, name: string, budget: ByteBudget): Attachment {
  const shown = JSON.stringify(name.slice(0, 80))
  const missing = { problem: `the body is in the separate file ${shown}, which is not beside the HAR` }
  if (name === '' || name.includes('\0') || isAbsolute(name) || /^[a-z]:/i.test(name)) return toOutside(shown)
  try {
    const folder = realpathSync(dirname(resolve(harFile)))
    if (!isInside(folder, resolve(folder, name))) return toOutside(shown)
    const path = realpathSync(join(folder, name))
    // A symbolic link may lead elsewhere.
    if (!isInside(folder, path)) return toOutside(shown)
    const found = statSync(path)
    if (!found.isFile()) return missing
    if (found.size > attachmentBytes)
      return { problem: `the body in ${shown} has more than ${toMegabytes(attachmentBytes)}, the bound for one body` }
    const bytes = readFileSync(path)
    budget.spend(bytes.length)
    return { bytes }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? missing
      : { problem: `the body is in the separate file ${shown}, which cannot be read (${code})` }
  }
}

function toOutside(shown: string): Attachment {
  return { problem: `the body is in the file ${shown}, which is outside the folder of the HAR and is not read` }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..'
}
