/**
 * Counts what a text says about a topic, for choosing a category, a label or an agent by its name. A text is about the topic of which
 * it has most words.
 */
import { guard } from './cues.ts'
import type { GuardedPattern } from './cues.ts'
import { createRecentMap } from './recent-map.ts'
import { topicWords } from './topic-words.ts'

const patterns = createRecentMap<string, readonly GuardedPattern[]>(500)
const compiled = new Map<string, GuardedPattern>()

/** How many words of a text belong to a topic with this name; 0 also where the name is unknown. */
export function countTopicWords(name: string, text: string): number {
  let count = 0
  for (const { mayMatch, pattern } of patternsOf(name)) if (mayMatch(text)) count += text.match(pattern)?.length ?? 0
  return count
}

/** Whether words about a topic with this name are known. */
export function isTopic(name: string): boolean {
  return patternsOf(name).length > 0
}

function patternsOf(name: string): readonly GuardedPattern[] {
  const known = patterns.get(name)
  if (known !== undefined) return known
  const plain = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim()
  const forms = [plain, plain.replaceAll(' ', '-'), ...plain.split(' ')]
  const found = topicWords
    .filter(([names]) => forms.some((form) => names.test(form)))
    .map(([, words]) => compile(words))
  patterns.set(name, found)
  return found
}

/** Whole words, then after `||` what may stand inside of words. */
function compile(source: string): GuardedPattern {
  const known = compiled.get(source)
  if (known !== undefined) return known
  const [words = '', others] = source.split(' || ')
  const pattern = guard(new RegExp(String.raw`\b(?:${words})\b${others === undefined ? '' : `|${others}`}`, 'gi'))
  compiled.set(source, pattern)
  return pattern
}
