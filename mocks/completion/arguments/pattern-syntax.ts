/**
 * Parses ECMAScript regular expressions into a tree, for the writer of matching texts (`pattern-writer.ts`) and for the matcher
 * with bounded time (`linear-pattern.ts`). Lookbehinds and the `v` flag are not supported.
 */

/** First and last code point, both included. */
export type CodePointRange = readonly [from: number, to: number]

/** A character class. `nested` holds the classes inside it, such as `\D` in `[\D_]`. */
export interface CharacterSet {
  ranges: readonly CodePointRange[]
  nested: readonly CharacterSet[]
  /** Unicode properties such as `\p{Lu}`, each as an expression for one character. */
  properties: readonly RegExp[]
  negated: boolean
}

export type PatternNode =
  | { kind: 'set'; set: CharacterSet }
  /** `.`: any character; line ends only with the `s` flag. */
  | { kind: 'any' }
  /** `capture` is the number of the group, 0 for a group that captures nothing. */
  | { kind: 'group'; branches: readonly (readonly PatternNode[])[]; capture: number }
  | { kind: 'repeat'; node: PatternNode; min: number; max: number }
  | { kind: 'back-reference'; capture: number }
  | { kind: 'assertion'; at: 'start' | 'end' | 'word-boundary' | 'no-word-boundary' }
  | { kind: 'lookahead'; body: PatternNode; negated: boolean }

/** The parsed pattern and the number of its capturing groups. */
export interface ParsedPattern {
  root: PatternNode & { kind: 'group' }
  captures: number
}

const longestPattern = 5000
const deepestGroup = 100

const digits: CodePointRange = [48, 57]
const classes: Readonly<Record<string, readonly CodePointRange[]>> = {
  d: [digits],
  w: [[97, 122], [65, 90], digits, [95, 95]],
  s: [
    [32, 32],
    [9, 13],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ],
}
const controlEscapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', 0: '\0' }

/** Whether a code point belongs to a class. */
export function isInSet(code: number, set: CharacterSet): boolean {
  const inside =
    set.ranges.some(([from, to]) => code >= from && code <= to) ||
    set.nested.some((inner) => isInSet(code, inner)) ||
    set.properties.some((property) => property.test(String.fromCodePoint(code)))
  return inside !== set.negated
}

/** Parses a pattern; null if it is not a regular expression, is too long, or uses an unsupported feature. */
export function parsePattern(source: string): ParsedPattern | null {
  if (source.length > longestPattern || !isRegularExpression(source)) return null
  try {
    const cursor = createCursor(source)
    const root = { kind: 'group', branches: parseBranches(cursor), capture: 0 } as const
    // An unmatched closing bracket, which only the older syntax accepts.
    return cursor.position < source.length ? null : { root, captures: cursor.captures }
  } catch (error) {
    if (error instanceof UnsupportedPatternError) return null
    throw error
  }
}

/** Checks the syntax with the native engine. Constructing an expression runs no match, but it makes a table for each Unicode property. */
function isRegularExpression(source: string): boolean {
  const plain = source.replaceAll(/\\(?:[pP]\{[^}]{1,80}\}|.)/gs, (one) => (/^\\p\{/i.test(one) ? '\\d' : one))
  for (const flags of ['u', '']) {
    try {
      return new RegExp(plain, flags).source !== ''
    } catch {
      // A pattern that only the older syntax accepts, such as `\-` outside a class, is tried without the flag.
    }
  }
  return false
}

class UnsupportedPatternError extends Error {
  override name = 'UnsupportedPatternError'
}

/** The parser's position in the pattern, and its state. */
interface Cursor {
  readonly source: string
  /** The numbers of the named groups. They are read first because a back reference may stand before its group. */
  readonly groupNames: ReadonlyMap<string, number>
  position: number
  captures: number
  depth: number
}

