/**
 * Recognises UTF-8 that was taken for Latin-1 or Windows-1252 and encoded again. Valid text in any language must stay
 * silent, so each form demands more than two odd neighbours: French guillemets after é, German ß«, Portuguese NÃO are text.
 */

/** The bytes 80 to BF as Latin-1 and as Windows-1252 show them. */
const trail = '\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'

const forms = [
  // C1 controls are in no text; they are what is left of most three-byte characters.
  '[\u0080-\u0084\u0086-\u009f]',
  // Quotation marks, dashes and bullets: â€™, â€œ, â€¦
  `\u00e2\u20ac[${trail}]`,
  // Emoji: ðŸ˜€
  `\u00f0[\u0178\u009f][${trail}]{2}`,
  // Accented small letters within a word: cafÃ©, cÃ³mo
  '[a-z]\u00c3[\u00a1-\u00bf]',
  '\u00c3[\u00a1-\u00bf][a-z]',
  // Signs after a number or a space: 20Â°C, Â£5
  '(?:^|[\\s\\d(])\u00c2[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf]',
  // Chinese, Japanese, Korean: two characters running; Cyrillic, Greek, Hebrew, Arabic: three.
  `(?:[\u00e3-\u00ed][${trail}]{2}){2}`,
  `(?:[\u00cd-\u00da][${trail}]){3}`,
]

const mojibake = new RegExp(forms.join('|'))

/** Where double-encoded text begins; -1 when there is none. */
export function findMojibake(text: string): number {
  return text.search(mojibake)
}
