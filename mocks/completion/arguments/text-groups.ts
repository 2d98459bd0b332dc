/** Splits a text into the parts that are about one thing each, for lists of objects: a person, a city, a product. */
import { splitSentences } from '../text/sentences.ts'

const refers =
  /^(?:and |but |also,? )?(?:it|its|he|she|they|his|her|their|this|these|there|both|however|also|in addition)\b/i
const instructs =
  /^(?:only|use|make|follow|return|do|don['’]t|create|extract|please|ensure|respond|answer|list|give|generate|parse|convert|find|identify|here|output|format|include|read)\b/i
const most = 40

/** The part of a text for each name: the sentences with it, and those after them that only refer to it. */
export function splitByNames(text: string, names: readonly string[]): string[] {
  const sentences = splitSentences(text)
  const owners = sentences.map((sentence) => names.filter((name) => sentence.includes(name)))
  // Where a sentence is about several things, the text is cut at the names.
  if (owners.some((own) => own.length > 1)) return splitAt(text, names)
  const parts = new Map<string, string>()
  let current: string | undefined
  for (const [index, sentence] of sentences.entries()) {
    current = owners[index]?.[0] ?? current
    if (current !== undefined) parts.set(current, `${parts.get(current) ?? ''}${sentence}\n`)
  }
  return [...parts.values()].map((part) => part.trim())
}

/** The parts of a text that begin at each of the names; a first part begins with its sentence. */
function splitAt(text: string, names: readonly string[]): string[] {
  const starts = names
    .map((name) => text.indexOf(name))
    .filter((start) => start >= 0)
    .sort((a, b) => a - b)
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length))
}

/** Sentences that state something of a subject of their own, each with those that refer to it; none for a single one. */
export function splitBySubjects(text: string): string[] {
  const parts: string[] = []
  for (const sentence of splitSentences(text).slice(0, most)) {
    if (instructs.test(sentence)) continue
    if (parts.length > 0 && refers.test(sentence)) parts[parts.length - 1] += ` ${sentence}`
    else parts.push(sentence)
  }
  const stated = parts.filter((part) =>
    /^(?:the |an? |[-*•\d.)]{0,4} ?)?\p{Lu}?[\p{L}\d' -]{1,40}?(?:\s(?:is|was|has|costs?|lives|works|had|in|at|for)\b|\s?[-–:,(])/iu.test(
      part,
    ),
  )
  return stated.length === parts.length && stated.length > 1 ? stated : []
}

const listLine = /^[ \t]{0,8}(?:[-*•]|\d{1,2}[.)]|\p{Lu}\p{L}{1,20} (?:\d{1,2}|[A-H])[:.)])\s{1,4}(?=\S)/u

/** The items of a list in lines, without their markers, each with the lines up to the next one; none for a single one. */
export function splitByLines(text: string): string[] {
  const parts: string[] = []
  for (const line of text.split('\n').slice(0, 400)) {
    const marker = listLine.exec(line)?.[0]
    if (marker !== undefined) parts.push(line.slice(marker.length))
    else if (parts.length > 0 && line.trim() !== '') parts[parts.length - 1] += `\n${line}`
  }
  return parts.length > 1 && !parts.some((part) => instructs.test(part)) ? parts.slice(0, most) : []
}
