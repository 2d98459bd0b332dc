/** Reads text files that options name. */
import { readFileSync } from 'node:fs'
import { UsageError } from './command.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist; check the path',
  ENOTDIR: 'does not exist; check the path',
  EISDIR: 'is a directory; name a file',
  EACCES: 'may not be read (permission denied)',
}

/** The text of a file. @throws UsageError that names option and file if the file cannot be read or is empty */
export function readTextFile(option: string, file: string): string {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw new UsageError(`${option}: ${file} ${reasons[code] ?? `cannot be read (${code})`}`)
  }
  if (text.trim() === '') throw new UsageError(`${option}: ${file} is empty; name another file`)
  return text
}
