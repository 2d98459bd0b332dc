/** Tasks about the letters and words of a text: counts, sorts, reverses and changes capitals; also rewrites a follow-up question so that it needs no context. */
import { guard, needs } from '../cues.ts'
import type { RequestView } from '../request-view.ts'
import { hasColon, splitTask } from '../task-parts.ts'

const longest = 4000
const quoted = /["'“\u0060]([^"'”\u0060\n]{1,400})["'”\u0060]/
/** Words of the requests for these tasks. */
export const transformCues = needs(
  'many count sort order alphabeti* arrange reverse backward backwards uppercase upper lowercase lower capitali* title standalone stand',
)

/** The transformed text or the count that a request asks for; null if it asks for none. */
export function findTransformed(view: RequestView): string | null {
  const text = view.taskText
  if (text.length > longest) return null
  return countIn(text) ?? sortIn(text) ?? changeLetters(text) ?? writeStandaloneQuestion(text)
}

const lettersIn = guard(
  /\bhow many (?:times does )?(?:the )?(?:letter )?["'“]?([a-z])["'”]?(?:['’]?s)? (?:[a-z]{2,8} ){0,4}?in (?:the )?(?:word |string )?["'“]?([a-z]{2,60})/i,
)
const lettersOf = guard(
  /\bhow many (?:letter )?["'“]?([a-z])["'”]?(?:['’]?s)? (?:does |do )?(?:the )?(?:word )?["'“]?([a-z]{3,60})["'”]? (?:have|contain|has)/i,
)
const countedUnit = guard(/\b(?:how many|count the(?: number of)?)\s+(words|characters|letters|vowels|sentences)\b/i)

/** `How many r's are in strawberry?`, `How many words does "…" have?` */
function countIn(text: string): string | null {
  const letters = lettersIn.exec(text) ?? lettersOf.exec(text)
  if (letters !== null) {
    const letter = (letters[1] as string).toLowerCase()
    const word = (letters[2] as string).toLowerCase()
    return String([...word].filter((one) => one === letter).length)
  }
  const unit = countedUnit.exec(text)?.[1]?.toLowerCase()
  if (unit === undefined) return null
  const { content } = splitTask(text)
  const subject =
    quoted.exec(text)?.[1] ??
    (content === '' ? /\b(?:in|does)\s+([a-z]{2,60})\b(?=[^a-z]|$)/i.exec(text)?.[1] : content)
  if (subject === undefined) return null
  if (unit === 'words') return String(subject.split(/\s+/).filter((word) => word !== '').length)
  if (unit === 'characters') return String([...subject].length)
  if (unit === 'sentences') return String(subject.match(/[.!?](?:\s|$)/g)?.length ?? 1)
  return String(subject.match(unit === 'vowels' ? /[aeiou]/gi : /\p{L}/gu)?.length ?? 0)
}

const sortable = guard(/\b(?:sort|order|alphabeti[sz]e|arrange)\b/i)

/** `Sort these words alphabetically: pear, apple, fig`. */
function sortIn(text: string): string | null {
  if (!sortable.test(text)) return null
  const listed = hasColon(text) ? (/[:：]\s*([^\n]{3,1000})$/.exec(text.trim())?.[1] ?? '') : ''
  const items = listed
    .replace(/^\[|\][.]?$|[.]$/g, '')
    .split(/,\s*(?:and\s+)?|\s+and\s+/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
  if (items.length < 2) return null
  const numeric = items.every((item) => /^-?\d+(?:\.\d+)?$/.test(item))
  const sorted = items.toSorted((a, b) =>
    numeric ? Number(a) - Number(b) : a.toLowerCase() < b.toLowerCase() ? -1 : 1,
  )
  if (/\b(?:descending|reverse|largest first|z to a|high(?:est)? to low(?:est)?)\b/i.test(text)) sorted.reverse()
  return sorted.join(', ')
}

const spelledBackwards = guard(/\b(?:spell|write|say|type|read)\b[^.\n]{0,60}\bbackwards?\b/i)
const changeOfLetters = guard(/\b(reverse|uppercase|upper case|lowercase|lower case|capitali[sz]e|title case)\b/i)

/** `Convert "ab" to uppercase`, `reverse the string 'abc'`. */
function changeLetters(text: string): string | null {
  const spelled = spelledBackwards.test(text)
  const change = spelled ? 'reverse' : changeOfLetters.exec(text)?.[1]?.toLowerCase()
  if (
    change === undefined ||
    !(
      spelled ||
      /\b(?:convert|make|turn|write|change|reverse|capitali[sz]e|put|transform|return)\b|^(?:please )?(?:upper|lower)case\b/i.test(
        text,
      )
    )
  )
    return null
  const { content } = splitTask(text)
  const subject = quoted.exec(text)?.[1] ?? (content === '' ? findPlainWord(text) : content).trim()
  if (subject === '') return null
  if (change === 'reverse') return [...subject].toReversed().join('')
  if (change.startsWith('upper')) return subject.toUpperCase()
  if (change.startsWith('lower')) return subject.toLowerCase()
  return subject.replaceAll(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase())
}

/** `Reverse the word lantern`. */
function findPlainWord(text: string): string {
  return (
    /^[^:\n]{1,40}\b(?:this|following|text|sentence|string|word|words|phrase|uppercase|lowercase|backwards?):\s*([^\n]{1,400})$/i.exec(
      text.trim(),
    )?.[1] ??
    /\b(?:word|string|letters of|name)\s(?!backwards?\b)([\p{L}\d-]{2,60})\b/iu.exec(text)?.[1] ??
    /\b(?:spell|write|say|reverse)\s(?!the\b|this\b)([\p{L}-]{2,40})(?:\sbackwards?)?[.?!]?$/iu.exec(
      text.trim(),
    )?.[1] ??
    ''
  )
}

const pronoun = /\b(?:it|its|he|his|she|her|him|they|their|them|that company|this company|there|this|that)\b/i

const standalone = guard(/\b(?:standalone|stand-alone)\b/i)

/** A follow-up question in which the name replaces the pronoun. */
function writeStandaloneQuestion(text: string): string | null {
  if (!standalone.test(text)) return null
  const question =
    /(?:^|\n)[ \t]{0,20}(?:follow[ -]?up (?:input|question)|question|user|human)\s*:\s*([^\n]{2,400})\s*(?:\n\s*standalone question\s*:?\s*)?$/i.exec(
      text.trim(),
    )?.[1]
  if (question === undefined) return null
  const history = text.slice(0, text.lastIndexOf(question))
  const turns = history.slice(Math.max(0, history.search(/\n\s*(?:chat history|conversation|history)\s*:/i)))
  const names = [...turns.matchAll(/(?<![\p{L}.])(?:\p{Lu}[\p{L}\d&-]{1,30})(?:\s\p{Lu}[\p{L}\d&-]{1,30}){0,3}/gu)]
    .map(([name]) => name)
    .filter(
      (name) =>
        !/^(?:Who|What|When|Where|How|Why|Which|Human|Assistant|User|AI|Chat|History|The|It|He|She|They|Follow|Is|Are|Does|Did|Can|Conversation|In|On|At|Yes|No)\b/.test(
          name,
        ),
    )
  // `she` stands for the person who was named last, `it` for the first name of the conversation.
  const name = /\b(?:he|his|she|her|him)\b/i.test(question) ? names.at(-1) : names[0]
  if (name === undefined || !pronoun.test(question)) return question
  return question.replace(pronoun, (found) => (/^(?:its|his|her|their)$/i.test(found) ? `${name}'s` : name))
}
