/** Splits a task into what it asks and the text that it is about: `Classify the review.` and `The battery died.` */
import { guard } from './cues.ts'
import { findAll } from './find-all.ts'
import { keepRecent } from './recent-map.ts'

export interface TaskParts {
  /** What is asked, '' where the text only states something. */
  request: string
  /** The text that the request is about, '' where the task has none. */
  content: string
}

const longest = 60_000
const verbs =
  'classify|categori[sz]e|label|tag|rate|score|grade|judge|evaluate|assess|analy[sz]e|extract|parse|identify|find|detect|determine|decide|summari[sz]e|translate|rewrite|rephrase|paraphrase|convert|correct|fix|shorten|proofread|read|moderate|check|generate|suggest|route|structure|turn|tell|explain|review|improve|critique|simplify'
/** `Classify the following text: …`, also with the text on the next lines. */
const introduced = new RegExp(
  String.raw`^(?:[^\n:]{0,200}?[\s,])?(?:${verbs})\b[^:\n]{0,200}(?::|：)\s{0,10}(?=\S)`,
  'i',
)
/** `判断下面评论的情感：…`. */
const introducedInChinese =
  /^[^\n：:]{0,100}(?:判断|分类|归类|提取|抽取|翻译|总结|概括|分析|改写|识别|转换)[^\n：:]{0,100}[：:]\s{0,10}(?=\S)/
/** Labels of a text that is to be judged or read. */
const contentLabels =
  /^(?:(?:the|user|customer|input|source|retrieved|following|email|support|here is the|original|movie|news)\s){0,3}(?:text|review|passage|document|documents|article|e-?mail|message|ticket|input|content|sentence|comment|tweet|context|premise|source|reference|transcript|abstract|description|receipt|invoice|query|post|story|plot|paragraph|snippet|headline|data|conversation|chat history|history|feedback|facts|news|notes?|complaint|request|code|diff)$/i
const requestLabels =
  /^(?:(?:user|the|my|your)\s){0,2}(?:question|task|instructions?|guidelines|output|answer|format|response format|output format|examples?|labels?|options?|categories|summary|sentiment|classification|label|category|rules|goal|objective|hint|note|translation|title|statement|claim|hypothesis|response)$/i
