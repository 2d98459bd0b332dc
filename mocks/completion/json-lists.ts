/** Finds lists of objects that a prompt asks for: `a list of 3 users, each with name and email`, `2 countries with their capitals`. */
import { hasCues, needs } from './cues.ts'
import { readForwards } from './json-keys.ts'
import { oneToTen } from './number-words.ts'

/** A list of objects: their noun, the number of them where it is given, and their keys. */
export interface ListForm {
  readonly noun: string
  readonly count: number | undefined
  readonly keys: readonly string[]
}

const longest = 4000
const listCues = needs(
  'list array generate create give provide name show return make suggest',
  'with having containing including has each',
)
const count = String.raw`(?:(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+)`
const noun = String.raw`((?:[a-z][a-z-]{1,20}\s){0,2}[a-z][a-z-]{2,20})`
const ofEach = new RegExp(
  String.raw`\b(?:array|list)\s+of\s+(?:exactly\s+)?${count}?(?:(?:json|random|fictional|sample|fake)\s+)*${noun}?(?:\s*objects?)?,?\s+(?:where\s+)?(?:each\s+(?:[a-z]{2,20}\s+)?)?(?:should\s+|must\s+)?(?:with|having|has|have|containing|contains?|including)\s+(?:an?\s+|the\s+|only\s+)*(?:(?:following\s+)?(?:keys|fields|properties|attributes)\b[:\s]*)?`,
  'i',
)
const together = new RegExp(
  String.raw`\b(?:generate|list|create|give me|give|provide|return|name|show|make|suggest)\s+(?:exactly\s+)?${count}(?:(?:random|fictional|sample|fake)\s+)*${noun}?(?:\s(?:as|in) json)?,?\s+(?:along\s+|together\s+)?with\s+(?:their|its|the|a|an)?\s*`,
  'i',
)

/** The list of objects that a text asks for; null where it asks for none. */
export function findListForm(text: string): ListForm | null {
  if (text.length > longest || !hasCues(listCues, text)) return null
  const each = ofEach.exec(text)
  const match = each ?? together.exec(text)
  if (match === null) return null
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 600)
  const spelled = after.replaceAll(
    /\b(?!and\b|or\b|their\b|the\b)([a-z]{2,20}) (?!and\b|or\b|in\b|as\b|for\b|from\b|of\b|is\b|should\b|must\b|that\b|to\b)(?=[a-z]{2,20}\b)/gi,
    '$1_',
  )
  const keys = readForwards(spelled.replaceAll(/(?<=,\s|and\s)(?:their|its|the)\s/g, '')).filter(
    (key) => !/^(?:no|other)_/.test(key),
  )
  if (keys.length === 0) return null
  const number = match[1]?.toLowerCase()
  const named = each === null ? keys.map(toSingular) : keys
  return {
    noun: (match[2] ?? 'items')
      .replace(/\s(?:as|in) json$/i, '')
      .trim()
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '_'),
    count: number === undefined ? undefined : (oneToTen[number] ?? Number(number)),
    keys: each === null && !named.some((key) => /^(?:name|title)$/.test(key)) ? ['name', ...named] : named,
  }
}

function toSingular(key: string): string {
  return key.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '')
}
