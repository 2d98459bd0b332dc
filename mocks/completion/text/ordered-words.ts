/** The word or phrase that the whole of a text orders: `Say only the word "pear".`, `Reply with just the word pear, in capitals.` */
import { guard } from '../cues.ts'

const longest = 400
const frame = String.raw`\s(?:back|to me|me|with|only|just|simply|exactly|precisely|in|an?|the|this|these|one|two|three|single|exact|following|same|word|words|phrase|text|string|sentence|line|answer|reply|response|literal|by saying)`
const rest = String.raw`(?:[\s,.;!–-]{1,3}(?:and|or|but|nothing|else|more|other|no|not|text|words?|punctuation|quotes?|quotation|marks?|explanations?|comments?|without|any|in|all|lower ?case|upper ?case|capitals?|letters|caps|please|only|do|don['’]t|add|include|anything|exactly|verbatim|as is|your|answer|reply|response)){0,16}[.!?]?\s*$`
const order = guard(
  new RegExp(
    String.raw`^\W{0,3}(?:(?:please|now|can you|could you|just|only|simply|you must)\s){0,3}(?:say|reply|respond|answer|write|output|print|return|send|type)(${frame}){0,8}\s?:?\s?(?:"([^"\n]{1,200})"|“([^”\n]{1,200})”|'([^'\n]{1,200})'|\u0060([^\u0060\n]{1,200})\u0060|(?<=\bword )([\p{L}\d-]{1,40}))(${rest})`,
    'iu',
  ),
  'say reply respond answer write output print return send type',
  '" “ \' ` word',
)
/** Words without which the text may want more than what it quotes. */
const isWhole = /\b(?:only|just|simply|exactly|precisely|nothing|single|word|words|phrase|verbatim)\b/i

/** The ordered words in the ordered case; null where the text is no such order. */
export function findOrderedWords(text: string): string | null {
  if (text.length > longest) return null
  const match = order.exec(text)
  if (match === null) return null
  const [whole, , double, curly, single, code, bare, tail = ''] = match
  const words = double ?? curly ?? single ?? code ?? bare
  if (words === undefined || !isWhole.test(whole.replace(words, ' '))) return null
  if (/\bupper ?case|\bcap(?:ital)?s\b|\bcapital letters\b/i.test(tail)) return words.toUpperCase()
  return /\blower ?case\b/i.test(tail) ? words.toLowerCase() : words
}
