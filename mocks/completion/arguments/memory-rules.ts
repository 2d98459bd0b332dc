/** Rules for what is stored in a memory: the statements of a request, and what kind of thing they are about. */
import { guard } from '../cues.ts'
import { writeTitle } from '../text/digest.ts'
import { splitSentences } from '../text/sentences.ts'
import type { Facts } from '../facts.ts'
import type { Rule } from './property.ts'
import { findPersons } from './text-extracts.ts'

const longest = 2000
const most = 12
const order = guard(
  /^\W{0,3}(?:please\s|can you\s|could you\s)?(?:remember|note|memori[sz]e|keep in mind|save|store|record|add|don['’]t forget|make a note)(?:\s(?:in|to) (?:your |the )?(?:memory|notes|knowledge graph|database))?(?:\sthat\b|\sthis\b|\sthe following\b)?\s?:?\s{1,3}/i,
)
const kindOf =
  /\b(?:is|was)\san?\s(?:[\p{L}-]{2,20}\s){0,1}?(person|company|organi[sz]ation|city|country|place|event|project|product|team|animal|dog|cat|book|film|software|tool|language|library|restaurant|hotel|concept)\b/iu
const organization = /\b(?:Inc|Ltd|Corp|LLC|GmbH|Labs|University|Bank)\b/

const makesRule =
  /\b(?:make|create|add|save|keep|remember|write|turn)\b[^.!?\n]{0,40}\b(?:rule|guideline|convention|preference|this|that|it)\b/i

/** The statements of a request to keep a rule, without the request. */
function findRule({ text }: Facts): string | undefined {
  const sentences = splitSentences(text.slice(0, longest))
  const kept = sentences.filter((one) => !makesRule.test(one) || /:\s\S/.test(one))
  return kept.length === 0 ? undefined : kept.join(' ').replace(/^[^:]{0,60}\brule:\s/i, '')
}

export const memoryRules: readonly Rule[] = [
  { name: /^(?:rule|guideline|preference|convention)$/, find: (facts) => [findRule(facts)] },
  {
    name: /^(?:name|title|label)$/,
    find: (facts, about) => [isShortName.test(about) ? writeTitle(findRule(facts) ?? facts.text) : undefined],
  },
  { name: /^(?:entity_?type|entity_?kind|node_?type)$/, find: (facts) => [findKindOf(facts)] },
]

const isShortName = /\b(?:short|descriptive|brief|concise)\b[^.\n]{0,30}\b(?:name|title|label)\b/

/** What a statement is about: `person` of "Ida Moen is a person who …". */
function findKindOf({ text }: Facts): string | undefined {
  const sample = text.slice(0, longest)
  const said = kindOf.exec(sample)?.[1]?.toLowerCase()
  if (said !== undefined) return said
  if (organization.test(sample)) return 'organization'
  return findPersons(sample).length > 0 || /\b(?:i|my|me)\b/i.test(sample) ? 'person' : undefined
}

/** The names of lists of statements that a memory stores. */
export const statementsName = /^(?:observations?|facts|statements|memories)$/i

/** The statements of an order to remember them; none of other texts. */
export function findStatements(text: string): string[] {
  const sample = text.slice(0, longest)
  const begin = order.exec(sample)?.[0]
  if (begin === undefined) return []
  return splitSentences(sample.slice(begin.length))
    .map((one) => one.trim().replace(/[.!]$/, ''))
    .filter((one) => one.length > 2)
    .slice(0, most)
}
