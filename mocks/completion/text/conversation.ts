/** Answers what is asked about the conversation itself, and greetings of a given length. */
import { escapePattern } from '../../common/index.ts'
import { guard, needs } from '../cues.ts'
import { oneToTen } from '../number-words.ts'
import type { RequestView } from '../request-view.ts'
import { summarize } from './digest.ts'
import { splitSentences } from './sentences.ts'
import { findListed } from './earlier-lists.ts'
import { toSecondPerson } from './second-person.ts'

/** Cues of a question about the conversation, or of the order to greet. */
export const conversationCues = needs(
  'make shorten condense tldr tl be concise what which summari* sum recap discuss* talk* talking cover* repeat restate say resend again remember know list name tell ask state recall more explain elaborate expand pick choose recommend describe',
  'we the your last previous earlier hello hi hey goodbye that above me mentioned those i you my our this it shorter more dr tldr brief briefer concise',
)

const longest = 200
const asksWhat = guard(
  /\bwhat (?:all )?(?:did|have|were|are|do) we (?:been |just |so far ){0,2}(?:discuss|talk|cover|chat|speak)(?:ed|ing)?\b|\bwhat (?:is|was|has) (?:this|our|the) (?:conversation|chat|discussion|talk)(?: been)?(?: all)? about\b|\bwhat (?:were|was|are|have been) my (?:[a-z]{2,12} )?(?:questions?|messages?|requests?)(?: so far| until now)?(?: about)?\s?\?|\b(?:summari[sz]e|sum up|recap|give me a (?:summary|recap) of)\s(?:our|this|the)\s(?:whole |entire )?(?:conversation|chat|discussion|talk)\b|\bwhat (?:topics|things|subjects) (?:did|have) (?:we|i)\b|\bwhat have i (?:been asking|asked)\b/i,
)
const asksAgain =
  /\b(?:repeat|restate|resend|say)\b[^.?!\n]{0,12}\b(?:(?:your|the) (?:last|previous|earlier|above) (?:assistant )?(?:response|answer|message|reply|sentence|output)|what you (?:just )?said)\b/i
const asksForOwn =
  /^\W*(?:what|which) (?:[a-z]{2,20} ){0,2}(?:did|have) you (?:just )?(?:say|said|tell me|told me|give me|given me|answer|suggest|suggested|pick|picked|choose|chosen|recommend|recommended|mention|mentioned)\b[^?\n]{0,30}\?/i
const asksForStated =
  /^\W*(?:please |now |can you |could you ){0,2}(?:repeat|state|recall)\s(?:the|my)\s([a-z]{3,20}(?: [a-z]{2,20}){0,2}?)(?: (?:back|again|to me|please|for me)){0,3}\s?[.!?]?\s*$/i
const greeting = guard(
  /^\W*(?:please |just )?say (hello|hi|hey|goodbye)(?: to me)?,? (?:in|using|with) (?:(?:exactly|only|just|at most|about|no more than) )?(?:(\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|nine|ten)(?: short| brief| single| friendly)?) (words?|sentences?|lines?)\b/i,
)
const greetings: readonly string[] = [
  ' there!',
  ', dear friend!',
  ', how are you?',
  ', how are you today?',
  ', I hope you are well!',
  ', how can I help you today?',
]

const asksForNames =
  /^\W*(?:please )?(?:repeat|list|tell me|name|give me)\b[^.?!\n]{0,30}\bnames?\b[^.?!\n]{0,30}\b(?:you (?:just )?mentioned|of those|you listed)\b/i
const asksAboutUser = /\bwhat do you (?:remember|know) about me\b/i
const asksForQuestion = /\bwhat did i (?:ask|tell|say)(?: to)?(?: you)?(?: earlier| before| just now)?\s?\?/i

/** The answer to such a question; null for others. */
export function findConversationAnswer(view: RequestView): string | null {
  const { taskText, messages } = view
  if (taskText.length > longest) return null
  // What a text says about the length of its answer is taken out of the task.
  const whole = messages.findLast(({ role }) => role === 'user')?.raw['content']
  const written = typeof whole === 'string' ? whole : taskText
  const greeted = written.length > longest ? null : greeting.exec(written)
  if (greeted !== null) return /\b(?:a|an|one|1) [a-z ]{0,10}word\b/i.test(greeted[0]) ? null : greet(greeted)
  const earlier = messages.filter(({ role, text }) => role !== 'system' && text !== taskText && text !== '')
  if (earlier.length === 0) return null
  const stated = findStated(taskText, earlier)
  if (stated !== null) return stated
  if (asksAgain.test(taskText)) return earlier.findLast(({ role }) => role === 'assistant')?.text ?? null
  if (asksForNames.test(taskText) || asksForOwn.test(taskText))
    return earlier.findLast(({ role }) => role === 'assistant')?.text ?? null
  if (asksForQuestion.test(taskText)) {
    const before = earlier.findLast(({ role }) => role === 'user')?.text
    return before === undefined ? null : `You said: "${before.slice(0, 300)}"`
  }
  const listed = findListed(view)
  if (listed !== null) return listed
  if (asksAboutUser.test(taskText))
    return listOwn(earlier.filter(({ role }) => role === 'user').map(({ text }) => text))
  const shortened = shorter.test(taskText) ? earlier.findLast(({ role }) => role === 'assistant')?.text : undefined
  if (shortened !== undefined) return shorten(shortened)
  if (!asksWhat.test(taskText)) return null
  const said = earlier.filter(({ role }) => role === 'user').map(({ text }) => summarize(text.slice(0, 4000), 1))
  return said.length === 0 ? null : `We discussed the following:\n${said.map((one) => `- ${one}`).join('\n')}`
}

