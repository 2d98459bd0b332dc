/** Splits a command as PowerShell does: a backtick at the end of a line continues it, and quotes are doubled to stand for themselves. */
import { ImportError } from './imported.ts'
import type { ShellWords } from './shell-words.ts'

/** Whether the text has lines that PowerShell joins. */
export function isPowerShell(text: string): boolean {
  return /`[ \t]*\r?\n/.test(text)
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' }

/** The words of the command. @throws ImportError for a quote that is not closed */
export function splitPowerShell(command: string): ShellWords {
  const text = command.replaceAll(/`[ \t]*\r?\n/g, ' ')
  const words: string[] = []
  const notes: string[] = []
  let word: string[] | null = null
  // Text in single quotes, text in double quotes, space, an end, an escaped character, plain text, an open quote.
  const pattern = /'((?:[^']|'')*)'|"((?:[^"`]|""|`[^])*)"|(\s+)|([|;])|`([^])|([^\s'"`|;]+)|(['"`])/g
  for (const match of text.matchAll(pattern)) {
    const [, single, double, space, stop, escaped, plain, open] = match
    if (open !== undefined)
      throw new ImportError(
        `A quote (${open}) is not closed.`,
        'Close the quote, or copy the command again as a whole.',
      )
    if (stop !== undefined) {
      notes.push(`The text after ${stop} was left out.`)
      break
    }
    if (space !== undefined) {
      if (word !== null) words.push(word.join(''))
      word = null
      continue
    }
    word ??= []
    if (single !== undefined) word.push(toArgument(single.replaceAll("''", "'")))
    else if (double !== undefined) word.push(toArgument(double.replaceAll(/""|`([^])/g, toDoubleEscape)))
    else word.push(escaped ?? plain ?? '')
  }
  if (word !== null) words.push(word.join(''))
  return { words, notes }
}

/** What an escape in a text with double quotes stands for. */
export function toDoubleEscape(_whole: string, escaped: string | undefined): string {
  return escaped === undefined ? '"' : (escapes[escaped] ?? escaped)
}

/** PowerShell 5 passes quotes to programs only with a backslash before them, so commands are written that way. */
function toArgument(text: string): string {
  return /^[^"]*\\"/.test(text) ? text.replaceAll(/\\(["\\])/g, '$1') : text
}
