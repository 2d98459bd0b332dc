/** Answers a question from the text that a prompt gives for it, where no narrower rule finds a statement. */
import { guard, needs } from '../cues.ts'
import { readFacts } from '../facts.ts'
import { findQuestion } from '../passage/asked.ts'
import { findShape } from '../passage/shapes.ts'
import type { RequestView } from '../request-view.ts'
import { splitTask } from '../task-parts.ts'
import { findAdmission } from './prescribed.ts'
import { compareWords, toWords } from './recall-words.ts'
import { splitSentences } from './sentences.ts'

/** Cues of a prompt with such a text. */
export const contextCues = needs(
  'context contexts document documents doc docs reference references knowledge information passage passages article articles source sources notes excerpt excerpts retrieved text data facts policy faq transcript memory memories',
)
const longest = 20_000
const mostSentences = 300
/** What introduces a text in a system message. */
const introduced = guard(
  /\b(?:context|documents?|docs|references?|knowledge(?: base)?|information|passages?|articles?|sources?|notes|excerpts?|facts|policy|faq|memor(?:y|ies))\b[^\n.]{0,80}(?::|>|\n|-{3})/i,
)
const asks =
  /\?|^\s*(?:what|who|where|when|which|how|why|whose|tell|explain|describe|does|do|is|are|can|did|was|were)\b/i
const taggedQuestion = guard(/<(?:question|query|user_question|user_query)>\s{0,9}([^<>]{3,300}?)\s{0,9}<\//i)
const label = /^(?:question|query|q|user question|user query|input)\s?[:：]\s*/i
/** Sentences that tell how to answer, and the frames around a text. */
const isOrder =
  /^\W*(?:use|using|answer|you are|you must|you should|given|respond|reply|please|if|do not|don['’]t|only|keep|return|based on|read|think|always|never|helpful answer|context information|some rules|\d\. (?:never|avoid|always|do not))\b/i
/** The key of a record before its text: `content: '…'`. */
const key =
  /^\W*(?:(?:page_?)?content|text|body|passage|snippet|answer|context|document(?: \d{1,3})?|source(?: \d{1,3})?|\[?\d{1,3}\]?)\s?[:.)]\s*["'“]?/i
const isCode = /[{}]|\/\/|":/
const isMember = /^\W*(?:name|title|id|url|source|score|date|author|file_path|page_label|metadata)\s?[:=]\s?\S/i
const admits =
  /\b(?:don['’]t|do not|cannot|can['’]t|isn['’]t|is not|unable|unsure)\b[^.\n]{0,60}\b(?:know|answer|found|find|contain\w*|sure|in the|provided|available|given)\b/i

/** The sentences of the text that say most about the question; null where the prompt gives no text or asks nothing. */
export function findInContext(view: RequestView): string | null {
  const { taskText, systemText, chinese } = view
  if (taskText.length > longest || chinese || taskText.includes('\u0060\u0060\u0060')) return null
  const parts = splitTask(taskText)
  const tagged = about.test(taskText) ? taggedQuestion.exec(taskText)?.[1]?.trim() : undefined
  const isOwn = parts.content !== '' || tagged !== undefined
  const question = tagged ?? findAsked(isOwn ? parts.request : taskText)
  if (question === null) return null
  const context = isOwn ? parts.content || taskText : introduced.test(systemText) ? systemText.slice(0, longest) : ''
  const sentences = splitSentences(context.replaceAll(/<[^<>\n]{1,200}>/g, '\n'))
    .filter((sentence) => !isMember.test(sentence) && !isOrder.test(sentence) && !label.test(sentence))
    .map(withoutKey)
    .filter(
      (sentence) => /\s\S/.test(sentence) && !isCode.test(sentence) && sentence !== question && !sentence.endsWith('?'),
    )
    .slice(0, mostSentences)
  if (sentences.length === 0) return null
  // What a text says about the form of its answer is taken out of the task.
  const whole = view.messages.findLast(({ role }) => role === 'user')?.raw['content']
  const written = typeof whole === 'string' ? whole : taskText
  const isOpen = admits.test(`${written.slice(0, longest)}\n${systemText.slice(0, 4000)}`)
  const best = findBestOf(sentences, question, isOpen ? 0.7 : 0.25)
  if (best !== null) return best
  if (isOpen) return isOwn ? findAdmission(written, systemText) : null
  return !isOwn || !about.test(taskText) ? null : sentences.slice(0, 2).join(' ')
}

/** A frame that demands an answer from the text. */
const about = /\b(?:context|documents?|passages?|references?|knowledge|information|articles?|sources?|text)\b/i

function findAsked(request: string): string | null {
  const sentences = splitSentences(request).map((one) => one.replace(/^<\w{1,20}>|<\/\w{1,20}>$/g, ''))
  const labelled = sentences.findLast((sentence) => label.test(sentence))
  const found =
    labelled ??
    sentences.findLast((sentence) => /\?\s*$/.test(sentence)) ??
    sentences.find((sentence) => asks.test(sentence) && !isOrder.test(sentence))
  return found === undefined || found.length > 300 ? null : found.replace(label, '').trim()
}

/** A sentence without the key and the quotation marks of the record in which it stands. */
export function withoutKey(sentence: string): string {
  const plain = sentence
    .replace(key, '')
    .replace(/^[-*•#\s]+/, '')
    .trim()
  return plain.length < sentence.length ? plain.replace(/(?<=[.!?])["'”]$/, '') : plain
}

/** The best sentence with what it shares with the question, and the one after it where that says as much. */
function findBestOf(sentences: readonly string[], question: string, least: number): string | null {
  const wanted = toWords(question.replace(/\b(?:go|went|happen(?:ed)?|tell|explain|describe)\b/gi, ' '))
  const noun = findQuestion(question)?.noun
  const shape = noun === undefined ? undefined : findShape(noun)
  const count = /^count (.{2,})$/.exec(noun ?? '')?.[1]?.toLowerCase()
  let best: { at: number; score: number } | null = null
  for (const [at, sentence] of sentences.entries()) {
    const shared = wanted.size === 0 ? 0 : compareWords(wanted, sentence)
    const hasShape = shape !== undefined && shape.find(readFacts(sentence, false, 0)).length > 0
    const isCounted =
      count !== undefined &&
      /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen)\b/i.test(sentence) &&
      sentence.toLowerCase().includes(count)
    const score = shared + (hasShape || isCounted ? 0.3 : 0)
    if (score >= least && (best === null || score > best.score)) best = { at, score }
  }
  return best === null ? null : (sentences[best.at] as string)
}
