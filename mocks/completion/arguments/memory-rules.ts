/** Rules for what is stored in a memory: the statements of a request, and what kind of thing they are about. */
import { guard } from '../cues.ts'
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

export const memoryRules: readonly Rule[] = [
  { name: /^(?:entity_?type|entity_?kind|node_?type)$/, find: (facts) => [findKindOf(facts)] },
]

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
