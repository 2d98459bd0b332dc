/** Answers requests for a title, a summary, key words or the like of a text or of the conversation. */
import { needs } from '../cues.ts'
import { findKeywords, summarize, writeTitle } from './digest.ts'
import { splitSentences } from './sentences.ts'
import type { RequestView } from '../request-view.ts'
import { splitTask } from '../task-parts.ts'

const longest = 60_000
const numberWords: Readonly<Record<string, number>> = { a: 1, one: 1, single: 1, two: 2, three: 3, four: 4, five: 5 }
const asksForTitle = /\b(?:title|headline|subject line|name for th(?:is|e) (?:chat|conversation))\b/i
const asksForSummary =
  /\b(?:summari[sz]e|summary|summaries|tl;?dr|main (?:idea|point|topic)|key (?:points|takeaways|information|details|facts)|condense|in a nutshell|shorten|gist)\b/i
const asksForKeywords = /\b(?:key ?words|tags|hashtags|key ?phrases)\b/i
const asksToWrite =
  /\b(?:generate|create|write|give|suggest|provide|produce|extract|list|reply|return|output|come up|find|make|what)\b/i
/** Cues of a request for a digest. */
export const digestCues = needs(
  'title headline subject name summari* summary tl tldr main key condense nutshell shorten gist keyword* keyphrase* tags hashtags',
)

/** The digest that a request asks for; null where it asks for none. */
export function findDigestAnswer(view: RequestView): string | null {
  const { taskText, systemText } = view
  if (taskText.length > longest) return null
  const own = splitTitled(taskText) ?? splitTask(taskText)
  const isInTask = isAsked(own.request)
  if (!isInTask && !(systemText.length < 4000 && isAsked(systemText))) return null
  const request = isInTask ? own.request : systemText
  const content = isInTask ? own.content || findEarlier(view) : taskText
  if (content === '') return null
  if (asksForTitle.test(request)) return writeTitle(content, Math.min(5, findLimit(request) ?? 5))
  if (asksForKeywords.test(request)) {
    const prefix = /\b([A-Z]{3,20}): ?<[\w ]{1,30}>/.exec(request)?.[1]
    const words = findKeywords(content, findNumber(request) ?? 5)
    // A text of stop words only has none, and an answer is never empty.
    return words.length === 0 ? null : `${prefix === undefined ? '' : `${prefix}: `}${words.join(', ')}`
  }
  const bullets = /\bbullets?\b|\bbullet points?\b|\bkey (?:points|takeaways)\b/i.test(request)
  const summary = bullets
    ? splitSentences(content)
        .slice(0, findNumber(request) ?? 3)
        .map((sentence) => `- ${sentence}`)
        .join('\n')
    : summarize(content, findNumber(request) ?? 2)
  const limit = findLimit(request)
  return limit === undefined || bullets ? summary : cutWords(summary, limit)
}

/** `Give me the TLDR in exactly 5 words: …`: no verb of `splitTask` introduces the text. */
const titled =
  /^(?:[^:\n]{0,60}\s)?(?:tl;?dr|titles?|headline|summary|keywords?|tags|hashtags|subject line|gist)\b[^:\n]{0,80}:\s{1,4}(?=\S[\s\S]{11})/i

function splitTitled(text: string): { request: string; content: string } | null {
  const head = titled.exec(text)?.[0]
  return head === undefined ? null : { request: head, content: text.slice(head.length) }
}

const asksForContent =
  /^\s*(?:what(?:['’]s| is| are)?|describe|tell me)\b[^?\n]{0,30}\b(?:(?:in|content\w*|inside|about)\b[^?\n]{0,20}\b(?:file|document|attachment|page|article|text)|(?:file|document|attachment|page|article|text)\b[^?\n]{0,10}\b(?:about|says?|contains?))\b[^?\n]{0,40}[?\n]/i
/** A text of at least this length is one that a system message wants summarized. */
const leastText = 400
/** Cues of a question for the content of a file. */
export const contentCues = needs(
  'what describe tell summari* summary',
  'file document attachment page article text summari* summary',
)

/** What a file says that is in the prompt, or the summary that the system message wants of any text; null for other requests. */
export function findContentAnswer(view: RequestView): string | null {
  const { taskText, systemText } = view
  if (taskText.length > longest) return null
  const { content } = splitTask(taskText)
  if (asksForContent.test(taskText.slice(0, 300))) {
    const text = content === '' ? taskText.split('\n').slice(1).join('\n').trim() : content
    return text.length < 3 ? null : summarize(text.replaceAll(/^-{3,}[^\n]*$/gm, ''), 2)
  }
  return taskText.length >= leastText && systemText.length < 600 && asksForSummary.test(systemText)
    ? findDigestAnswer(view)
    : null
}

function isAsked(text: string): boolean {
  return (
    asksForSummary.test(text) || (asksToWrite.test(text) && (asksForTitle.test(text) || asksForKeywords.test(text)))
  )
}

/** What the conversation is about: what the user said before. */
function findEarlier({ messages, userText }: RequestView): string {
  return messages
    .filter((message) => (message.role === 'user' || message.role === 'assistant') && message.text !== userText)
    .map((message) => message.text)
    .join('\n')
}

/** `in one sentence`, `three bullet points`, `5 keywords`. */
function findNumber(request: string): number | undefined {
  const match =
    /\b(\d{1,2}|a|one|single|two|three|four|five)\s+(?:[a-z-]{2,12}\s)?(?:sentences?|bullets?|points?|key ?words|tags|takeaways|hashtags)\b/i.exec(
      request,
    )?.[1]
  return match === undefined ? undefined : (numberWords[match.toLowerCase()] ?? Number(match))
}

/** `at most 6 words`, `3-5 word title`, `under 20 words`. */
function findLimit(request: string): number | undefined {
  const match = /\b(?:\d{1,3}\s?[-–]\s?)?(\d{1,3})[\s-]words?\b/i.exec(request)?.[1]
  return match === undefined ? undefined : Number(match)
}

function cutWords(text: string, most: number): string {
  const words = text.split(/\s+/)
  return words.length <= most
    ? text
    : `${words
        .slice(0, most)
        .join(' ')
        .replace(/[,;:.]$/, '')}.`
}
