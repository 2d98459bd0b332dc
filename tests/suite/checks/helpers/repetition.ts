/**
 * Tells text that a server sends twice from text that repeats itself: songs, laughter, tables and reduplicated words are
 * ordinary. Words are the measure, and in scripts without spaces between words each character counts as one.
 */
import { parseJson } from '../../../../openapi/bounded-json.ts'
import type { Severity } from '../../judge/index.ts'

const dense = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}`
const isDense = new RegExp(`[${dense}]`, 'u')
const unit = new RegExp(`[${dense}]|(?:(?![${dense}])[\\p{L}\\p{M}\\p{N}])+`, 'gu')

/** More of a text than this is not examined; its beginning is enough. */
const maxSample = 500

/** Counts pairs of equal neighbours, as long as the stream consists of nothing else. */
export interface Pairs {
  open: string | null
  /** Pairs of any text. */
  total: number
  /** Pairs that have a letter or digit. */
  pairs: number
  /** Pairs of text that is not repeated by accident: longer than a syllable, a character or a digit, and not a whole line. */
  strong: number
  /** Different texts of the pairs, at most `maxTexts`. */
  texts: Set<string>
  /** Whether a comma or full stop came twice, as in no ordinary text. */
  punctuation: boolean
}

/** Counts pieces that begin with the whole piece before them and are longer, as long as the stream consists of nothing else. */
export interface Growth {
  last: string
  grown: number
}

const maxTexts = 16

export function createPairs(): Pairs {
  return { open: null, total: 0, pairs: 0, strong: 0, texts: new Set(), punctuation: false }
}

export function createGrowth(): Growth {
  return { last: '', grown: -1 }
}

/** Adds a piece; null once one is not equal to its neighbour: most streams end the count with their second piece. */
export function addPair(state: Pairs, text: string): Pairs | null {
  if (state.open === null) {
    state.open = text
    return state
  }
  if (state.open !== text) return null
  state.open = null
  state.total++
  if (/^[,.;，。；、]$/.test(text)) state.punctuation = true
  // Markup, white space and signs come in pairs in ordinary text.
  if (!/[\p{L}\p{N}]/u.test(text)) return state
  state.pairs++
  if (isStrong(text)) state.strong++
  if (state.texts.size < maxTexts) state.texts.add(text)
  return state
}

/** Adds a piece; null once one does not begin with the piece before. */
export function addGrowth(state: Growth, text: string): Growth | null {
  if (text === state.last) return state
  if (!text.startsWith(state.last)) return null
  state.grown++
  state.last = text
  return state
}

/**
 * Whether every delta was sent twice. Pairs without variation, such as "hahahaha", are ordinary. Many pairs of syllables or single
 * characters (高高兴兴, AABB) only warn. A single pair is reported for a capitalised word of reasoning, such as "TheThe".
 */
export function isDoubled(state: Pairs, minPairs: number): Severity | null {
  const { open, total, pairs, strong, texts, punctuation } = state
  if (open !== null) return null
  if (pairs === 1 && minPairs === 2) return /^\p{Lu}\p{Ll}+$/u.test([...texts][0]!) ? 'fail' : null
  // Beside words that come twice, marks that do as well are evidence.
  if ((pairs < minPairs && total < 6) || texts.size < 2) return null
  if (strong >= 2 || (punctuation && pairs >= minPairs)) return 'fail'
  return texts.size >= 8 ? 'warn' : null
}

/**
 * Whether the deltas are cumulative. Letters must differ and words must be added: "ha", "haha" and "1", "10", "100" grow in
 * ordinary text.
 */
export function isCumulative({ last, grown }: Growth): boolean {
  if (grown < 2) return false
  const sample = last.slice(0, maxSample).toLowerCase()
  const words = (sample.match(unit) ?? []).filter((word) => /\p{L}/u.test(word))
  const different = new Set(words).size
  if (different >= 3 || (different === 2 && isDense.test(sample))) return true
  return grown >= 3 && last.length >= 12 && new Set(sample.match(/\p{L}/gu)).size >= 4
}

/**
 * Whether a piece begins with all the text before it, and how surely that is not ordinary text. Ordinary text repeats itself after
 * white space: a refrain, a row of a table, an echo. Without white space between the two ("on.The kettle is on.") it must
 * only have different words. The second of two pieces only warns where it is one word or has no spaces between words.
 */
export function findRepeat(before: string, text: string, pieces: number): Severity | null {
  const start = before.trimStart()
  if (start === '' || !(text.startsWith(before) || text.startsWith(start))) return null
  const sample = start.slice(0, maxSample)
  const words: readonly string[] = sample.toLowerCase().match(unit) ?? []
  const different = new Set(words).size
  if (/\s$/.test(before) || /^\s/.test(text)) {
    const lines = sample.split('\n').filter((line) => /[\p{L}\p{N}]/u.test(line))
    if (pieces > 3 && new Set(lines).size >= 3) return 'fail'
    return pieces > 2 && different >= 2 && sample.length >= 12 ? 'warn' : null
  }
  if (isDense.test(sample)) return findDenseRepeat(different, pieces)
  if (/\s/.test(sample.trimEnd())) return different > 1 ? 'fail' : null
  if (/^[{[]/.test(start)) return start.length > 6 && parseJson(start).json !== undefined ? 'fail' : null
  const isWord = /^(?:\p{L}{5,}[.!?]?|\p{Lu}\p{L}{2,}[.!?])$/u.test(start)
  // "chuggachugga" may go on; whether it is the whole answer is known at the end.
  return isWord && new Set(start.toLowerCase()).size >= 3 ? (pieces > 2 ? 'fail' : 'warn') : null
}

/** Sentences without spaces between them: two equal ones in a row are a refrain, but not where the first came in pieces. */
function findDenseRepeat(different: number, pieces: number): Severity | null {
  if (pieces > 2) return different >= 3 ? 'fail' : null
  return different < 5 ? null : 'warn'
}

/** Whether two equal neighbours are not equal by accident. */
function isStrong(text: string): boolean {
  if (text.endsWith('\n')) return false
  const letters = text.match(/\p{L}/gu) ?? []
  if (isDense.test(text)) return letters.length >= 2 && new Set(letters).size >= 2
  return letters.length >= 3 || /^\s\p{L}{2}/u.test(text)
}
