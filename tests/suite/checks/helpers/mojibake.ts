/**
 * Recognises UTF-8 that was decoded as Latin-1 or Windows-1252 and encoded again. Text in any language must pass, so each pattern
 * requires more than two unusual neighbours: French guillemets after é, German ß« and Portuguese NÃO are ordinary text.
 */
import { isUtf8 } from 'node:buffer'

/** The bytes 80 to 9F in Windows-1252, in order; `?` where it has no character. */
const windows = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ'
/** The bytes 80 to BF in Latin-1 or Windows-1252. */
const trail = `\u0080-\u00bf${windows.replaceAll('?', '')}`

/** C1 control characters. They occur in no text, but result from most characters of three bytes. */
const controls = /[\u0080-\u0084\u0086-\u009f]/

const forms = new RegExp(
  [
    // Quotation marks, dashes and bullets: â€™, â€œ, â€¦
    `\u00e2\u20ac[${trail}]`,
    // Emoji: ðŸ˜€
    `\u00f0[\u0178\u009f][${trail}]{2}`,
    // Accented small letters within a word: cafÃ©, cÃ³mo
    '[a-z]\u00c3[\u00a1-\u00bf]',
    '\u00c3[\u00a1-\u00bf][a-z]',
    // Signs after a number or a space: 20Â°C, Â£5
    '(?:^|[\\s\\d(])\u00c2[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf]',
    // Chinese, Japanese, Korean: two characters in a row; Cyrillic, Greek, Hebrew, Arabic: three.
    `(?:[\u00e3-\u00ed][${trail}]{2}){2}`,
    `(?:[\u00cd-\u00da][${trail}]){3}`,
  ].join('|'),
)

/** The place of double-encoded text. `sure` is false where other parts of the text are not, as in a text about the problem. */
export interface Mojibake {
  at: number
  sure: boolean
}

/** Finds C1 control characters, which a piece of text has for no other reason. */
export function findControls(text: string): Mojibake | null {
  const at = text.search(controls)
  return at < 0 ? null : { at, sure: true }
}

/** Finds double encoding in a whole text. */
export function findMojibake(text: string): Mojibake | null {
  const at = text.search(forms)
  return findControls(text) ?? (at < 0 ? null : { at, sure: isReadable(text) })
}

/** Whether the whole text is UTF-8 when its characters are read as bytes. */
function isReadable(text: string): boolean {
  const bytes = Buffer.alloc(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const place = code < 0x100 ? -1 : windows.indexOf(text[at]!)
    if (code >= 0x100 && place < 0) return false
    bytes[at] = place < 0 ? code : 0x80 + place
  }
  return isUtf8(bytes)
}
