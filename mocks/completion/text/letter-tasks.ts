/** Tasks about the characters of a given text: initials, removed characters, replaced spaces, the case of identifiers, joined lists. */
import { guard } from '../cues.ts'
import { splitTask } from '../task-parts.ts'

const longest = 2000
const quoted = /["“\u0060]([^"”\u0060\n]{1,1000})["”\u0060]|(?<![\p{L}\d])'([^'\n]{1,1000})'(?![\p{L}\d])/u
const initials = guard(
  /\bfirst (?:letters?|characters?) of (?:each|every|all(?: the)?) words?\b|\b(?:initials|acronym)\s(?:of|for|from)\b/i,
)
const removes = guard(
  /\b(?:remove|delete|strip|drop)\s(?:all\s|every\s|each\s|any\s)?(?:the\s|of the\s)?(vowels?|consonants?|spaces?|whitespace|digits?|numbers?|punctuation(?: marks?)?|commas?|hyphens?|dashes)\b/i,
)
const replacesSign = guard(
  /\b(?:replace|change|substitute|turn)\s(?:all\s|every\s|each\s)?(?:the\s)?(spaces?|hyphens?|dashes|underscores?|commas?|dots?|periods?|slash(?:es)?)\s(?:with|by|to|into|for)\s(?:an?\s)?(spaces?|hyphens?|dash(?:es)?|underscores?|commas?|dots?|periods?|semicolons?|slash(?:es)?|pipes?|nothing|["'\u0060][^"'\u0060\n]{1,3}["'\u0060])/i,
)
const identifier = guard(
  /\b(camel ?case|snake[_ ]?case|kebab[- ]?case|pascal ?case|screaming snake case|constant case|(?:url )?slug)\b/i,
)
const repeats = guard(/\b(?:repeat|write|say)\s[^.\n]{0,40}?(?:\b(\d{1,3})|\b(two|three|four|five|six)) times\b/i)
const unique = guard(
  /\b(?:remove|drop|delete)\s(?:all\s|the\s|any\s)?duplicates?\b|\bunique (?:values|items|words|elements)\b/i,
)
const joins = guard(
  /\bjoin\b[^:\n]{0,60}\bwith\s(?:an?\s)?["'\u0060]?(hyphens?|dash(?:es)?|commas?|spaces?|underscores?|pipes?|semicolons?|[^\w\s"'\u0060]{1,3})/i,
)

const classes: readonly (readonly [name: RegExp, characters: RegExp])[] = [
  [/^vowel/, /[aeiou]/gi],
  [/^consonant/, /[b-df-hj-np-tv-z]/gi],
  [/^(?:space|whitespace)/, /\s/g],
  [/^(?:digit|number)/, /\d/g],
  [/^punctuation/, /[^\p{L}\p{N}\s]/gu],
  [/^comma/, /,/g],
  [/^(?:hyphen|dash)/, /-/g],
]
const signs: readonly (readonly [name: RegExp, sign: string])[] = [
  [/^space/, ' '],
  [/^(?:hyphen|dash)/, '-'],
  [/^underscore/, '_'],
  [/^comma/, ','],
  [/^(?:dot|period)/, '.'],
  [/^slash/, '/'],
  [/^semicolon/, ';'],
  [/^pipe/, '|'],
  [/^nothing/, ''],
]
const numbers: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6 }

/** The result of such a task; null if the request asks for none of them. */
export function findLetterTask(text: string): string | null {
  if (text.length > longest) return null
  return (
    writeInitials(text) ??
    removeFrom(text) ??
    replaceSigns(text) ??
    toIdentifier(text) ??
    removeDuplicates(text) ??
    joinItems(text) ??
    repeatWord(text)
  )
}

/** The quoted text, what follows the last colon, or the words after `from`, `in`, `of`; '' where there is none. */
function subjectOf(text: string): string {
  const found = quoted.exec(text)
  const inQuotes = found?.[1] ?? found?.[2]
  if (inQuotes !== undefined && inQuotes.length > 1) return inQuotes
  const { content } = splitTask(text)
  if (content !== '') return content.trim()
  return (
    /[:：]\s*(\S[^\n]{0,1000})$/.exec(text.trim())?.[1] ??
    /\b(?:from|in|of) (?:the (?:word|string|name|phrase|text)\s)?([\p{L}\d-]{2,60})[.?!]?$/iu.exec(text.trim())?.[1] ??
    ''
  )
}

function writeInitials(text: string): string | null {
  if (!initials.test(text) || /\bcapitali[sz]e|\btitle case\b/i.test(text)) return null
  const subject = subjectOf(text)
  const letters = Array.from(subject.matchAll(/[\p{L}\d]+/gu), ([word]) => word.charAt(0))
  if (letters.length < 2) return null
  return /\binitials\b|\bacronym\b|\bupper ?case\b/i.test(text) ? letters.join('').toUpperCase() : letters.join('')
}

function removeFrom(text: string): string | null {
  const name = removes.exec(text)?.[1]?.toLowerCase()
  const characters = name === undefined ? undefined : classes.find(([one]) => one.test(name))?.[1]
  const subject = characters === undefined ? '' : subjectOf(text)
  return characters === undefined || subject === '' ? null : subject.replaceAll(characters, '')
}

function replaceSigns(text: string): string | null {
  const found = replacesSign.exec(text)
  const from = toSign(found?.[1])
  const to = toSign(found?.[2])
  const subject =
    from === undefined || to === undefined ? '' : subjectOf(text.slice((found?.index ?? 0) + (found?.[0].length ?? 0)))
  return subject === '' ? null : subject.replaceAll(from as string, () => to as string)
}

function toSign(name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  if (/^["'\u0060]/.test(name)) return name.slice(1, -1)
  return signs.find(([one]) => one.test(name.toLowerCase()))?.[1]
}

/** `Convert "user profile page" to camelCase`. */
function toIdentifier(text: string): string | null {
  const form = identifier.exec(text)?.[1]?.toLowerCase()
  if (form === undefined || !/\b(?:convert|turn|write|change|make|rewrite|put|transform|to|in|into|slug)\b/i.test(text))
    return null
  const found =
    subjectOf(text) ||
    /\b(?:convert|turn|change|rewrite|transform)\s(?:the name\s)?([\w -]{2,60}?)\s(?:to|into|in)\s/i.exec(text)?.[1]
  const words = Array.from((found ?? '').replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').matchAll(/[\p{L}\d]+/gu), ([word]) =>
    word.toLowerCase(),
  )
  if (words.length === 0) return null
  const titled = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  if (form.startsWith('camel')) return [words[0], ...titled.slice(1)].join('')
  if (form.startsWith('pascal')) return titled.join('')
  if (form.startsWith('snake')) return words.join('_')
  if (/^(?:screaming|constant)/.test(form)) return words.join('_').toUpperCase()
  return words.join('-')
}

function itemsOf(text: string): string[] {
  return subjectOf(text)
    .replaceAll(/^[[(]|[\])]?[.]?$/g, '')
    .split(/\s*[,;\n]\s*(?:and\s)?/)
    .map((item) => item.replaceAll(/^["']|["']$/g, '').trim())
    .filter((item) => item !== '')
}

function removeDuplicates(text: string): string | null {
  if (!unique.test(text)) return null
  const colon = text.search(/[:：]/)
  const listed = colon < 0 ? undefined : text.slice(colon + 1).trim()
  const items = itemsOf(listed === undefined ? text : `: ${listed}`)
  return items.length < 2 ? null : [...new Set(items)].join(', ')
}

function joinItems(text: string): string | null {
  const found = joins.exec(text)
  if (found === null) return null
  const sign = signs.find(([one]) => one.test((found[1] ?? '').toLowerCase()))?.[1] ?? found[1] ?? ''
  const rest = text.slice(found.index + found[0].length)
  const items = itemsOf(
    /[:：]/.test(rest) ? rest : `: ${/\bjoin\s(?:the words\s)?([^:\n]{3,200}?)\swith\b/i.exec(text)?.[1] ?? ''}`,
  )
  return items.length < 2 ? null : items.join(sign)
}

/** `Write the word "echo" three times`. */
function repeatWord(text: string): string | null {
  const found = repeats.exec(text)
  const count = Math.min(
    100,
    found?.[1] === undefined ? (numbers[found?.[2]?.toLowerCase() ?? ''] ?? 0) : Number(found[1]),
  )
  const word = quoted
    .exec(text)
    ?.slice(1)
    .find((one) => one !== undefined)
  if (count < 2 || word === undefined || word.length > 100) return null
  const glue = /\bcommas?\b/i.test(text)
    ? ', '
    : /\b(?:new ?lines?|own line|per line|separate lines?)\b/i.test(text)
      ? '\n'
      : ' '
  return Array.from({ length: count }, () => word).join(glue)
}
