/** Compares what a tool does with what a task asks for, by verbs in groups of the same meaning. */
import { guard } from '../cues.ts'
import { findAll } from '../find-all.ts'

const groups: readonly (readonly [verb: string, words: string])[] = [
  ['create', 'create make add put new write save generate set_up setup open insert register append submit'],
  ['read', 'read show view print cat display open view'],
  ['commit', 'commit'],
  ['click', 'click press tap'],
  ['list', 'list enumerate show'],
  ['delete', 'delete remove erase destroy drop clear cancel'],
  ['move', 'move rename'],
  ['copy', 'copy duplicate clone'],
  ['edit', 'edit change update modify replace set adjust rename turn switch dim apply patch fix'],
  ['search', 'search find look grep locate query'],
  ['send', 'send email message text forward post notify write reply'],
  ['get', 'get fetch retrieve lookup check tell what how which who where when is are on'],
  ['run', 'run execute start launch'],
  ['cancel', 'cancel stop abort unsubscribe'],
  ['convert', 'convert'],
  ['book', 'book reserve schedule plan arrange'],
  ['compare', 'compare'],
  ['reset', 'reset'],
  ['download', 'download'],
  ['upload', 'upload'],
]
const verbsOfWord = new Map<string, string[]>()
for (const [verb, words] of groups)
  for (const word of words.split(' ')) verbsOfWord.set(word, [...(verbsOfWord.get(word) ?? []), verb])

/** The verb of a tool's name or of the beginning of its description; undefined if it has none of the known verbs. */
export function verbOf(name: string): string | undefined {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
  for (const word of words.slice(0, 3)) {
    const plain = [word, word.replace(/s$/, ''), word.replace(/es$/, '')].find((one) => verbsOfWord.has(one))
    const [verb] = plain === undefined ? [] : (verbsOfWord.get(plain) ?? [])
    if (verb !== undefined) return verb
  }
  return undefined
}

/** The verbs that tell what a task asks for: those at the beginning of its sentences. */
export function readVerbs(text: string): Set<string> {
  const found = new Set<string>()
  for (const [, word] of findAll(beginnings, text.slice(0, 1000)))
    for (const verb of verbsOfWord.get((word as string).toLowerCase()) ?? []) found.add(verb)
  if (asksForSeveral.test(text)) found.add('list')
  const wished = wishes.exec(text.slice(0, 300))?.[1]?.toLowerCase()
  if (wished !== undefined)
    for (const word of [wished, `${wished}e`, wished.slice(0, -1)])
      for (const verb of verbsOfWord.get(word) ?? []) found.add(verb)
  return found
}

/** `Which tables are there?` */
const asksForSeveral = guard(
  /^\W{0,3}(?:which|what) (?:[a-z]{2,20} )?[a-z]{3,20}s (?:are (?:there|available|open|in)|exist|do (?:we|you|i) have|can i)\b/i,
)

/** `I'm thinking about finding …` */
const wishes = guard(
  /\b(?:thinking (?:about|of)|interested in|planning on|think about|consider)\s(?:a\s)?([a-z]{2,10})ing\b/i,
)

/** The first word of a sentence, of a clause after a comma or `and`, or after a phrase such as `please` or `can you`. */
const beginnings =
  /(?:^|\.[a-z]{1,4}\s(?=(?:change|set|replace|rename|update|add|remove|delete|edit)\b)|[.!?;\n]\s{0,3}|,\s|\b(?:and|then|please|can you|could you|would you|you to|want to|like to|need to|let['’]s|help me|to)\s)(?:(?:please|then|also|just|now|me)\s)?([A-Za-z]{2,12})\b/gi
