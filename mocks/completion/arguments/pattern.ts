/** Texts that match a regular expression: reads the usual syntax, writes a short match. What it cannot read it leaves to the check. */
import type { Random } from '../../state/clock.ts'
import { inRanges, nice, writeMatch } from './pattern-match.ts'
import type { PatternNode } from './pattern-match.ts'

const digits = [[48, 57]] as const
const word = [
  [97, 122],
  [65, 90],
  [48, 57],
  [95, 95],
] as const
const spaces = [
  [32, 32],
  [9, 9],
  [10, 10],
] as const
/** Returns a writer of matches, or null when the pattern cannot be read; `extra` asks for more repetitions than the least. */
export function readPattern(source: string): ((random: Random, extra: number) => string) | null {
  let at = 0
  let captures = 0
  let depth = 0

  function branches(): PatternNode[][] {
    const list: PatternNode[][] = [[]]
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        at++
        list.push([])
      } else list.at(-1)?.push(quantified(atom()))
    }
    return list
  }

  function atom(): PatternNode {
    const character = String.fromCodePoint(source.codePointAt(at) as number)
    at += character.length
    if (character === '(') return group()
    if (character === '[') return set()
    if (character === '.')
      return {
        kind: 'set',
        ranges: [
          [97, 122],
          [48, 57],
        ],
        negated: false,
      }
    if (character === '^' || character === '$') return { kind: 'empty' }
    if (character === '\\') return escape()
    return single(character)
  }

  function group(): PatternNode {
    if (++depth > 50) throw new RangeError('too deep')
    let capture = 0
    let look = false
    const special = /^\?(?::|=|!|<=|<!|<([A-Za-z_]\w*)>)/.exec(source.slice(at, at + 60))
    if (special) {
      at += special[0].length
      look = /^\?<?[=!]/.test(special[0])
      if (special[1] !== undefined) capture = ++captures
    } else capture = ++captures
    const inside = branches()
    at++
    depth--
    return look ? { kind: 'empty' } : { kind: 'group', branches: inside, capture }
  }

  function escape(): PatternNode {
    const letter = source[at++] ?? ''
    if (letter === 'd') return { kind: 'set', ranges: digits, negated: false }
    if (letter === 'w') return { kind: 'set', ranges: word, negated: false }
    if (letter === 's') return { kind: 'set', ranges: spaces, negated: false }
    if (letter === 'D' || letter === 'W' || letter === 'S')
      return { kind: 'set', ranges: letter === 'D' ? digits : letter === 'W' ? word : spaces, negated: true }
    if (letter === 'b' || letter === 'B') return { kind: 'empty' }
    if (/[1-9]/.test(letter)) return { kind: 'back', capture: Number(letter) }
    if (letter === 'p' || letter === 'P') return { kind: 'set', ranges: property(), negated: letter === 'P' }
    return single(escaped(letter))
  }

  function property(): readonly (readonly [number, number])[] {
    const name = /^\{([^}]*)\}/.exec(source.slice(at, at + 60))
    at += name?.[0].length ?? 0
    const text = name?.[1] ?? ''
    if (/Han/.test(text))
      return [
        [0x4e2d, 0x4e2d],
        [0x6587, 0x6587],
      ]
    if (/^(?:Lu|Uppercase)/.test(text)) return [[65, 90]]
    if (/^(?:N|Nd)$/.test(text)) return digits
    return /^(?:P|S)/.test(text) ? [[45, 45]] : text.startsWith('Z') ? [[32, 32]] : [[97, 122]]
  }

  function escaped(letter: string): string {
    const hex = letter === 'x' ? /^[\da-fA-F]{2}/ : letter === 'u' ? /^(?:[\da-fA-F]{4}|\{[\da-fA-F]+\})/ : null
    const code = hex?.exec(source.slice(at, at + 10))
    if (code) {
      at += code[0].length
      return String.fromCodePoint(Number.parseInt(code[0].replace(/[{}]/g, ''), 16))
    }
    return { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', 0: '\0' }[letter] ?? letter
  }

  function set(): PatternNode {
    const negated = source[at] === '^'
    if (negated) at++
    const ranges: (readonly [number, number])[] = []
    while (at < source.length && source[at] !== ']') {
      const from = member()
      if (typeof from !== 'number') ranges.push(...from)
      else if (source[at] === '-' && source[at + 1] !== ']') {
        at++
        const to = member()
        ranges.push([from, typeof to === 'number' ? to : from])
      } else ranges.push([from, from])
    }
    at++
    return { kind: 'set', ranges, negated }
  }

  function member(): number | readonly (readonly [number, number])[] {
    const character = String.fromCodePoint(source.codePointAt(at) as number)
    at += character.length
    if (character !== '\\') return character.codePointAt(0) as number
    if (source[at] === 'b') {
      at++
      return 8
    }
    const node = escape()
    if (node.kind !== 'set') return 45
    if (node.negated) return nice.filter((code) => !inRanges(code, node.ranges)).map((code) => [code, code] as const)
    const [only] = node.ranges
    return node.ranges.length === 1 && only && only[0] === only[1] ? only[0] : node.ranges
  }

  function quantified(node: PatternNode): PatternNode {
    const match = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(source.slice(at, at + 24))
    if (!match) return node
    at += match[0].length
    const sign = match[0][0]
    if (sign === '{') {
      const min = Number(match[1])
      const max = match[2] === undefined ? min : match[3] === '' ? Infinity : Number(match[3])
      return { kind: 'repeat', node, min, max }
    }
    return { kind: 'repeat', node, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity }
  }

  try {
    const tree: PatternNode = { kind: 'group', branches: branches(), capture: 0 }
    return at < source.length ? null : (random, extra) => writeMatch(tree, random, extra, { captured: [], length: 0 })
  } catch {
    return null
  }
}

function single(character: string): PatternNode {
  const code = character.codePointAt(0) ?? 0
  return { kind: 'set', ranges: [[code, code]], negated: false }
}
