/**
 * Finds properties of a JSON text that parsing loses: a member name that occurs twice in one object, a number written with a
 * fraction or an exponent, and characters outside ASCII. One pass without allocation finds them, because every chunk of a stream
 * that matches no template (chunk-templates.ts) is scanned.
 */

/** The traits of one text, which must be valid JSON. */
export interface TextTraits {
  /** The first repeated member name and its offset; null when all names are unique. */
  duplicateKey: { key: string; at: number } | null
  /** True when a number with an integral value is written with a fraction or an exponent; for one such as 1.5 either value is possible. */
  hasFraction: boolean
  /** True when the text is ASCII only and has no `\u` escape. */
  isAscii: boolean
}

/** Scans the chunks of one stream. It uses a faster comparison until several chunks in a row do not allow it. */
export interface TextTraitScanner {
  /** `json` is the parsed text. */
  scan(text: string, json: unknown): TextTraits
}

const noTraits: TextTraits = { duplicateKey: null, hasFraction: false, isAscii: true }
const onlyNonAscii: TextTraits = { ...noTraits, isAscii: false }

/** After this many consecutive chunks that differ from what `JSON.stringify` writes, the comparison is no longer tried. */
const maxMisses = 8

const exponent = /\de[-+]\d/

/** Creates a scanner for one stream. */
export function createTextTraitScanner(): TextTraitScanner {
  const names = createNameStack()
  let misses = 0
  return {
    scan(text, json) {
      if (misses < maxMisses) {
        // Text that equals its re-serialized value has lost neither a member nor a `.0`, and comparing is faster than
        // scanning. An exponent may still stand for an integer: JSON.stringify itself writes `1e+21`.
        if (JSON.stringify(json) === text && !exponent.test(text)) {
          misses = 0
          return isAsciiText(text) ? noTraits : onlyNonAscii
        }
        misses++
      }
      return scanWith(names, text)
    },
  }
}

/** Scans one text. */
export function scanJsonText(text: string): TextTraits {
  return scanWith(createNameStack(), text)
}

/** The engine counts bytes and finds backslashes several times as fast as a loop or a pattern. */
function isAsciiText(text: string): boolean {
  return Buffer.byteLength(text) === text.length && !text.includes('\\u')
}

/** Member names of all open objects, the innermost last. Reused from text to text, so that scanning allocates nothing. */
interface NameStack {
  /** Hash, start and end offset of each name. */
  hashes: number[]
  starts: number[]
  ends: number[]
  /** For each open bracket: where the names of the object around it begin (−1 for an array), and its set of names. */
  outerFirsts: number[]
  outerSets: (Set<string> | null)[]
}

function createNameStack(): NameStack {
  return { hashes: [], starts: [], ends: [], outerFirsts: [], outerSets: [] }
}

/** An object with more names than this looks them up in a set instead of comparing hashes one by one. */
const maxLinearNames = 24

const quote = 34
const comma = 44
const backslash = 92
const openBrace = 123
const closeBrace = 125
const openBracket = 91
const closeBracket = 93
const point = 46
const upperE = 69
const lowerE = 101
const lowerU = 117
const lastDigit = 57

function scanWith(names: NameStack, text: string): TextTraits {
  const { hashes, starts, ends, outerFirsts, outerSets } = names
  hashes.length = starts.length = ends.length = outerFirsts.length = outerSets.length = 0
  let duplicateKey: TextTraits['duplicateKey'] = null
  let hasFraction = false
  let isAscii = true
  /** Index of the innermost object's first name; −1 inside an array and outside. */
  let first = -1
  let nameSet: Set<string> | null = null
  let expectsName = false
  const length = text.length
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      const start = at + 1
      let hash = 0
      let escaped = false
      for (let unit = text.charCodeAt(++at); unit !== quote && at < length; unit = text.charCodeAt(++at)) {
        hash = (Math.imul(hash, 31) + unit) | 0
        if (unit === backslash) {
          escaped = true
          if (text.charCodeAt(++at) === lowerU) isAscii = false
        } else if (unit > 127) isAscii = false
      }
      if (!expectsName || duplicateKey !== null) continue
      expectsName = false
      // Two spellings of one name are the same name.
      if (escaped) hash = toHash(toKey(text, start, at))
      if (hashes.length - first > maxLinearNames) nameSet ??= collectNames(names, text, first)
      const known =
        nameSet === null ? isKnown(names, text, hash, start, at, first) : nameSet.has(toKey(text, start, at))
      if (known) duplicateKey = { key: toKey(text, start, at), at: start - 1 }
      nameSet?.add(toKey(text, start, at))
      hashes.push(hash)
      starts.push(start)
      ends.push(at)
    } else if (code === comma) expectsName = first >= 0
    else if (code === openBrace || code === openBracket) {
      outerFirsts.push(first)
      outerSets.push(nameSet)
      first = code === openBrace ? hashes.length : -1
      expectsName = code === openBrace
      nameSet = null
    } else if (code === closeBrace || code === closeBracket) {
      if (first >= 0) hashes.length = starts.length = ends.length = first
      first = outerFirsts.pop() ?? -1
      nameSet = outerSets.pop() ?? null
      expectsName = false
    } else if (code === point || code === upperE || (code === lowerE && text.charCodeAt(at - 1) <= lastDigit))
      hasFraction = true
  }
  return { duplicateKey, hasFraction, isAscii }
}

function isKnown(names: NameStack, text: string, hash: number, start: number, end: number, first: number): boolean {
  const { hashes, starts, ends } = names
  for (let at = first; at < hashes.length; at++)
    if (hashes[at] === hash && toKey(text, starts[at]!, ends[at]!) === toKey(text, start, end)) return true
  return false
}

function collectNames({ starts, ends }: NameStack, text: string, first: number): Set<string> {
  const set = new Set<string>()
  for (let at = first; at < starts.length; at++) set.add(toKey(text, starts[at]!, ends[at]!))
  return set
}

function toKey(text: string, start: number, end: number): string {
  const raw = text.slice(start, end)
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw
}

function toHash(key: string): number {
  let hash = 0
  for (let at = 0; at < key.length; at++) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0
  return hash
}
