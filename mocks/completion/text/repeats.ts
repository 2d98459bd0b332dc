/** Repeats what a prompt quotes: "Repeat the word 'mango' three times", `Repeat this sentence back to me: "…"`. */
import { guard } from '../cues.ts'
import { oneToTen } from '../number-words.ts'

const longest = 2000
/** The words or the quotation, and how often. */
const severalTimes = guard(
  new RegExp(
    String.raw`^[^.!?\n"'“]{0,40}?\b(?:repeat|say|write|print|type|output|echo)\s(?:out\s|back\s)?(?:(?:the|this)\s)?(?:following\s|exact\s)?(?:(?:word|phrase|sentence|text|string|letter|character|name)s?\s)?(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|“([^”\n]{1,200})”|(\w[\w-]{0,40}))\s(?:exactly\s)?(\d{1,2}|${Object.keys(oneToTen).join('|')})\stimes\b([^.!?\n]{0,60})`,
    'i',
  ),
)
/** A quotation at the end of a request to repeat it. */
const once = guard(
  /^[^.!?\n"“]{0,40}\b(?:repeat|echo|copy)\b[^"“\n]{0,80}["“]([^"”\n]{1,1000})["”](?:\s(?:verbatim|exactly|word for word|please|to me|back))*\s?[.!]?\s*$/i,
)

/** The repetition that the whole text asks for; null where it asks for none. */
export function findRepeated(text: string): string | null {
  if (text.length > longest) return null
  const several = severalTimes.exec(text)
  if (several === null) return once.exec(text)?.[1] ?? null
  const [, double, single, curly, word, number = '1', form = ''] = several
  const count = oneToTen[number.toLowerCase()] ?? Number(number)
  const repeated = double ?? single ?? curly ?? word ?? ''
  return Array.from({ length: count }, () => repeated).join(toSeparator(form))
}

function toSeparator(form: string): string {
  if (/\bcommas?\b/i.test(form)) return ', '
  return /\blines?\b/i.test(form) ? '\n' : ' '
}
