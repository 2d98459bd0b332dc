/** Finds the words that a text lists for a property: after its name and a colon, or joined by commas and `and`. */
import { createRecentMap } from '../recent-map.ts'
import { toNamePattern } from './name-pattern.ts'

/** The patterns of the name of a list. */
interface ListPatterns {
  readonly name: RegExp
  /** A line with the name and what follows. */
  readonly line: RegExp
  /** The name before names with capitals. */
  readonly beforeNames: RegExp
  /** An article or `with`, the name, and any words. */
  readonly beforeWords: RegExp
  /** The name in the singular before one word: `with label bug`. */
  readonly beforeWord: RegExp
  /** The name before a colon or a verb. */
  readonly label: RegExp
}

const patternsOf = createRecentMap<string, ListPatterns>(500)

function patternsFor(name: string): ListPatterns {
  const known = patternsOf.get(name)
  if (known !== undefined) return known
  const spelled = toNamePattern(name)
  const singular = toNamePattern(name.replace(/s$/, ''))
  const patterns: ListPatterns = {
    name: new RegExp(singular, 'i'),
    line: new RegExp(String.raw`(?:^|\n|[.;]\s)\W{0,4}${spelled}\W{0,3}[:：]\s{0,3}([^\n]{1,400})`, 'i'),
    beforeNames: new RegExp(
      String.raw`\b${spelled}\s((?:\p{Lu}[\p{L}\d'’-]{0,30}(?:\s\p{Lu}[\p{L}\d'’-]{0,30}){0,4}(?:,\s(?:and\s)?|\sand\s)){1,12}\p{Lu}[\p{L}\d'’-]{0,30}(?:\s\p{Lu}[\p{L}\d'’-]{0,30}){0,4})`,
      'u',
    ),
    beforeWords: new RegExp(
      String.raw`\b(?:the|with|these|following)\s${spelled}\s((?:[\p{L}\d][\p{L}\d-]{0,30}(?:,\s(?:and\s)?|\sand\s)){1,12}[\p{L}\d][\p{L}\d-]{0,30})`,
      'u',
    ),
    beforeWord: new RegExp(String.raw`\b(?:with|the|and)\s${singular}\s["'\u0060]?([\p{L}\d][\p{L}\d-]{0,30})`, 'u'),
    label: new RegExp(String.raw`\b${spelled}\b\s?(?::|are|include)`, 'i'),
  }
  patternsOf.set(name, patterns)
  return patterns
}

const areSentences =
  /^(?:(?:work_?)?experiences?|education|employment(?:_history)?|work_?history|certifications|degrees|addresses|positions)$/i

/** The items of a line with the list's name: `Allergies: penicillin, latex`; also `the songs Low Water and Harbour`. */
export function findLabelledItems(name: string, text: string): string[] {
  if (!/^[\w-]{3,40}$/.test(name)) return []
  const patterns = patternsFor(name)
  if (!patterns.name.test(text)) return []
  const items =
    patterns.line.exec(text)?.[1]?.replace(areSentences.test(name) ? /\.$/ : /\.(?:\s.*)?$/, '') ??
    patterns.beforeNames.exec(text)?.[1] ??
    patterns.beforeWords.exec(text)?.[1] ??
    patterns.beforeWord.exec(text)?.[1] ??
    ''
  // `Experience: Engineer at Acme, 2019 to 2023` is one item.
  if (areSentences.test(name))
    return items
      .split(/;\s*/)
      .map((item) => item.trim())
      .filter((item) => item !== '')
  return items
    .split(/,\s*(?:and |or )?|;\s*|\s(?:and|or)\s/)
    .map((item) => item.trim().replace(/^["'[]|["'\]]$/g, ''))
    .filter((item) => item !== '')
}

const listed =
  /(?:[:：]|\b(?:are|is|include|includes|including|with|buy|need|needs|ingredients?|tags?|skills?|contains?|likes?|use|knows?|of|add|takes?|taking|prescribed|wants?|bought|speaks?|have|has)\b)\s{0,3}((?:[\p{L}\d][\p{L}\d '-]{0,30}?,\s{0,3}){1,12}(?:and |or )?[\p{L}\d][\p{L}\d '-]{0,80}|[\p{L}\d][\p{L}\d'-]{0,30} and [\p{L}\d][\p{L}\d'-]{0,30})(?=[.!?\n]|$)/iu

const relatives = /^(?:children|kids|sons|daughters|siblings|brothers|sisters|pets|friends|grandchildren)(?:_names)?$/i
/** `two sons named Aksel and Viggo`. */
const namedOnes =
  /\b(?:named|called|names are|are called)\s((?:\p{Lu}[\p{L}'’-]{1,30}(?:,\s(?:and\s)?|\sand\s)){0,8}\p{Lu}[\p{L}'’-]{1,30})/u

/** `milk, eggs and bread` for a list of strings; the words beside the property's name first. */
export function findWords(text: string, name: string): string[] {
  const sample = text.slice(0, 2000)
  const at = sample.toLowerCase().indexOf(name.toLowerCase().replaceAll('_', ' '))
  const named = relatives.test(name) ? namedOnes.exec(sample)?.[1] : undefined
  if (named !== undefined) return named.split(/,\s(?:and\s)?|\sand\s/)
  const match = (at >= 0 ? listed.exec(sample.slice(at)) : null) ?? listed.exec(sample)
  if (match === null) return []
  return (match[1] as string)
    .split(/,\s*(?:and |or )?|\s(?:and|or)\s/)
    .map((word) => word.replace(/\s(?:to|from|on|in|into|for|at|as)\s.*$/, '').trim())
    .filter((word) => word !== '')
}

/** Lists that are made of a whole text, unless it has a line with the name of the list. */
export const isDigest = /^(?:tags?|key_?words?|topics?|themes?|hashtags|key_\w+|highlights|takeaways)$/i

export function findLabelledWords(text: string, name: string): string[] {
  return patternsFor(name).label.test(text) ? findWords(text, name) : []
}

const properLists =
  /^(?:compan(?:y|ies)|stocks|teams|artists|countries|players|brands|products|authors|actors|bands|languages|cities)(?:_names)?$/i
const properList =
  /\b(?:of|for|between|about|on|with|by|compare)\s((?:\p{Lu}[\p{L}\d&.'’-]{1,30}(?:\s\p{Lu}[\p{L}\d&'’-]{1,30}){0,2}(?:,\s(?:and\s)?|\sand\s)){1,8}\p{Lu}[\p{L}\d&'’-]{1,30}(?:\s\p{Lu}[\p{L}\d&'’-]{1,30}){0,2})/u

/** Names with capitals that a text joins: `Apple and Microsoft` for `companies`. */
export function findProperList(name: string, text: string): string[] {
  if (!properLists.test(name)) return []
  return (properList.exec(text.slice(0, 2000))?.[1] ?? '').split(/,\s(?:and\s)?|\sand\s/).filter((one) => one !== '')
}
