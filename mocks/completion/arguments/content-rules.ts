/** Values that are made of a whole text: a title, a summary, key points, or one of the choices of a description. */
import { toText } from '../../common/index.ts'
import type { Facts } from '../facts.ts'
import { judge, judgePair } from '../judgement.ts'
import { findOptions } from '../options.ts'
import { findKeywords, summarize, writeTitle } from '../text/digest.ts'
import { splitSentences } from '../text/sentences.ts'
import { findJoke } from '../text/jokes.ts'
import { findBest } from './choices.ts'
import type { Property } from './property.ts'

const offersChoice = /\bor\b|\||\bone of\b|\/|:/

/**
 * The choice of a description that the conversation is about; `isOnly` where the description allows no other value. Undefined where the
 * description has no choices.
 */
export function findOffered(description: string, facts: Facts): { value: string; isOnly: boolean } | undefined {
  if (description.length < 6 || description.length > 600 || !offersChoice.test(description)) return undefined
  const options = findOptions(description)
  if (options.length < 2) return undefined
  const values = options.map((option) => option.value)
  const isOnly = !/\be\.g\.|\bfor example\b|\bsuch as\b|\blike\b/i.test(description)
  const yes = values.find((value) => /^yes$/i.test(value))
  const no = values.find((value) => /^no$/i.test(value))
  if (yes !== undefined && no !== undefined) {
    const isSo = judgePair(facts.text) ?? judge(`${description} ${facts.isSplit ? facts.request : ''}`, facts.text)
    return { value: isSo === false ? no : yes, isOnly }
  }
  const best = findBest(
    values,
    facts.text,
    options.map((option) => option.about),
  )
  return best < 0 ? { value: values[0] as string, isOnly: false } : { value: values[best] as string, isOnly }
}

const verdicts: readonly (readonly [yes: RegExp, no: RegExp])[] = [
  [
    /^(?:1|yes|true|supported|entailment|entailed|faithful|relevant|pass|correct)$/i,
    /^(?:0|no|false|unsupported|not[_ ]supported|contradiction|not[_ ]entailed|unfaithful|irrelevant|not[_ ]relevant|fail|incorrect)$/i,
  ],
]

/** The index of the verdict on two texts, of an enum of two verdicts; undefined for other enums, and where only one text is given. */
export function findVerdict(
  values: readonly unknown[],
  { name, description, facts }: Property & { facts: Facts },
): number | undefined {
  if (values.length < 2 || values.length > 3 || !facts.isSplit) return undefined
  for (const [yes, no] of verdicts) {
    const yesAt = values.findIndex((value) => yes.test(toText(value)))
    const noAt = values.findIndex((value) => no.test(toText(value)))
    if (yesAt < 0 || noAt < 0) continue
    const isSo = judge(`${name.replaceAll('_', ' ')} ${description} ${facts.request}`, facts.text)
    if (isSo === undefined) return undefined
    return isSo ? yesAt : noAt
  }
  return undefined
}

/** The summary, title, setup or the like that the text yields; undefined for other properties and for a text that is too short. */
export function findDigest(key: string, facts: Facts): string | undefined {
  if (/^(?:setup|punch_?line|joke)$/.test(key)) {
    const joke = findJoke(facts.request)
    if (key === 'setup') return joke.setup
    return key === 'joke' ? `${joke.setup} ${joke.punchline}` : joke.punchline
  }
  if (splitSentences(facts.text).length < 2) return undefined
  if (/summary|abstract|synopsis|tl_?dr|gist|overview|main_(?:idea|point)/.test(key)) return summarize(facts.text, 1)
  return /^(?:title|headline|heading|subject|subject_line)$/.test(key) ? writeTitle(facts.text) : undefined
}

/** The strings of a list that the text yields: key words, key points; none for other lists. */
export function findDigestList(name: string, facts: Facts): string[] {
  if (/^(?:tags?|key_?words?|topics?|themes?|hashtags|labels)$/i.test(name)) return findKeywords(facts.text, 4)
  if (/points|highlights|takeaways|bullets|sentences|main_ideas|facts|findings|statements|claims/i.test(name))
    return splitSentences(facts.text).slice(0, 5)
  return []
}

/** The beginning of what is written, as its subject. */
export function toSubject(body: string | undefined): string | undefined {
  const words = body
    ?.split(/(?<=[.!?])\s/)[0]
    ?.replace(/[.!?]{1,5}$/, '')
    .split(/\s/)
  const text = words?.slice(0, 8).join(' ')
  return text === undefined ? undefined : text.charAt(0).toUpperCase() + text.slice(1)
}
