/** Lists of works for each of several persons: `the filmography of 5 films for Ann Lee and Bo Ray`. */
import { keepFor } from '../common/index.ts'
import { guard } from './cues.ts'
import { titles } from './invented-values.ts'
import { oneToTen } from './number-words.ts'
import { isRecord } from './request-view.ts'
import { resolveDefinition } from './unions.ts'

type Schema = Readonly<Record<string, unknown>>

const longest = 2000
const usualCount = 5
const mostWorks = 30
const name = String.raw`\p{Lu}[\p{L}.'’-]{0,30}(?:\s\p{Lu}[\p{L}.'’-]{0,30}){0,3}`
const listed = guard(
  new RegExp(
    String.raw`\b(?:for|of|by|from|between)\s(?:the\s\p{Ll}{3,12}s?\s)?(${name}(?:,\s${name}){0,8},?\s(?:and|&)\s${name})(?![\p{L}])`,
    'u',
  ),
)
const single = guard(
  new RegExp(
    String.raw`\b(?:filmography|discography|bibliography|films|movies|albums|songs|books|novels|works)\s(?:\p{Ll}{2,12}\s){0,4}(?:for|of|by|from)\s(?:the\s\p{Ll}{3,12}\s)?(${name})(?![\p{L}])`,
    'u',
  ),
)
const count = guard(
  /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:[a-z-]{2,12}\s)?(?:films?|movies?|albums?|songs?|books?|novels?|works?|plays?|paintings?|titles?|tracks?)\b/i,
)
const isPerson =
  /^(?:(?:full_?)?name|actors?|actress|singer|artist|author|writer|director|person|musician|band|composer|player|painter)(?:_?name)?$/i
const isWorks =
  /^(?:\w{1,20}_)?(?:films?|movies?|filmography|albums?|discography|songs?|tracks?|books?|novels?|bibliography|works?|titles?|plays?|paintings?)$/i

/** Works of persons whom examples often name, by the first words of the name in lower case. */
const known: Readonly<Record<string, string>> = {
  'tom hanks': 'Forrest Gump|Cast Away|Apollo 13|Saving Private Ryan|The Green Mile|Big|Philadelphia|Sully',
  'bill murray': 'Groundhog Day|Ghostbusters|Lost in Translation|Caddyshack|Rushmore|Stripes|Scrooged|Broken Flowers',
  'meryl streep': "Sophie's Choice|The Devil Wears Prada|Out of Africa|Mamma Mia!|Doubt|Julie & Julia",
  'leonardo dicaprio': 'Titanic|Inception|The Revenant|The Departed|The Aviator|Catch Me If You Can',
  'brad pitt': 'Fight Club|Seven|Moneyball|Snatch|Troy|Babel',
  'denzel washington': 'Training Day|Glory|Malcolm X|Flight|Fences|Philadelphia',
  'the beatles': 'Help!|Rubber Soul|Revolver|Abbey Road|Let It Be|Please Please Me',
  'bob dylan': 'Blonde on Blonde|Highway 61 Revisited|Desire|Blood on the Tracks|Nashville Skyline|Modern Times',
  'agatha christie':
    'Murder on the Orient Express|Death on the Nile|And Then There Were None|The ABC Murders|Peril at End House',
  'stephen king': 'It|The Shining|Carrie|Misery|Pet Sematary|The Stand',
}

/** Whether a list is one of persons with their works. */
export function isListPerPerson(list: unknown, root: Schema): boolean {
  if (!isRecord(list) || list['type'] !== 'array') return false
  const { properties } = resolveDefinition(list['items'], root)
  return isRecord(properties) && findWorkKeys(properties) !== null
}

/** The list of objects with a person and a list of works, for the persons that a request names; null for other schemas and requests. */
export function listPerPerson(list: unknown, root: Schema, text: string): unknown[] | null {
  if (!isRecord(list) || list['type'] !== 'array' || text.length > longest) return null
  const { properties } = resolveDefinition(list['items'], root)
  const keys = isRecord(properties) ? findWorkKeys(properties) : null
  if (keys === null) return null
  const { person, works } = keys
  const names = findNames(text)
  if (names.length === 0) return null
  const written = count.exec(text)?.[1]?.toLowerCase()
  const size = written === undefined ? usualCount : (oneToTen[written] ?? Number(written))
  return names.map((one, index) => ({ [person]: one, [works]: findWorks(one, Math.min(size, mostWorks), index) }))
}

/** The works of a single object with such members; null for others. */
export function worksOfPerson(properties: unknown, text: string): Record<string, unknown> | null {
  if (!isRecord(properties) || findWorkKeys(properties) === null) return null
  const found = listPerPerson({ type: 'array', items: { properties } }, {}, text)
  return found?.length === 1 ? (found[0] as Record<string, unknown>) : null
}

/** The two keys of an object with a person and a list of works; null for other objects. */
export const findWorkKeys = keepFor((properties: Schema): { person: string; works: string } | null => {
  const keys = Object.keys(properties)
  const [person, works] = [keys.find((key) => isPerson.test(key)), keys.find((key) => isWorks.test(key))]
  return keys.length === 2 && person !== undefined && works !== undefined && isListOfTexts(properties, works)
    ? { person, works }
    : null
})

function isListOfTexts(properties: Schema, key: string): boolean {
  const own = properties[key]
  return isRecord(own) && own['type'] === 'array' && isRecord(own['items']) && own['items']['type'] === 'string'
}

function findNames(text: string): string[] {
  const several = listed.exec(text)?.[1]
  const one = single.exec(text)?.[1]
  const names = several?.split(/,\s(?:and\s|&\s)?|\s(?:and|&)\s/) ?? (one === undefined ? [] : [one])
  return names.map((own) => own.replace(/(?<=\p{Ll})\.$/u, ''))
}

/** The known works of a person, and made-up titles for the others. */
function findWorks(person: string, size: number, index: number): string[] {
  const own = known[person.toLowerCase()]?.split('|') ?? []
  return Array.from({ length: size }, (_, at) => {
    const title = titles[(at + index * 2) % titles.length] as string
    return own[at] ?? (at < titles.length ? title : `${title} ${Math.floor(at / titles.length) + 1}`)
  })
}
