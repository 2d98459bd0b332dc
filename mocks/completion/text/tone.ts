/** Rewrites a short text in a formal tone: colloquial words are replaced, everything else stays as it is. */
import { guard } from '../cues.ts'
import { splitTask } from '../task-parts.ts'
import { correctEnglish } from './grammar.ts'

const asks = guard(
  /\b(?:rewrite|rephrase|make|turn|convert|put|change|reword)\b[^:\n]{0,40}\b(?:formal|polite|professional|politer|business-like)\b/i,
)
const quoted = /["“]([^"”\n]{3,600})["”]/
const longest = 1500
const formal: readonly (readonly [RegExp, string])[] = [
  [/^(?:hey|hi|yo|sup)\b(?: (?:guys|man|dude|bro|there))?[,!]?\s*/i, 'Hello, '],
  [/\bgimme\b/gi, 'please give me'],
  [/\blemme\b/gi, 'let me'],
  [/\bwanna\b/gi, 'want to'],
  [/\bgonna\b/gi, 'going to'],
  [/\bgotta\b/gi, 'have to'],
  [/\bkinda\b/gi, 'somewhat'],
  [/\bdunno\b/gi, 'do not know'],
  [/\bcuz\b|\bcos\b/gi, 'because'],
  [/\bthx\b|\bthanks\b/gi, 'thank you'],
  [/\bpls\b|\bplz\b/gi, 'please'],
  [/\basap\b/gi, 'as soon as possible'],
  [/\bu\b/g, 'you'],
  [/\br\b/g, 'are'],
  [/\byeah\b|\byep\b|\byup\b/gi, 'yes'],
  [/\bnope\b/gi, 'no'],
  [/\bguys\b/gi, 'everyone'],
  [/\bstuff\b/gi, 'material'],
  [/\ba lot of\b/gi, 'many'],
  [/\bcan you\b/gi, 'could you please'],
  [/\bcan['’]?t\b/gi, 'cannot'],
  [/\bwon['’]?t\b/gi, 'will not'],
  [/\b(do|does|did|is|are|was|were|have|has|had|would|could|should)n['’]?t\b/gi, '$1 not'],
  [/\bI['’]?m\b/g, 'I am'],
  [/\bim\b/g, 'I am'],
  [/\bi['’]ll\b/gi, 'I will'],
  [/\b(it|that|he|she|what)['’]s\b/gi, '$1 is'],
  [/\b(you|we|they)['’]re\b/gi, '$1 are'],
  [/!+/g, '.'],
]

/** The text in a formal tone; null if the request asks for something else. */
export function makeFormal(text: string): string | null {
  if (text.length > longest || !asks.test(text)) return null
  const { content } = splitTask(text)
  const source = (
    quoted.exec(text)?.[1] ??
    (content === '' ? /:\s*(\S[\s\S]*)$/.exec(text)?.[1] : content) ??
    ''
  ).trim()
  if (source === '') return null
  let written = source
  for (const [word, other] of formal) written = written.replaceAll(word.global ? word : new RegExp(word, 'gi'), other)
  return correctEnglish(written.replaceAll(/(?<=[.?]\s)\p{Ll}/gu, (letter) => letter.toUpperCase()))
}
