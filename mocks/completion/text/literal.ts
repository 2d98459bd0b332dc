/** Finds instructions that give the answer word for word: "Reply with exactly one word: hello", `请只回复"收到"`. */
import { guard, hasCues, needs } from '../cues.ts'

const verbs = '(?:reply|respond|answer|say|return|output|print|write|echo|repeat|type|send|produce|emit)'
const count = '(?:one|the|an? single|a one|an exact|single|two|three|1|2|3|exact|following|literal|same|my|your)'
const noun =
  '(?:words?|texts?|strings?|tokens?|phrases?|sentences?|lines?|letters?|characters?|numbers?|messages?|output|value|answer)'

/** `… exactly: X`: everything after the colon. */
const afterColon = guard(
  new RegExp(
    String.raw`\b${verbs}\b[^:：\n]{0,60}?\b(?:exactly|only|just|precisely|${noun}|following|with|me|this)\b[^:：\n]{0,24}[:：]\s*(\S[\s\S]*)$`,
    'i',
  ),
)
/** `say "X"`, `reply with the word 'X'`; a verb in quotes is the key of an object: `"type":"text"`. */
const quoted = guard(
  new RegExp(
    String.raw`(?<!["'\u0060“])(?<!\b(?:start|begin|end|prefix|open|close|finish)(?:ing)?\s(?:your|the|each|every|all)\s)\b${verbs}\b(?:\s+(?:back|to\s+me|with|exactly|only|just|precisely|simply|in|${count}|${noun}))*[\s:：]*(?:"([^"\n]+)"|'([^'\n]+)'|“([^”\n]+)”|\u0060([^\u0060\n]+)\u0060)`,
    'i',
  ),
)
/** `Echo: X`, `Say: X`. */
const labelled = guard(
  /^\s*(?:please\s+)?(?:echo|say|print|output|repeat|reply|respond|answer|return)\s*[:：]\s*(\S[\s\S]*)$/i,
)
/** `Reply with OK`, `say hello`, at the end of the text or of a sentence. */
const bare = guard(
  new RegExp(
    String.raw`(?:^|[.!?\n,;:]\s*|\b(?:please|just|only|simply|now|must|to|always)\s+)(?:reply|respond|answer|say|echo|repeat|return|output|print)\s+(?:(?:back|with|exactly|only|just|precisely|simply|${count}|${noun})\s+)*([^\s"'“][^\n.!?;]{0,80}?)(?:\s+(?:and nothing else|and nothing more|only|exactly|verbatim|please|back))*\s*[.!]?\s*$`,
    'i',
  ),
)
const chineseQuoted = guard(
  /(?:回复|回答|输出|返回|重复|说|写|打印|答)(?:我|一个|一下|以下|如下|这个|这句|这|单词|词|字|内容|文字|一句|一声|出)*\s*[:：]?\s*["“「『'‘]([^"”」』'’\n]+)["”」』'’]/,
)
const chineseColon = /(?:回复|回答|输出|返回|重复|说|写|打印)[^:：\n。]{0,16}[:：]\s*(\S[^\n]*?)\s*$/
const chineseBare =
  /(?:只|请|仅|直接|只需|只要|只能)(?:要|需|需要|用)?(?:回复|回答|输出|返回|重复|说|写|打印)(?:一个|一下|我|单词|词|字|内容)*\s*([^\s，。,.!！？?、:：]{1,20})\s*(?:即可|就行|就好|就可以了?|两个字|一个字|这个词)?\s*[，。,.!！]?/

/** No expression here matches a text without one of these. */
const verbCues = needs(
  'reply respond answer say return output print write echo repeat type send produce emit 回 复 答 输 返 重 说 写 打 出',
)

/** Words after "say …" that describe the answer instead of giving it. */
const notLiteral =
  /^(?:me|us|them|him|her|my|your|our|what|how|why|who|whom|when|where|which|whether|if|about|something|anything|in|on|of|to|for|as|by|from|at|using|into|question|questions|some|more|all|yes or no|json|only json|valid json|a|an|the|each|every|down|up|out|code|briefly|shortly|concisely|is|are|was|be|short|brief|one|two|exactly|no|not|markdown|english|chinese|(?:it|that|this|these|those|numbers?|words?|answers?|results?|values?|names?|texts?|output|letters?|sentences?|poem|haiku|joke|story)$|(?:the )?results? as|(?:the )?full list|comma|(?:integer|whole|floating)|yyyy|(?:the )?(?:last|previous) (?:assistant )?(?:message|answer|response)|(?:the )?names? of|(?:most|top|main|best|key|important|first|last|next)\s[a-z]+\s[a-z]+)\b/i

/** `Write a program to print hello world`, `you must answer strictly in the following format: integer number`. */
const isOfProgram =
  /\b(?:programs?|scripts?|code|functions?)\b[^.\n]{0,30}\b(?:prints?|outputs?|returns?|says?|writes?)\b|\bin the following format\s?:/i

/** `Start your answer with "…"`: a form of the answer, not the whole of it. */
const opens =
  /\b(?:start|begin|end|prefix|open|close|finish)(?:ing)?\s(?:your|the|each|every|all)\s(?:answer|response|reply|output|message)s?\s(?:with|by)\s(?:the (?:words?|phrase)\s)?["'“][^"'”\n]{1,80}["'”]/i

