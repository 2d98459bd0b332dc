/**
 * Finds secrets that are spelled out: as a list of characters or tokens (`["s", "k", "-", …]`, `s k - …`), or as bytes in hexadecimal
 * (`73:6b:2d:…`) or decimal (`[115, 107, 45, …]`). The search looks for the first characters of a secret and follows it piece by piece.
 */
import type { Edit } from './edits.ts'
import { toByteText } from './known.ts'
import { redactedMark } from './mark.ts'

/** A way to spell out a text. */
interface Spelling {
  /** Pieces stand for the bytes of UTF-8, not for characters. */
  ofBytes: boolean
  /** The pattern of the first pieces of a text. */
  head: (text: string) => RegExp
  /** The first piece, and a later one with the gap before it; the group is what stands for a part of the text. */
  first: RegExp
  next: RegExp
  toText(piece: string): string
  mark: string
}

/** A secret and one way to spell it out; `text` is null for keys of unknown value, which begin with `sk-`. */
export interface SpelledSecret {
  spelling: Spelling
  head: RegExp
  text: string | null
}

/** The least length of a part of a known secret, and of an unknown key after its prefix. */
const partLength = 12
const keyLength = 16
const prefix = 'sk-'
/** Shorter secrets are searched in plain spelling only. */
const minLength = 8
/** Models and logs split keys into tokens: a piece in quotes may have this many characters. */
const maxPiece = 8

const lineEnd = String.raw`\\+[nrt]`
const gaps = {
  list: String.raw`(?:[\s,+]|${lineEnd}){0,40}`,
  hex: String.raw`(?:[\s,:;|+_-]|${lineEnd}){1,40}(?:0x)?`,
  number: String.raw`(?:[\s,]|${lineEnd}){1,40}`,
  blank: String.raw`[\s,]{1,3}`,
}
const pieces = {
  list: `["']([^"'\\\\]{1,${maxPiece}})["']`,
  hex: String.raw`([0-9a-fA-F]{2})(?![0-9a-fA-F])`,
  number: String.raw`(\d{1,3})(?!\d)`,
  blank: String.raw`([^\s,])(?![^\s,])`,
}

const spellings: readonly Spelling[] = [
  {
    ofBytes: false,
    head: (text) =>
      text === prefix ? /["']s(?:k(?:-[\w-]{0,5})?)?["']/g : new RegExp(`["']${toBeginnings(text)}["']`, 'g'),
    first: new RegExp(pieces.list, 'y'),
    next: new RegExp(gaps.list + pieces.list, 'y'),
    toText: (piece) => piece,
    mark: redactedMark,
  },
  {
    ofBytes: false,
    head: (text) => new RegExp(String.raw`(?<![^\s,])${toStart(text, escape, gaps.blank)}(?![^\s,])`, 'g'),
    first: new RegExp(pieces.blank, 'y'),
    next: new RegExp(gaps.blank + pieces.blank, 'y'),
    toText: (piece) => piece,
    mark: redactedMark,
  },
  {
    ofBytes: true,
    head: (text) => new RegExp(String.raw`(?<![0-9a-f])${toStart(text, toHex, gaps.hex)}(?![0-9a-f])`, 'gi'),
    first: new RegExp(pieces.hex, 'y'),
    next: new RegExp(gaps.hex + pieces.hex, 'y'),
    toText: (piece) => String.fromCharCode(Number.parseInt(piece, 16)),
    mark: redactedMark,
  },
  {
    ofBytes: true,
    head: (text) => new RegExp(String.raw`(?<!\d)${toStart(text, toDecimal, gaps.number)}(?!\d)`, 'g'),
    first: new RegExp(pieces.number, 'y'),
    next: new RegExp(gaps.number + pieces.number, 'y'),
    toText: (piece) => String.fromCharCode(Number(piece)),
    // The mark is not JSON without quotes, and with quotes it would end a string in which the list stands.
    mark: '0',
  },
]

/** Prepares the search for known secrets, and for keys of unknown value. */
export function toSpelledSecrets(secrets: readonly string[]): SpelledSecret[] {
  const known = secrets.filter((one) => one.trim().length >= minLength)
  return spellings.flatMap((spelling) => [
    ...known.map((secret) => {
      const text = spelling.ofBytes ? toByteText(new TextEncoder().encode(secret)) : secret
      return { spelling, head: spelling.head(text), text }
    }),
    { spelling, head: spelling.head(prefix), text: null },
  ])
}

/** Adds an edit for each place where one of the secrets is spelled out. */
export function findSpelled(text: string, secrets: readonly SpelledSecret[], edits: Edit[]): void {
  for (const secret of secrets) {
    const { head, spelling } = secret
    head.lastIndex = 0
    for (let match = head.exec(text); match !== null; match = head.exec(text)) {
      const end = follow(text, match.index, secret)
      if (end === null) continue
      const start = match.index + (/^["']/.test(match[0]) ? 1 : 0)
      edits.push({ start, end, text: spelling.mark })
      head.lastIndex = end
    }
  }
}

/** Where the secret that begins here ends; null where it is none, or too short a part of one. */
function follow(text: string, start: number, { spelling, text: secret }: SpelledSecret): number | null {
  const least = secret === null ? prefix.length + keyLength : Math.min(partLength, secret.length)
  const { first, next, toText } = spelling
  first.lastIndex = start
  let length = 0
  let end = start
  for (let piece = first.exec(text); piece !== null; piece = next.exec(text)) {
    const part = toText(piece[1]!)
    if (secret === null ? !isKey(part, length) : !secret.startsWith(part, length)) break
    length += part.length
    next.lastIndex = piece.index + piece[0].length
    end = piece.index + piece[0].lastIndexOf(piece[1]!) + piece[1]!.length
    if (length === secret?.length) break
  }
  return length >= least ? end : null
}

/** Whether this part, `at` characters into a text, can belong to a key that begins with the prefix. */
function isKey(part: string, at: number): boolean {
  const start = prefix.slice(at)
  return part.length <= start.length ? start.startsWith(part) : part.startsWith(start) && /^[\w-]*$/.test(part)
}

/** Matches each beginning of a text that one piece can hold: `a(?:b(?:c)?)?`. */
function toBeginnings(text: string): string {
  return Array.from(text.slice(0, maxPiece)).reduceRight(
    (rest, character) => (rest === '' ? escape(character) : `${escape(character)}(?:${rest})?`),
    '',
  )
}

/** The first three pieces of a text. */
function toStart(text: string, toPiece: (character: string) => string, gap: string): string {
  return Array.from(text.slice(0, 3), toPiece).join(gap)
}

function escape(character: string): string {
  return /[\w\s]/.test(character) ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function toHex(byte: string): string {
  return byte.charCodeAt(0).toString(16).padStart(2, '0')
}

function toDecimal(byte: string): string {
  return String(byte.charCodeAt(0))
}