function createCursor(source: string): Cursor {
  const groupNames = new Map<string, number>()
  let capture = 0
  for (const [text, name] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)|\(\?<([A-Za-z_$][\w$]*)>/gs)) {
    if (text.startsWith('\\') || text.startsWith('[')) continue
    capture++
    if (name !== undefined) groupNames.set(name, capture)
  }
  return { source, groupNames, position: 0, captures: 0, depth: 0 }
}

function parseBranches(cursor: Cursor): PatternNode[][] {
  const branches: PatternNode[][] = [[]]
  while (cursor.position < cursor.source.length && peek(cursor) !== ')') {
    if (peek(cursor) === '|') {
      cursor.position++
      branches.push([])
    } else branches.at(-1)?.push(parseQuantifier(cursor, parseAtom(cursor)))
  }
  return branches
}

function parseAtom(cursor: Cursor): PatternNode {
  const character = next(cursor)
  if (character === '(') return parseGroup(cursor)
  if (character === '[') return { kind: 'set', set: parseClass(cursor) }
  if (character === '.') return { kind: 'any' }
  if (character === '^') return { kind: 'assertion', at: 'start' }
  if (character === '$') return { kind: 'assertion', at: 'end' }
  return character === '\\' ? parseEscape(cursor) : toSingle(character)
}

function parseGroup(cursor: Cursor): PatternNode {
  if (++cursor.depth > deepestGroup) throw new UnsupportedPatternError('groups nested too deeply')
  const special = /^\?(?::|=|!|<=|<!|<[A-Za-z_$][\w$]*>)/.exec(ahead(cursor, 80))?.[0] ?? ''
  cursor.position += special.length
  if (special === '?<=' || special === '?<!') throw new UnsupportedPatternError('a lookbehind')
  if (special === '' && peek(cursor) === '?') throw new UnsupportedPatternError('an unknown kind of group')
  const capture = special === '' || special.startsWith('?<') ? ++cursor.captures : 0
  const body = { kind: 'group', branches: parseBranches(cursor), capture } as const
  cursor.position++
  cursor.depth--
  return special === '?=' || special === '?!' ? { kind: 'lookahead', body, negated: special === '?!' } : body
}

/** An escape outside a class. */
function parseEscape(cursor: Cursor): PatternNode {
  if (peek(cursor) === 'b' || peek(cursor) === 'B')
    return { kind: 'assertion', at: next(cursor) === 'b' ? 'word-boundary' : 'no-word-boundary' }
  const named = /^k<([A-Za-z_$][\w$]*)>/.exec(ahead(cursor, 80))
  if (named) {
    cursor.position += named[0].length
    return { kind: 'back-reference', capture: cursor.groupNames.get(named[1] as string) ?? 0 }
  }
  const numbered = /^[1-9]\d?/.exec(ahead(cursor, 2))
  if (numbered) {
    cursor.position += numbered[0].length
    return { kind: 'back-reference', capture: Number(numbered[0]) }
  }
  return { kind: 'set', set: parseSetEscape(cursor) }
}

/** The digits after `\x` and `\u`: two, or four, or any number in braces, or a surrogate pair. */
const hexForms: Readonly<Record<string, RegExp>> = {
  x: /^[\da-fA-F]{2}/,
  u: /^(?:\{[\da-fA-F]{1,6}\}|[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|[\da-fA-F]{4})/,
}

/** An escape that stands for characters, inside or outside a class. */
function parseSetEscape(cursor: Cursor): CharacterSet {
  const letter = next(cursor)
  const plain = classes[letter.toLowerCase()]
  if (plain !== undefined) return toSet(plain, letter !== letter.toLowerCase())
  if (letter === 'p' || letter === 'P') {
    const property = /^\{[^}]{1,80}\}/.exec(ahead(cursor, 82))?.[0]
    if (property !== undefined) {
      cursor.position += property.length
      return { ...toSet([], letter === 'P'), properties: [toProperty(property.slice(1, -1))] }
    }
  }
  if (letter === 'c' && /^[A-Za-z]/.test(ahead(cursor, 1))) {
    const code = (next(cursor).codePointAt(0) as number) % 32
    return toSet([[code, code]])
  }
  const hex = hexForms[letter]?.exec(ahead(cursor, 10))
  if (hex) {
    cursor.position += hex[0].length
    return toSingle(readHex(hex[0])).set
  }
  return toSingle(controlEscapes[letter] ?? letter).set
}

