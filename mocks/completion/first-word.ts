/**
 * Tells by the first word of a text whether a pattern that is anchored at its beginning may match. Such patterns have dozens of
 * alternatives, and comparing the first word with a set takes less than trying them.
 */
import { areCuesIgnored } from './cues.ts'

/** Stands for a first word that is followed by a character beyond ASCII, for which patterns may take other letters. */
const unknownWord = '\u0000'

/** A set of first words, separated by spaces. */
export function toFirstWords(words: string): ReadonlySet<string> {
  return new Set([...words.split(' '), unknownWord])
}

/** The letters from a position on, in lower case. */
export function readFirstWord(text: string, from = 0): string {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127) return unknownWord
    const small = code | 32
    if (small < 97 || small > 122) break
  }
  return text.slice(from, at).toLowerCase()
}

/** Whether a pattern with these first words may match a text with this first word. */
export function mayBegin(words: ReadonlySet<string>, first: string): boolean {
  return words.has(first) || areCuesIgnored()
}
