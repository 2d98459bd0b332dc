/** Pairs two lists of a text: `Anna and Ben are 21 and 34 years old respectively` says that Anna is 21 and that Ben is 34. */
import { guard } from './cues.ts'

const item = String.raw`[\p{L}\d$€£][\p{L}\d$€£.'’/-]{0,30}(?:\s[\p{L}\d.'’/-]{1,30}){0,3}?`
const list = String.raw`(${item}(?:,\s${item}){0,12},?\sand\s${item})`
const paired = guard(
  new RegExp(
    String.raw`(?<![\p{L}\d])${list}\s(are|were|have|had|costs?|weigh|weighed|live in|lived in|scored|earn|earned|got|work as|come from|bought|play|like)\s((?:at|in|of)\s)?${list}(\s[\p{L} ]{1,30}?)?,?\srespectively\b`,
    'u',
  ),
  'respectively',
)
const singular: Readonly<Record<string, string>> = {
  are: 'is',
  were: 'was',
  have: 'has',
  cost: 'costs',
  weigh: 'weighs',
  'live in': 'lives in',
  earn: 'earns',
  'work as': 'works as',
  'come from': 'comes from',
  play: 'plays',
  like: 'likes',
}
const longest = 4000

/** The text with a sentence for each pair. */
export function spellPairs(text: string): string {
  const found = text.length > longest ? null : paired.exec(text)
  if (found === null) return text
  const [whole, first = '', verb = '', preposition = '', second = '', unit = ''] = found
  const subjects = splitList(first)
  const values = splitList(second)
  if (subjects.length !== values.length) return text
  const spelled = subjects.map(
    (subject, index) =>
      `${subject} ${Object.hasOwn(singular, verb) ? singular[verb] : verb} ${preposition}${values[index]}${unit}`,
  )
  return text.replace(whole, () => spelled.join('. '))
}

function splitList(text: string): string[] {
  return text.split(/,\s(?:and\s)?|\sand\s/)
}

const names =
  /\b(?:the\s|their\s|whose\s)?([a-z]{2,20})\s(?:are|is|were)\s((?:[\p{L}\d$€£][\p{L}\d.'’-]{0,30}(?:,\s|,?\sand\s)){1,12}[\p{L}\d$€£][\p{L}\d.'’-]{0,30})/gu

/** `The names are Lia and Max; their scores are 7 and 9`: a record for each, with all of the keys; empty where a key has no list. */
export function pairLists(text: string, keys: readonly string[]): Record<string, string | number>[] {
  if (text.length > longest || keys.length < 2 || !/\sare\s/.test(text)) return []
  const lists = new Map<string, string[]>()
  for (const match of text.matchAll(names))
    lists.set((match[1] as string).replace(/s$/, ''), splitList(match[2] as string))
  const own = keys.map((key) => lists.get(key.toLowerCase().replace(/s$/, '')) ?? [])
  const count = own[0]?.length ?? 0
  if (count < 2 || own.some((values) => values.length !== count)) return []
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(
      keys.map((key, column) => {
        const value = (own[column]?.[row] ?? '').replace(/[.]$/, '')
        return [key, /^\d{1,15}(?:\.\d{1,10})?$/.test(value) ? Number(value) : value]
      }),
    ),
  )
}