/** An expression for one character with this property. Go and PCRE also accept the name of a script alone, such as `Greek`. */
function toProperty(name: string): RegExp {
  for (const one of [name, `Script=${name}`]) {
    try {
      return new RegExp(String.raw`\p{${one}}`, 'u')
    } catch {
      // Not a property of ECMAScript.
    }
  }
  throw new UnsupportedPatternError('an unknown property')
}

function parseClass(cursor: Cursor): CharacterSet {
  const negated = peek(cursor) === '^'
  if (negated) cursor.position++
  const ranges: CodePointRange[] = []
  const nested: CharacterSet[] = []
  while (cursor.position < cursor.source.length && peek(cursor) !== ']') {
    const first = parseClassMember(cursor)
    const from = toCodePoint(first)
    if (from === undefined) nested.push(first)
    else if (peek(cursor) === '-' && cursor.source[cursor.position + 1] !== ']') {
      cursor.position++
      const last = parseClassMember(cursor)
      const to = toCodePoint(last)
      if (to === undefined) {
        // `[a-\d]`: the older syntax reads three members.
        ranges.push([from, from], [45, 45])
        nested.push(last)
      } else ranges.push([from, to])
    } else ranges.push([from, from])
  }
  cursor.position++
  return { ranges, nested, properties: [], negated }
}

function parseClassMember(cursor: Cursor): CharacterSet {
  const character = next(cursor)
  if (character !== '\\') return toSingle(character).set
  if (peek(cursor) === 'b') {
    cursor.position++
    return toSet([[8, 8]])
  }
  return parseSetEscape(cursor)
}

function parseQuantifier(cursor: Cursor, node: PatternNode): PatternNode {
  const match = /^(?:[*+?]|\{(\d{1,9})(,(\d{0,9}))?\})\??/.exec(ahead(cursor, 24))
  if (!match) return node
  cursor.position += match[0].length
  const sign = match[0][0]
  if (sign !== '{') return { kind: 'repeat', node, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity }
  const min = Number(match[1])
  if (match[2] === undefined) return { kind: 'repeat', node, min, max: min }
  return { kind: 'repeat', node, min, max: match[3] === '' ? Infinity : Number(match[3]) }
}

function peek(cursor: Cursor): string | undefined {
  return cursor.source[cursor.position]
}

function next(cursor: Cursor): string {
  const code = cursor.source.codePointAt(cursor.position)
  if (code === undefined) throw new UnsupportedPatternError('the pattern ends in the middle')
  const character = String.fromCodePoint(code)
  cursor.position += character.length
  return character
}

function ahead(cursor: Cursor, length: number): string {
  return cursor.source.slice(cursor.position, cursor.position + length)
}

function toSet(ranges: readonly CodePointRange[], negated = false): CharacterSet {
  return { ranges, nested: [], properties: [], negated }
}

function toSingle(character: string): PatternNode & { kind: 'set' } {
  const code = character.codePointAt(0) as number
  return { kind: 'set', set: toSet([[code, code]]) }
}

/** The only code point of a set; undefined if it has several. */
function toCodePoint({ ranges, nested, properties, negated }: CharacterSet): number | undefined {
  const [only] = ranges
  const isSingle = ranges.length === 1 && nested.length === 0 && properties.length === 0 && !negated
  return isSingle && only !== undefined && only[0] === only[1] ? only[0] : undefined
}

/** `4e2d`, `{1F600}`, or a surrogate pair `d83d\ude00`. */
function readHex(text: string): string {
  const units = text.replaceAll(/[{}]/g, '').split(String.raw`\u`)
  if (units.length === 2) return units.map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('')
  const code = Number.parseInt(units[0] as string, 16)
  return String.fromCodePoint(Math.min(code, 0x10ffff))
}
