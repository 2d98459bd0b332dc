/** Small tasks about a given text: its first words, a replaced word, its language, standard English, variants of a query. */
import { needs } from '../cues.ts'
import { splitTask } from '../task-parts.ts'
import { compareOptions } from './comparisons.ts'
import { correctEnglish } from './grammar.ts'
import { findLanguageOf } from './text-languages.ts'
import { oneToTen } from '../number-words.ts'

const longest = 4000
const quoted = /["“\u0060]([^"”\u0060\n]{1,2000})["”\u0060]|(?<![\p{L}\d])'([^'\n]{1,2000})'(?![\p{L}\d])/u

/** Words of the requests for these tasks. */
export const textTaskCues = needs(
  'first last replace change substitute swap longest shortest language programming correct fix proofread improve check queries versions questions variations paraphrases compare recommend pros',
)

/** The result of such a task; null if the request asks for none of them. */
export function findTextTask(text: string): string | null {
  if (text.length > longest) return null
  return (
    findPart(text) ??
    replaceIn(text) ??
    findExtreme(text) ??
    nameProgrammingLanguage(text) ??
    nameLanguage(text) ??
    correct(text) ??
    writeQueries(text) ??
    compareOptions(text)
  )
}

/** The text that the task is about. */
function subjectOf(text: string): string {
  const { content } = splitTask(text)
  if (content !== '') return content.replace(/^["“']|["”']$/g, '')
  const match = quoted.exec(text)
  return (match?.[1] ?? match?.[2] ?? '').trim()
}

/** `the first three words of …`, `the last letter of "…"`. */
function findPart(text: string): string | null {
  const match =
    /\b(first|last)\s(?:(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s)?(words?|letters?|characters?|sentences?|lines?)\b/i.exec(
      text,
    )
  if (match === null || /\bfirst letter (?:of each|capital)|\b(?:acrostic|starts?|begin|end)\b/i.test(text)) return null
  const subject =
    subjectOf(text) || /\b(?:of|in)\s(?:the\s)?(?:word|name)?\s?([\p{L}-]{3,40})[.?]?$/iu.exec(text.trim())?.[1]
  if (subject === undefined || subject === '') return null
  const count = match[2] === undefined ? 1 : (oneToTen[match[2].toLowerCase()] ?? Number(match[2]))
  const unit = (match[3] as string).toLowerCase()
  const { parts, glue } = splitInto(unit, subject)
  const chosen = (match[1] as string).toLowerCase() === 'first' ? parts.slice(0, count) : parts.slice(-count)
  return chosen.join(glue).replace(/[,;:]$/, '')
}

/** The words, sentences, lines or characters of a text, and the text between them. */
function splitInto(unit: string, text: string): { parts: string[]; glue: string } {
  if (unit.startsWith('word')) return { parts: text.split(/\s+/), glue: ' ' }
  if (unit.startsWith('sentence')) return { parts: text.split(/(?<=[.!?])\s+/), glue: ' ' }
  return unit.startsWith('line') ? { parts: text.split('\n'), glue: '\n' } : { parts: [...text], glue: '' }
}

/** `Replace "cat" with "dog" in: …`. */
function replaceIn(text: string): string | null {
  const match =
    /\b(?:replace|change|substitute|swap)\s(?:all\s|every\s|each\s|the\s|occurrences? of\s|words?\s|letters?\s|names?\s){0,4}["'“\u0060]?([^"'”\u0060\n]{1,40}?)["'”\u0060]?\s(?:with|by|to|for)\s(?:the\s)?(?:words?\s|letters?\s)?["'“\u0060]?([^"'”\u0060\n:]{1,40}?)["'”\u0060]?\s?(?:in\b|:|within\b)/i.exec(
      text,
    )
  if (match === null) return null
  const rest = text.slice(match.index + match[0].length)
  const subject = /[:：]\s*([\s\S]{2,2000})$/.exec(rest)?.[1] ?? quoted.exec(rest)?.[1] ?? quoted.exec(rest)?.[2]
  if (subject === undefined) return null
  const plain = subject.trim().replace(/^["“']|["”']$/g, '')
  return plain.includes(match[1] as string) ? plain.replaceAll(match[1] as string, () => match[2] as string) : null
}

/** `Which word is the longest in: sun, umbrella?` */
function findExtreme(text: string): string | null {
  const match = /\b(longest|shortest)\s(?:word|name|item)\b|\bword is the (longest|shortest)\b/i.exec(text)
  if (match === null) return null
  const listed = /[:：]\s*([^\n]{3,1000})$/.exec(text.trim())?.[1] ?? subjectOf(text)
  const words = listed.match(/[\p{L}'’-]{1,60}/gu)
  if (words === null) return null
  const isLongest = (match[1] ?? match[2] ?? '').toLowerCase() === 'longest'
  let best = words[0] as string
  for (const word of words) if (isLongest ? word.length > best.length : word.length < best.length) best = word
  return best
}

const programs: readonly (readonly [name: string, form: RegExp])[] = [
  ['TypeScript', /\binterface \w+ \{|:\s?(?:string|number|boolean)\b[^;\n]*[;,)=]/],
  ['Python', /(?:^|\n)\s*(?:def \w+\(|from \w+ import|import \w+\s*(?:\n|$)|print\(|elif )/],
  ['Rust', /\bfn \w+\(|\blet mut\b|println!/],
  ['Go', /\bfunc \w+\(|\bpackage main\b|fmt\.|:=/],
  ['PHP', /<\?php|\$\w+\s?=/],
  ['Java', /\bpublic (?:static |class )|System\.out/],
  ['C#', /\busing System\b|Console\.Write/],
  ['C++', /#include <iostream>|std::|cout\s?<</],
  ['C', /#include <|printf\(/],
  ['Ruby', /\bputs\b|\bend\s*$/],
  ['SQL', /\bSELECT\b[\s\S]{1,400}\bFROM\b/i],
  ['HTML', /<(?:html|div|p|body|span)\b/i],
  ['JavaScript', /\b(?:const|let|var) \w+\s?=|\bfunction \w*\(|=>|console\.log/],
  ['Bash', /#!\/bin\/(?:ba)?sh|\becho\b/],
]

/** `Which programming language is this?` */
function nameProgrammingLanguage(text: string): string | null {
  if (!/\bprogramming language\b/i.test(text) || !/\b(?:which|what|identify|detect|name)\b/i.test(text)) return null
  const subject = subjectOf(text)
  return subject === '' ? null : (programs.find(([, form]) => form.test(subject))?.[0] ?? null)
}

function nameLanguage(text: string): string | null {
  if (
    !/\b(?:what|which) language\b|\b(?:detect|identify|determine|name|guess|tell me) (?:the )?(?:source )?language\b|\blanguage of (?:the|this)\b/i.test(
      text,
    ) ||
    /\bprogramming language\b/i.test(text)
  )
    return null
  const subject = subjectOf(text)
  return subject === '' ? null : (findLanguageOf(subject) ?? null)
}

/** `Correct this to standard English: …`, `Fix the grammar: …`. */
function correct(text: string): string | null {
  if (
    !/\b(?:correct|fix|proofread|improve|check)\b[^.:\n]{0,60}\b(?:grammar|spelling|english|errors?|mistakes?|sentence|text|typos?)\b/i.test(
      text,
    )
  )
    return null
  const subject = subjectOf(text)
  return subject === '' || subject.length > 2000 ? null : correctEnglish(subject)
}

const openings: readonly string[] = [
  '{}',
  'best practices for {}',
  '{} explained',
  'how to choose {}',
  '{} comparison',
  'common questions about {}',
  '{} examples',
  'benefits of {}',
]
/** `Generate three search queries`, `write 5 different versions of the given user question`. */
const asksForQueries =
  /\b(?:generates?|write|create|give|provide|suggest|come up with|produce)\b[^.\n]{0,60}?\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|multiple|several|different)\b[^.\n]{0,40}?\b(?:search queries|queries|different versions|versions of the (?:given )?user question|alternative questions|sub-?questions|variations|paraphrases)\b/gi

/** Variants of a query, each on its own line. */
function writeQueries(text: string): string | null {
  const asked = [...text.slice(0, 3000).matchAll(asksForQueries)].map(([, count]) => (count as string).toLowerCase())
  if (asked.length === 0) return null
  const count = asked.map((word) => oneToTen[word] ?? Number(word)).find((value) => value > 0) ?? 3
  const query = (
    /(?:^|\n)\s*(?:original |input |user )?(?:query|question|topic)\s*:\s*([^\n]{3,300})/i.exec(text)?.[1] ??
    /\b(?:about|for|related to|on|regarding|of)\s?:?\s["“']?([^"”'\n:]{3,200}?)["”']?\.?\s*$/i.exec(text.trim())?.[1] ??
    subjectOf(text)
  )
    .trim()
    .replace(/[?.]$/, '')
  if (query === '') return null
  return Array.from({ length: Math.min(count, 20) }, (_, at) => {
    const form = openings[at % openings.length] as string
    return form.replace('{}', () => query)
  }).join('\n')
}
