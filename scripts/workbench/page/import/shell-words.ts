/** Splits a command as its shell does: POSIX shells, and `cmd.exe` with `^` and the quoting rules of Windows programs. */
import { ImportError } from './imported.ts'

export interface ShellWords {
  words: string[]
  notes: string[]
}

/** The words of a command, up to a pipe or the next command. @throws ImportError for a quote that is not closed, or a command in it */
export function splitCommand(text: string): ShellWords {
  return /\^\s*\r?\n|\^"/.test(text) ? splitWindows(text) : splitPosix(text)
}

const closeQuote = 'Close the quote, or copy the command again as a whole.'

function splitPosix(text: string): ShellWords {
  const words: string[] = []
  const notes: string[] = []
  let word: string[] | null = null
  let at = 0
  const add = (part: string) => (word ??= []).push(part)
  const finish = () => {
    if (word !== null) words.push(word.join(''))
    word = null
  }
  while (at < text.length) {
    const character = text[at]!
    if (/\s/.test(character)) {
      finish()
      at++
    } else if (character === '\\') {
      const line = /^\\\r?\n/.exec(text.slice(at, at + 3))
      if (line === null) add(text[at + 1] ?? '')
      at += line?.[0].length ?? 2
    } else if (character === "'") {
      const end = text.indexOf("'", at + 1)
      if (end < 0) throw new ImportError("A single quote (') is not closed.", closeQuote)
      add(text.slice(at + 1, end))
      at = end + 1
    } else if (character === '"') {
      const { value, end } = readDoubleQuotes(text, at + 1, notes)
      add(value)
      at = end
    } else if (character === '$' && text[at + 1] === "'") {
      const { value, end } = readAnsiQuotes(text, at + 2)
      add(value)
      at = end
    } else if (character === '`' || (character === '$' && text[at + 1] === '(')) {
      throw commandInside()
    } else if (
      character === '|' ||
      character === ';' ||
      character === '>' ||
      character === '<' ||
      (character === '&' && word === null)
    ) {
      notes.push(`The text after ${character} was left out.`)
      break
    } else if (character === '#' && word === null) {
      const end = text.indexOf('\n', at)
      at = end < 0 ? text.length : end
    } else {
      const run = /^[^\s\\'"`$|;<>]+|^\$/.exec(text.slice(at, at + 4096))?.[0] ?? character
      add(run)
      at += run.length
    }
  }
  finish()
  return { words, notes }
}

function commandInside(): ImportError {
  return new ImportError(
    'The command runs another command (` or $(…)), whose output is not known here.',
    'Put the output in its place, then import it again.',
  )
}

function readDoubleQuotes(text: string, from: number, notes: string[]): { value: string; end: number } {
  const parts: string[] = []
  let at = from
  for (;;) {
    const run = /["\\`$]/g
    run.lastIndex = at
    const found = run.exec(text)
    if (found === null) throw new ImportError('A double quote (") is not closed.', closeQuote)
    parts.push(text.slice(at, found.index))
    at = found.index
    const next = text[at + 1] ?? ''
    if (found[0] === '"') return { value: parts.join(''), end: at + 1 }
    if (found[0] === '`' || (found[0] === '$' && next === '(')) throw commandInside()
    if (found[0] === '$') {
      const variable = /^\$\{?[A-Za-z_][A-Za-z0-9_]*\}?/.exec(text.slice(at, at + 200))?.[0] ?? '$'
      if (variable !== '$' && !/KEY|TOKEN/i.test(variable)) notes.push(`The variable ${variable} was kept as text.`)
      parts.push(variable)
      at += variable.length
    } else {
      parts.push(next === '\n' ? '' : /["\\`$]/.test(next) ? next : `\\${next}`)
      at += 2
    }
  }
}

const ansiEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  e: '\u001b',
}

/** `$'…'` of bash, which browsers write for texts with line breaks or characters outside of ASCII. */
function readAnsiQuotes(text: string, from: number): { value: string; end: number } {
  const parts: string[] = []
  // Plain text, \u, \U, \x and octal escapes, any other escape, the closing quote.
  const pattern = /([^'\\]+)|\\(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([^]))|(')/y
  pattern.lastIndex = from
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [, plain, short, long, hex, octal, escaped] = match
    if (match[7] !== undefined) return { value: parts.join(''), end: pattern.lastIndex }
    const code = short ?? long ?? hex
    if (plain !== undefined) parts.push(plain)
    else if (code !== undefined) parts.push(toCharacter(Number.parseInt(code, 16)))
    else if (octal !== undefined) parts.push(String.fromCharCode(Number.parseInt(octal, 8) & 255))
    else parts.push(ansiEscapes[escaped!] ?? escaped!)
  }
  throw new ImportError("A quote ($'…') is not closed.", closeQuote)
}

/** Halves of a surrogate pair stand in two escapes; joined, they are the character. */
function toCharacter(code: number): string {
  if (code > 0x10ffff) return '\ufffd'
  return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code)
}

/** `cmd.exe` removes the carets first; then the program reads quotes and the backslashes before them. */
function splitWindows(command: string): ShellWords {
  const text = command.replaceAll(/\^(\r?\n)(?:\r?\n)?|\^([^])/g, (_, line: string | undefined, one: string) =>
    line === undefined ? one : ' ',
  )
  const words: string[] = []
  let word: string[] | null = null
  let inQuotes = false
  let isEscaped = false
  const pattern = /(\\+)(?=")|(\\+)|(")|([ \t\r\n]+)|([^\\" \t\r\n]+)/g
  for (const [whole, before, , quote, space] of text.matchAll(pattern)) {
    if (space !== undefined && !inQuotes) {
      if (word !== null) words.push(word.join(''))
      word = null
      continue
    }
    word ??= []
    if (before !== undefined) {
      word.push('\\'.repeat(before.length >> 1))
      if (before.length % 2 === 1) isEscaped = true
      continue
    }
    if (quote !== undefined && !isEscaped) inQuotes = !inQuotes
    else word.push(whole)
    isEscaped = false
  }
  if (inQuotes) throw new ImportError('A double quote (") is not closed.', closeQuote)
  if (word !== null) words.push(word.join(''))
  return { words, notes: [] }
}
