/** Splits texts into sentences. */

const longest = 20_000
/** Words after which a full stop ends no sentence. */
const abbreviations: ReadonlySet<string> = new Set(['Dr', 'Mr', 'Mrs', 'Ms', 'Prof', 'St', 'No', 'vs', 'approx'])
const capitalOrDigit = /^["“'(]?[\p{Lu}\d]/u
const letterOrDigit = /[\p{L}\d]/u

/**
 * The sentences of a text in their order: they end at line breaks, at 。！？, and at the marks `.!?` before a space and a capital, a
 * digit or a quotation. A loop, because a pattern with the same meaning takes ten times as long for a short text.
 */
export function splitSentences(text: string): string[] {
  const sample = text.length > longest ? text.slice(0, longest) : text
  const sentences: string[] = []
  let from = 0
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at)
    if (code > 63 && code < 0x3002) continue
    const isEnd =
      code === 46 || code === 33 || code === 63
        ? isSentenceEnd(sample, at)
        : code === 10 || code === 0x3002 || code === 0xff01 || code === 0xff1f
    if (!isEnd) continue
    addSentence(sample, from, at + 1, sentences)
    from = at + 1
  }
  addSentence(sample, from, sample.length, sentences)
  return sentences
}

/** The parts of a text between marks that end sentences, whatever follows them, and line breaks. */
export function splitAtMarks(text: string): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if ((code > 63 && code < 0x3002) || !isPartEnd(code, text, at)) continue
    addPart(text, from, at + 1, parts)
    from = at + 1
  }
  addPart(text, from, text.length, parts)
  return parts
}

function addPart(text: string, from: number, to: number, parts: string[]): void {
  const part = text.slice(from, to).trim()
  if (part !== '') parts.push(part)
}

function isPartEnd(code: number, text: string, at: number): boolean {
  if (code === 46 || code === 33 || code === 63)
    return at + 1 < text.length && isSpace(text, at + 1) && !(code === 46 && isTitle(text, at))
  return code === 10 || code === 0x3002 || code === 0xff01 || code === 0xff1f
}

/** `Mr. Tan`. */
function isTitle(text: string, end: number): boolean {
  return /\b(?:Mrs?|Ms|Dr|Prof)$/.test(text.slice(Math.max(0, end - 5), end))
}

function addSentence(text: string, from: number, to: number, sentences: string[]): void {
  const sentence = (from === 0 && to === text.length ? text : text.slice(from, to)).trim()
  if (hasLetterOrDigit(sentence)) sentences.push(sentence)
}

function hasLetterOrDigit(text: string): boolean {
  let isPlain = true
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isAsciiWord(code) && code !== 95) return true
    if (code > 127) isPlain = false
  }
  return !isPlain && letterOrDigit.test(text)
}

/** Whether a mark at this position ends a sentence that another one follows. */
function isSentenceEnd(text: string, mark: number): boolean {
  let at = mark + 1
  while (at < text.length && isSpace(text, at)) at++
  if (at === mark + 1 || at === text.length) return false
  const next = text.charCodeAt(at)
  const isNext =
    next < 128 && next !== 34 && next !== 39 && next !== 40
      ? (next > 64 && next < 91) || (next > 47 && next < 58)
      : capitalOrDigit.test(text.slice(at, at + 4))
  return isNext && !(text.charCodeAt(mark) === 46 && isAbbreviation(text, mark))
}

function isAbbreviation(text: string, end: number): boolean {
  let start = end
  while (start > 0 && isAsciiWord(text.charCodeAt(start - 1))) start--
  return end - start < 7 && abbreviations.has(text.slice(start, end))
}

function isAsciiWord(code: number): boolean {
  const small = code | 32
  return code < 128 && ((small > 96 && small < 123) || (code > 47 && code < 58) || code === 95)
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || (code > 8 && code < 14) || (code > 127 && /\s/.test(text.charAt(at)))
}
