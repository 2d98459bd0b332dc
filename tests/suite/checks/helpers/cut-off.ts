/**
 * Tells whether a text that used its budget up was certainly cut. A server that counts its end token may honestly end
 * with `stop` on the very last token of the budget, so the count alone proves nothing.
 */

/** No tokenizer puts two words into one token: as many words as tokens leave no room for an end token. */
export function countWords(text: string): number {
  let words = 0
  for (const _ of text.matchAll(/\S+/g)) words++
  return words
}

/** Words, in English, after which no sentence ends. */
const dangling = /(?:^|\s)(?:a|an|the|of|and|or|their|its|my|your|our|because)$/i

/** True where the text breaks off: after a comma, an opening bracket, or a word that wants another. */
export function breaksOff(text: string): boolean {
  const end = text.slice(-80)
  return /[,([{、，（]\s*$/.test(end) || dangling.test(end)
}
