/** Lists after a verb, for lists of texts: `Petra loves climbing, chess and baking` for `hobbies`. */
import { toText } from '../common/index.ts'
import { guard } from './cues.ts'
import type { GuardedPattern } from './cues.ts'
import { isRecord } from './request-view.ts'

type Properties = Readonly<Record<string, unknown>>

const item = String.raw`[\p{L}\d][\p{L}\d+#.'’ -]{0,40}?`
const list = String.raw`(${item}(?:,\s${item}){0,12}(?:,?\s(?:and|or|&)\s${item})?)(?=[.;!?\n)"”]|,?\s(?:but|who|which|that|while|for|at|as well)\b|$)`
/** What introduces the items of a list with such a name. */
const introductions: readonly (readonly [key: RegExp, form: GuardedPattern])[] = [
  [
    /^(?:hobbies|interests|likes|favou?rites|activities)$/i,
    guard(
      new RegExp(
        String.raw`\b(?:loves|likes|enjoys|adores|love|like|enjoy|hobbies(?: are| include)?:?|interests(?: are| include)?:?|is into|interested in)\s${list}`,
        'iu',
      ),
    ),
  ],
  [
    /skills|technologies|tools|languages|stack|frameworks/i,
    guard(
      new RegExp(
        String.raw`\b(?:experience (?:in|with)|experienced (?:in|with)|skilled in|proficient in|expert in|fluent in|knows|speaks|knowledge of|skills(?: are| include)?:?|works with|worked with|using|familiar with|good at)\s${list}`,
        'iu',
      ),
    ),
  ],
  [
    /^(?:weapons|equipment|gear|items|pets|toppings|extras|accessories|ingredients|features|add_?ons)$/i,
    guard(
      new RegExp(
        String.raw`\bwith\s((?:an?\s|the\s|some\s|extra\s)?${item}(?:,\s(?:an?\s)?${item}){0,8}(?:,?\sand\s(?:an?\s|the\s|some\s)?${item})?)(?=[.;!?\n)"”]|,|$)`,
        'iu',
      ),
    ),
  ],
]

const likes = /\b(?:likes?|loves?|enjoys?|prefers?|favou?rites?)\b/i
/** `likes to paint harbours and boats`. */
const liked = guard(
  new RegExp(
    String.raw`\b(?:like|love|enjoy|prefer)s?\s(?:to\s\p{L}{2,20}\s|\p{L}{2,20}ing\s(?!and\b|or\b))?(?:the\s)?${list}`,
    'iu',
  ),
)

/** `Petra loves climbing, chess and baking` for `hobbies`. */
export function readListed(text: string, properties: Properties): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const [key, schema] of Object.entries(properties)) {
    if (
      !isRecord(schema) ||
      schema['type'] !== 'array' ||
      (isRecord(schema['items']) && schema['items']['type'] !== 'string')
    )
      continue
    const isLiked = likes.test(toText(schema['description'] ?? ''))
    const written = (introductions.find(([name]) => name.test(key))?.[1] ?? (isLiked ? liked : undefined))?.exec(
      text,
    )?.[1]
    const items = (written ?? '')
      .split(/,\s(?:and\s|or\s)?|\s(?:and|or|&)\s/)
      .map((one) => one.replace(/^(?:an?|the|some)\s/i, '').trim())
      .filter((one) => one !== '')
    if (items.length > 1 && items.every((one) => one.split(' ').length <= 4)) found[key] = items
  }
  return found
}