/** `Make it shorter.` */
const shorter =
  /^\W*(?:please |can you |could you |now ){0,3}(?:make (?:it|that|this|your answer) (?:a (?:bit|little) |much )?(?:shorter|more concise|brief(?:er)?)|shorten (?:it|that|this)|(?:summari[sz]e|condense) (?:it|that|your answer)(?: in one sentence)?|tl;?dr|be (?:more concise|brief(?:er)?))\s?[.!?]?\s*$/i

/** The first sentence, or the first half of what has only one. */
function shorten(text: string): string {
  const sentences = splitSentences(text)
  if (sentences.length > 1) return sentences.slice(0, Math.max(1, Math.floor(sentences.length / 3))).join(' ')
  const words = text.trim().split(/\s+/)
  return words.length < 6
    ? text
    : `${words
        .slice(0, Math.ceil(words.length / 2))
        .join(' ')
        .replace(/[,;:]$/, '')}.`
}

/** `Repeat the code.` after `The code is 7731.`: what was said of the thing. */
function findStated(taskText: string, earlier: RequestView['messages']): string | null {
  const name = asksForStated.exec(taskText)?.[1]
  if (name === undefined) return null
  for (const { text } of earlier.toReversed()) {
    const start = text.slice(0, 4000)
    const at = start
      .toLowerCase()
      .search(new RegExp(String.raw`\b(?:the|my|our|this) ${escapePattern(name.toLowerCase())} (?:is|are|was)\s`))
    const found = at < 0 ? undefined : /^[^\n]{1,200}?(?=[.!?](?:\s|$)|\n|$)/.exec(start.slice(at))?.[0]
    if (found !== undefined) return `${toSecondPerson(found).replace(/^\p{Ll}/u, (first) => first.toUpperCase())}.`
  }
  return null
}

/** What the user has said of themselves. */
function listOwn(texts: readonly string[]): string | null {
  const own = texts
    .flatMap((text) => splitSentences(text.slice(0, 4000)))
    .filter(
      (sentence) =>
        /^(?:(?:hi|hello|hey)[,!. ]{1,3})?(?:i|my|i['’]m|i['’]ve)\b/i.test(sentence) && !sentence.endsWith('?'),
    )
  return own.length === 0
    ? null
    : own
        .slice(0, 20)
        .map((sentence) => toSecondPerson(sentence).replace(/^\p{Ll}/u, (first) => first.toUpperCase()))
        .join(' ')
}

/** A greeting of as many words, or of one sentence. */
function greet([, word = 'hello', number = 'one', unit = 'words']: RegExpExecArray): string {
  const first = `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`
  if (!/^word/i.test(unit))
    return /^goodbye$/i.test(word) ? 'Goodbye, and have a great day!' : `${first}, nice to meet you!`
  const count = oneToTen[number.toLowerCase()] ?? (Number(number) || 1)
  return `${first}${greetings[Math.min(greetings.length, count - 1) - 1] ?? '!'}`
}

const refersBack =
  /^(?:an? |the |one |some |any )?(?:more |another |specific |concrete |simple |further |real |good |short )*(?:examples?|use cases?|applications?|analog(?:y|ies)|scenarios?|instances?|explanation|details?|it|that|this|one|more|information|question)$/i

/** `When was it finished?` */
const asksOfIt = guard(
  /^\W*(?:and |so |but )?(?:who|what|when|where|why|how|which|is|are|was|were|did|does|do|can)\b[^?]{0,40}\b(?:it|its|that|this|they|them|their|those|he|him|his|she|her|there)\b[^?]{0,30}\?\s*$/i,
)

/** The message to which a request refers: `Can you give me a specific example?`; the request itself where its topic stands in it. */
export function findReferred(topic: string, { taskText, messages }: RequestView): string {
  const isShort = taskText.length < 80 && messages.length > 1 && asksOfIt.test(taskText)
  if (!isShort && !refersBack.test(topic === 'this question' ? 'question' : topic)) return taskText
  return messages.findLast(({ role, text }) => role === 'user' && text !== taskText && text !== '')?.text ?? taskText
}

/** `Where was the final played?`: a question about a thing that it does not name goes on with what was asked before. */
const namesNothing =
  /^\W*(?:[Aa]nd |[Ss]o |[Bb]ut )?(?:[Ww]ho|[Ww]hat|[Ww]hen|[Ww]here|[Ww]hy|[Ww]hich|[Hh]ow)\b[^?A-Z\d"“]{0,30}\bthe\s[^?A-Z\d"“]{0,40}\?\s*$/

/** The earlier message to which such a question belongs; null for other requests. */
export function findContinued({ taskText, messages }: RequestView): string | null {
  if (taskText.length > 80 || messages.length < 3 || !namesNothing.test(taskText)) return null
  const before = messages.findLast(({ role, text }) => role === 'user' && text !== taskText && text !== '')?.text
  return before !== undefined && before.length < 400 && /\s[A-Z\d]/.test(before) ? before : null
}
