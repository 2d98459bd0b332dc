/** Answers what a person whom the user named does: `What does Ruth do?` after `My sister is called Ruth. She is a pilot.` */
import { guard } from '../cues.ts'
import type { RequestView } from '../request-view.ts'
import { splitAtMarks } from './sentences.ts'
import { toSecondPerson } from './second-person.ts'

const asks = guard(
  /^\s*what (?:does|did) (\p{Lu}\p{L}{1,30}|my [a-z]{2,20}) do\b(?: for (?:a living|work))?\s*\?|^\s*what(?:['’]s| is) (\p{Lu}\p{L}{1,30}|my [a-z]{2,20})['’]s (?:job|profession|occupation)\s*\?/iu,
)
const work =
  /\b(?:is|was|works as|worked as)\s(?:a|an)\s[a-z][a-z -]{2,40}|\bworks?\s(?:as|at|for|in)\s|\bteaches\b|\bruns\s/i
const pronoun = /^(?:he|she|they)\b/i
const longest = 20_000
const mostSentences = 400

/** The sentence that says it; null where nothing is asked about a person, or nothing is said. */
export function findWorkOf(question: string, { messages, taskText }: RequestView): string | null {
  const asked = asks.exec(question)
  const person = (asked?.[1] ?? asked?.[2])?.toLowerCase()
  if (person === undefined) return null
  for (const { role, text } of messages.toReversed()) {
    if (role !== 'user' || text === taskText) continue
    const sentences = splitAtMarks(text.slice(0, longest)).slice(0, mostSentences)
    const at = sentences.findIndex((sentence) => sentence.toLowerCase().includes(person))
    if (at < 0) continue
    // A pronoun in the next sentence stands for the person.
    const next = sentences[at + 1] ?? ''
    const found = [sentences[at] ?? '', pronoun.test(next) ? next : ''].find((sentence) => work.test(sentence))
    if (found !== undefined) return toSecondPerson(found.replace(/(?<=\w)$/, '.'))
  }
  return null
}
