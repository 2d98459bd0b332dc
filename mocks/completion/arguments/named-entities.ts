/** Reads the proper names of a text and what they name: persons, organizations, places. */
import { keepWithFacts } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { isKnownPlace } from '../facts/places.ts'

export interface NamedEntities {
  persons: readonly string[]
  organizations: readonly string[]
  places: readonly string[]
}

const longest = 4000
const most = 60
const proper =
  /(?<![\p{L}\d'’])(?:(?:Dr|Mr|Mrs|Ms|Prof|St)\.|\p{Lu}\.(?=\s\p{Lu})|\p{Lu}(?:[\p{L}\d&'’-]|\.(?=\p{L})){0,30})(?:\s(?:\p{Lu}[\p{L}\d&'’-]{0,30}|of(?= \p{Lu})|(?:de|van|von|la|der|al)(?!\p{L}))){0,4}/gu
/** Words that begin sentences and requests, months and days. */
const notNames =
  /^(?:I|The|A|An|This|That|These|Those|It|Its|He|She|They|We|You|There|Here|What|Who|Where|When|Which|How|Why|My|Our|Your|His|Her|Their|In|On|At|If|And|But|Or|So|As|For|From|To|With|By|After|Before|Please|Extract|List|Find|Identify|Classify|Text|Passage|Article|Input|Sentence|Question|Answer|Summary|Hello|Hi|Hey|Thanks|Dear|Yes|No|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Today|Tomorrow|Yesterday|Last|Next|All|Some|Both|Mr|Mrs|Ms|Dr|CEO|CTO|CFO|JSON|Tell|Send|Ask|Call|Invite|Remind|Book|Create|Show|Give|Get|Add|Look|Let|Notify|Inform|Bill|Ship|Return|Please|Total|Invoice|Receipt|Order|Date|Name|Email|Phone|Address)\.?$/
const organizationForm =
  /\b(?:Inc|Corp|Ltd|LLC|GmbH|AG|Co|Company|Corporation|Group|Bank|University|Institute|College|Labs?|Technologies|Systems|Airlines|Foundation|Agency|Ministry|Department|Association|Museum|Hospital|Council|Committee|Union|Times|Motors|Foods|Energy|Software|Partners|Studios?|Robotics|Records|NASA|WHO|NATO|UN|EU|FBI)\b/
const beforeOrganization =
  /\b(?:works? (?:at|for)|joined|at|for|by|founded|acquired?|acquires|startup|company|firm|employer|with|of|from)\s(?:the\s)?$/i
const afterOrganization =
  /^(?:['’]s)?\s(?:headquarters|hq|office|announced|acquired|released|launched|reported|shares|stock|employees|plans to|said it|inc|unveiled|hired|opened|offices|campus)\b/i
const beforePlace =
  /\b(?:in|to|from|near|visited|visiting|toward|towards|across|outside|live in|lives in|city of|town of|capital of|flew to|based in|headquarters in)\s(?:the\s)?$/i
/** `The CEO, Tim Cook, …`. */
const afterRole =
  /\b(?:CEO|CTO|CFO|president|founder|director|minister|chair(?:man|woman)?|actor|actress|author|singer|coach|captain|manager|spokes\w+),?\s$/i
const title = /^(?:Dr|Mrs?|Ms|Prof|Professor|President|Senator|Judge|Captain|Sir)\.?\s/

/** The different names of a text by kind, in their order in the text. */
export const readEntities = keepWithFacts((facts: Facts): NamedEntities => {
  const text = facts.text.slice(0, longest)
  const persons: string[] = []
  const organizations: string[] = []
  const places: string[] = []
  let previous: { list: string[]; end: number } | undefined
  for (const match of [...text.matchAll(proper)].slice(0, most)) {
    const name = trimName(match[0], text.slice(Math.max(0, match.index - 2), match.index))
    if (name === '' || notNames.test(name)) continue
    const at = match.index + match[0].indexOf(name)
    // The names of a list are of the same kind: `Ann, Tom Reed and Li Chen`.
    const isListed = previous !== undefined && /^(?:,\s?|,?\s(?:and|or|&)\s)$/.test(text.slice(previous.end, at))
    const list =
      previous !== undefined && isListed && !isKnownPlace(name) && !organizationForm.test(name)
        ? previous.list
        : listOf(name, text.slice(Math.max(0, at - 40), at), text.slice(at + name.length, at + name.length + 40))
    previous = { list, end: at + name.length }
    if (!list.includes(name)) list.push(name)
  }
  return { persons, organizations, places }

  function listOf(name: string, before: string, after: string): string[] {
    const isFrom = /\b(?:from|for|to|with|by)\s$/i.test(before)
    const isPlace =
      isKnownPlace(name) || (!isFrom && facts.places.some((place) => place === name || place.startsWith(`${name},`)))
    if (title.test(name) || afterRole.test(before)) return persons
    if (organizationForm.test(name) || /^[A-Z]{2,6}$/.test(name)) return organizations
    if (afterOrganization.test(after)) return organizations
    if (beforePlace.test(before) && !/\b(?:from|to)\s$/i.test(before)) return places
    const words = name.split(' ').length
    if (words > 1 && !isPlace) return persons
    if (beforeOrganization.test(before) && !isPlace && !/\b(?:with|by|from|for)\s$/i.test(before)) return organizations
    return isPlace ? places : persons
  }
})

/** A name without the article or the first word of a sentence. */
function trimName(name: string, before: string): string {
  const plain = name.replace(/['’]s$/, '').replace(/[.]$/, '')
  const [first = '', ...rest] = plain.split(' ')
  if (notNames.test(first)) return rest.join(' ').replace(/^(?:of|de|van|von|la|der|al)\s/, '')
  // A capitalized word at the start of a sentence is a name only if other signs confirm it.
  return rest.length === 0 && before === '' && /^(?:[A-Z][a-z]+(?:ly|ing|ed))$/.test(first) ? '' : plain
}