/** A label at the start of a line, or after the end of a sentence. */
const label =
  /(?:^|\n)[ \t]{0,4}(?:#{1,4} ?|\*\*|\[)?([A-Za-z][A-Za-z -]{1,40}?)(?:\*\*|\])?[ \t]?[:：](?:\*\*)?|[.!?] {1,2}([A-Z][A-Za-z ]{1,30}): /g
const opening = guard(
  /<([a-z][\w-]{1,40})(?: [^<>\n]{1,200})?>|-{5,80}(?=\n)|\u0060\u0060\u0060(?:[a-z]{0,12}\n)?|"""|'{3}/g,
)
const mostMarks = 60
const shortestContent = 12
const shortestText = 40
const shortLabels = /^(?:e-?mail|message|data|notes?|code|description|input|content|post)$/i

/** The parts of a task; both are parts of the text as it is written. */
export const splitTask = keepRecent((text: string): Readonly<TaskParts> => {
  const sample = text.length > longest ? text.slice(0, longest) : text
  const parts = splitByLast(sample) ?? splitByTags(sample)
  if (parts !== null) return parts
  // The other forms need a colon, which most short requests do not have.
  if (!hasColon(sample)) return { request: sample, content: '' }
  return splitByLabels(sample) ?? splitByColon(sample) ?? { request: withoutLabels(sample), content: '' }
})

/** Whether a text has a colon; an inclusion takes less time than a pattern. */
export function hasColon(text: string): boolean {
  return text.includes(':') || text.includes('：')
}

/** The text without what stands between tags and fences. */
export function withoutTagged(text: string): string {
  return splitByTags(text)?.request ?? text
}

/** `<document>…</document>`, fenced blocks and triple quotes are the text, what is around them the request. */
function splitByTags(text: string): TaskParts | null {
  if (!opening.mayMatch(text)) return null
  const content: string[] = []
  let request = ''
  let at = 0
  let tries = 0
  for (const mark of text.matchAll(opening.pattern)) {
    if (mark.index < at) continue
    if (++tries > mostMarks) break
    const from = mark.index + mark[0].length
    const closing =
      mark[1] === undefined ? (mark[0].startsWith('-----') ? mark[0] : mark[0].slice(0, 3)) : `</${mark[1]}>`
    const end = text.indexOf(closing, from)
    if (end < 0) continue
    request += `${text.slice(at, mark.index)} `
    content.push(text.slice(from, end).trim())
    at = end + closing.length
  }
  request = (request + text.slice(at)).trim()
  const joined = content.join('\n')
  // Short tags outline the answer.
  return joined.length < shortestContent || request === '' ? null : { request, content: joined }
}

/** `… Summarize the text above.`: the last paragraph asks about those before it. */
function splitByLast(text: string): TaskParts | null {
  const at = text.trimEnd().lastIndexOf('\n\n')
  const last = at < 0 ? '' : text.slice(at).trim()
  const isRequest = last.length < 300 && /\b(?:above|preceding)\b/i.test(last) && !/[:：]$/.test(last)
  return isRequest ? { request: last, content: text.slice(0, at).trim() } : null
}

function splitByLabels(text: string): TaskParts | null {
  const marks = findAll(label, text).slice(0, 60)
  const known = marks.filter((mark) => isKnownLabel(mark[1] ?? mark[2] ?? ''))
  const [first] = known
  if (first === undefined) return null
  const request = [text.slice(0, first.index)]
  const content: string[] = []
  for (const [index, mark] of known.entries()) {
    const name = (mark[1] ?? mark[2] ?? '').trim()
    const whole = text.slice(mark.index + mark[0].length, known[index + 1]?.index ?? text.length).trim()
    // `Query: …` and a paragraph that tells what to do with it.
    const order = /query|question$/i.test(name) ? whole.search(orderAfter) : -1
    const body = order > 0 ? whole.slice(0, order).trim() : whole
    if (order > 0) request.push(whole.slice(order).trim())
    // `Email: ann@example.com` is a member of a record, `Email: Dear Ann, …` a text.
    const isText =
      contentLabels.test(name) && !isMember(name, body) && (body.length > shortestText || !shortLabels.test(name))
    if (isText) content.push(body)
    else request.push(body)
  }
  const [only] = known
  // `Split the answer into statements. Answer: …`: what is asked for is above.
  const isQuestion = /\b(?:question|task|instructions?)$/i.test((only?.[1] ?? only?.[2] ?? '').trim())
  if (content.length === 0 && known.length === 1 && only !== undefined && only.index > 0 && !isQuestion) {
    const body = request.pop() ?? ''
    if (!isMember(only[1] ?? only[2] ?? '', body) && body.length > shortestText && /[.!?]\s/.test(body))
      content.push(body)
  }
  const joined = content.join('\n').trim()
  return joined === '' ? null : { request: request.join('\n').trim(), content: joined }
}

const orderAfter =
  /\n[ \t]{0,8}\n[ \t]{0,8}(?=(?:determine|classify|decide|identify|choose|select|return|respond|output)\b)/i

/** Whether a label and its line are a member of a record, whose next member follows. */
function isMember(name: string, body: string): boolean {
  return shortLabels.test(name.trim()) && /^[^\n]{1,60}\n[A-Z][A-Za-z ]{1,30}:/.test(body)
}

function isKnownLabel(name: string): boolean {
  const plain = name.trim()
  return contentLabels.test(plain) || requestLabels.test(plain)
}

function splitByColon(text: string): TaskParts | null {
  const head = (introduced.exec(text) ?? introducedInChinese.exec(text))?.[0]
  if (head === undefined || aboutForm.test(head)) return null
  const content = text.slice(head.length)
  return content.trim().length < 8 ? null : { request: head.trim(), content: content.trim() }
}

/** A colon after these introduces the form of the answer. */
const aboutForm =
  /\b(?:format|form|formats|example|examples|template|json|schema|e\.g|i\.e|note|rules|guidelines|categories|labels|options|one of|criteria|steps)\b[^:]{0,40}[:：]\s*$/i

function withoutLabels(text: string): string {
  return text.replace(/\n\s{0,4}(?:answer|output|response|label|category|sentiment|summary|title)\s?[:：]\s*$/i, '')
}
