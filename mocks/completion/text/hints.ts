/** A hint at something that a record describes, without its name: `Give a hint … {'name': 'Alma', 'description': 'Alma is a …'}` */
import { escapePattern } from '../../common/index.ts'
import { needs } from '../cues.ts'
import { splitSentences } from './sentences.ts'

/** Cues of a request for a hint with a record. */
export const hintCues = needs(
  'hint hints clue clues riddle',
  'name names named title answer',
  'description about summary bio text',
  ':',
)

const longest = 20_000
const asks = /\b(?:hints?|clues?|riddle)\b/i
const member = (keys: string): RegExp =>
  new RegExp(
    String.raw`(?:^|[\n{,])\s{0,8}["']?(?:[a-z]{1,20}[_ ])?(?:${keys})["']?\s?:\s{0,3}(?:"([^"\n]{1,2000})"|'([^'\n]{1,2000})'|([^\n"'{}]{1,2000}))`,
    'i',
  )
const nameOf = member('name|title|answer')
const descriptionOf = member('description|about|summary|bio|text')

/** A sentence of the description with a pronoun in place of the name; null where no record is given. */
export function writeHint(text: string): string | null {
  if (text.length > longest || !asks.test(text)) return null
  const name = readMember(nameOf, text)
  const description = readMember(descriptionOf, text)
  if (name === undefined || description === undefined) return null
  const words = [name, ...name.split(/\s+/).filter((word) => word.length > 2)]
  const pattern = new RegExp(String.raw`(?<!\p{L})(?:${words.map(escapePattern).join('|')})(?:['’]s)?(?!\p{L})`, 'giu')
  const sentences = splitSentences(description)
  const plain = sentences.find((sentence) => sentence.search(pattern) < 0) ?? sentences[0] ?? description
  const hint = plain.replaceAll(pattern, 'this one')
  return hint.charAt(0).toUpperCase() + hint.slice(1)
}

function readMember(pattern: RegExp, text: string): string | undefined {
  const found = pattern.exec(text)
  return (found?.[1] ?? found?.[2] ?? found?.[3])?.trim()
}