/** The text that the user wants word for word; null where the text gives none. */
export function findLiteral(text: string): string | null {
  if (text.length > 2000)
    return hasCues(exactCues, text) ? (findExact(text.slice(0, 400)) ?? findExact(text.slice(-400))) : null
  if (!hasCues(verbCues, text)) return null
  if (opens.test(text)) return findLiteral(text.replace(opens, ' '))
  const match = chineseQuoted.exec(text)
  if (match) return match[1] as string
  const label = labelled.exec(text)
  // `Answer: what is …?` is a question.
  if (label && !(/^\s*(?:please\s+)?(?:answer|respond|reply)/i.test(text) && /\?\s*$/.test(text)))
    return tidy(label[1] as string)
  const inQuotes = quoted.exec(text)
  if (inQuotes && isNegated(text, inQuotes.index)) return findLiteral(text.slice(inQuotes.index + inQuotes[0].length))
  if (inQuotes) return inQuotes[1] ?? inQuotes[2] ?? inQuotes[3] ?? inQuotes[4] ?? null
  const colon = isOfProgram.test(text) ? null : afterColon.exec(text)
  if (colon && isSumOf(colon[0], colon[1] as string)) return null
  if (colon && !/\?\s*$/.test(colon[1] as string)) return tidy(colon[1] as string)
  const chinese = /[\u4e00-\u9fff]/.test(text) ? (chineseBare.exec(text) ?? chineseColon.exec(text)) : null
  if (chinese && !/什么|多少|哪|如何|怎|吗|^effort$/.test(chinese[1] as string))
    return tidyChinese(chinese[1] as string)
  if (isOfProgram.test(text)) return null
  const plain = bare.exec(text)
  if (plain) {
    const words = (plain[1] as string)
      .replace(/\s+in\s+(?:exactly\s+)?(?:\w+\s+words?|[A-Z][a-z]+|one line|all caps|uppercase|lowercase)$/, '')
      .trim()
    if (
      !notLiteral.test(words) &&
      !isNegated(text, plain.index + 2) &&
      !refersBack.test(words) &&
      !describes.test(plain[0]) &&
      words.split(/\s+/).length <= 8 &&
      !text.trim().endsWith('?')
    )
      return tidy(words)
  }
  return null
}

/** `Answer with a single number: 6 * 7`: the sum is to be worked out. */
function isSumOf(whole: string, rest: string): boolean {
  return (
    /^[\d\s.,()+*/×÷x^%=-]{3,200}$/.test(rest) &&
    /\d\s?[-+*/×÷x^%]\s?[\d(]/.test(rest) &&
    /\b(?:number|value|answer|result)\b/i.test(whole.slice(0, whole.length - rest.length))
  )
}

/** `Always answer with "pong"` in a system message. */
export function findStandingInstruction(systemText: string): string | null {
  const isStanding = systemText.length < 400 && /\b(?:always|only|must)\b|总是|始终|永远|只/i.test(systemText)
  return isStanding ? findLiteral(systemText) : null
}

/** A beginning of a word stands also where a part of the text ends within it. */
const exactCues = needs('exactly* only* just* nothing* word* verbatim* 只 仅')

/** Of a long text, only what is to be repeated exactly. */
function findExact(part: string): string | null {
  return /\b(?:exactly|only|just|nothing else|word for word|verbatim)\b|只|仅/i.test(part) ? findLiteral(part) : null
}

/** `number, not the steps`, `the capital one more time`. */
const refersBack =
  /^(?:the )?(?:number|name|answer|value|word|letter|result)s?,|\b(?:again|one more time|once more|else)$/i
/** `Return the two biggest risks and a better order`: parts of an answer, named by several words after an article. */
const describes =
  /\b(?:return|output|print|write|give)\s+(?:me\s+)?(?:the|an?)\s+(?!(?:exact|following|literal|same|single)\b)[a-z]+\s+[a-z]+\s+[a-z]+/i
const negation = /\b(?:not|never|don['’]t|cannot|can['’]t|without|avoid)\b[^.,;:\n]{0,30}$/i

/** `Do not say "yes"`: the words before a verb exclude what follows. */
function isNegated(text: string, at: number): boolean {
  return negation.test(text.slice(Math.max(0, at - 40), at))
}

function tidy(text: string): string {
  let out = text
    .trim()
    .replace(
      /[,.]?\s*(?:and )?(?:nothing else|nothing more|no other text|without (?:any )?(?:quotes|punctuation|explanation))[.!]?$/i,
      '',
    )
  const quotes = /^(["'“\u0060])([\s\S]*)(["'”\u0060])[.!]?$/.exec(out)
  if (quotes) out = quotes[2] as string
  // A full stop after a single word or phrase belongs to the request.
  return /^[^.!?\n]+\.$/.test(out) ? out.slice(0, -1) : out
}

function tidyChinese(text: string): string {
  return text
    .replace(/[，。,.]?\s*(?:不要|不用|无需|别)[^。]*[。.]?$/, '')
    .replace(/^["“「『]|["”」』]$/g, '')
    .replace(/(?:即可|就行|就好|两个字|一个字|这个词)?[。.]?$/, '')
}
