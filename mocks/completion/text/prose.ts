/** Writes plain sentences about a topic, as many as the user asks for. */
import { guard } from '../cues.ts'
import { splitSentences } from './digest.ts'
import type { Random } from '../../common/index.ts'

const english: readonly string[] = [
  'A concrete example is the best way to start with {topic}.',
  'The main point is to separate what is essential from what merely looks important.',
  'In practice, people who work on {topic} keep the steps small and check each one.',
  'A common mistake is to skip the basics and look for a shortcut.',
  'It helps to write down what you already know and what is still open.',
  'Once the first part is clear, the rest usually follows without much effort.',
  'There are also cases that differ, so it is worth testing a few examples of {topic}.',
  'Good results come from comparing several options before settling on one.',
  'If something is unclear, go back to the definition and work forward from there.',
  'With a little patience, {topic} will soon be familiar.',
]
const chinese: readonly string[] = [
  '要理解{topic}，最好从一个具体的例子开始。',
  '关键在于分清哪些内容是核心，哪些只是表面现象。',
  '在实际工作中，大家通常会把{topic}拆成几个小步骤，逐一检查。',
  '常见的错误是跳过基础，直接寻找捷径。',
  '先写下已经知道的内容，再列出还不清楚的问题，会很有帮助。',
  '只要第一部分弄清楚了，后面的内容往往水到渠成。',
  '不过也有一些情况下{topic}的表现会有所不同，值得多做几次验证。',
  '比较几种方案之后再做决定，效果通常更好。',
  '如果遇到疑问，可以回到定义，再一步一步往下推。',
  '多一点耐心，{topic}就会成为你每天都能用上的工具。',
]

/** The sentences in parts, between which the topic stands. */
const englishParts = english.map((sentence) => sentence.split(/\{topic\}/i))
const chineseParts = chinese.map((sentence) => sentence.split('{topic}'))

const aboutForm =
  /\s+(?:in|with|using|within)\s+(?:(?:about|exactly|at most|fewer than)\s+)?(?:\w+\s+(?:words?|sentences?|paragraphs?|lines?)|detail|depth|simple terms|one line|short|english|chinese|general)\b.*$/i
const subject = /^(\S.*?)\s+(?:is|are|was|were|works?|means?)(?:\s.*)?$/i
/** What stands before the request itself; a word boundary ends it. */
const opening =
  /^(?:please|can you|could you|would you|will you|can i|could i|hi|hello|hey|kimi|now|ok|okay|also|then|so|next|(?:i need (?:you to |some )?)?help(?: me)?(?: to| with| on)?|i (?:['’]d|would|['’]ll) (?:like|love) (?:you )?(?:to)?|i(?:['’]d like| want| need)(?: you)?(?: to)?|we need(?: you)?(?: to)?|(?:as|imagine you are|pretend you are|you are) an? [^,.\n]{2,60}[,.]|your task is to|try to|briefly)(?![\p{L}])[,:\s]*/iu
const verb =
  /^(?:tell|explain|describe|write|rewrite|give|summari[sz]e|discuss|recommend|suggest|list|name|compose|draft|create|generate|make|build|provide|design|develop|outline|compare|edit|prepare|show|research|teach|elaborate(?: on)?|brainstorm|come up with|propose|analy[sz]e|evaluate|find|share|plan|imagine|picture|convince|introduce|say something|talk|look up|read|answer|produce|conduct|report|know)(?:\s(?:me|us|out|up|him|her|them))?\b/i
const question =
  /^(?:(?:what|who)(?:['’]s| is| are| was| were)|how (?:do|does|did|to|can|could|should|would|is|are|many|much)(?: (?:i|we|you|one|people))?|why (?:do|does|did|is|are|would|should)|(?:what|where|when|which|who)(?: (?:do|does|did|can|could|should|would|will|has|have)(?: (?:i|we|you|one))?)?|(?:do|does|did|is|are|was|were|can|could|should|would|will|has|have)(?: (?:i|we|you|one|it|there))?(?: (?:think|believe|know|like|true that))?)\b/i
const articles =
  /^[\s,:]*(?:(?:a|an|the|some|any|my|your|their|short|long|brief|detailed|concise|simple|very|interesting|engaging|funny|persuasive|professional|formal|casual|\d+[- ]word|essay|story|poem|article|blog|post|e-?mail|letter|song|rap|haiku|limerick|recipe|report|review|speech|proposal|description|overview|introduction|concept|that explains|which explains|explaining|explanation|research|thorough|paragraph|text|words?|summary|sentences?|fact|facts|information|more|\d+|about|on|of|for|how|what|why|it means|to)\s+)+/i
const asksNothing =
  /^(?:do not|don['’]t|make sure|your (?:response|answer|output)|answer (?:in|with|only)|reply|respond|use |keep |be |provide your|return|output|this is the expect|you must|begin!|think )/i
const clauseEnd =
  /(?:,|;|:|\s[-–—(]|\s(?:that|which|who|where|when|if|because|and then|highlighting|using|including|while|so that|from the|based on)\b).*$/i

/** The topic of a text: the request without the words that ask. */
export function findTopic(text: string, inChinese: boolean): string {
  const trimmed = text.trim()
  if (inChinese) return findChineseTopic(trimmed.slice(trimmed.lastIndexOf('\n') + 1).slice(0, 300))
  let clause = chooseRequest(trimmed)
  for (let tries = 0; tries < 4; tries++) {
    const rest = clause.replace(opening, '')
    if (rest === clause) break
    clause = rest
  }
  const asked = verb.test(clause) ? clause.replace(verb, '') : clause.replace(question, '')
  const plain = asked
    .replace(articles, '')
    .replace(/[.?!](?=\s|$)[\s\S]*$/, '')
    .replace(aboutForm, '')
    .replace(/^[\s:,;"“]+/, '')
  // "what a monad is", "how TCP works": the topic is the subject of the clause.
  const topic = plain.replace(subject, '$1').trim()
  const short = isLong(topic) ? topic.replace(clauseEnd, '').trim() : topic
  const cut = isLong(short) ? short.split(/\s+/).slice(0, 8).join(' ') : short
  const tidy = cut
    .replace(/(?:\s(?:the|an?|of|to|in|on|for|with|and|or|by|from|at|is|are|your|my))+$/i, '')
    .replace(/["”]$/, '')
  return tidy.length < 2 || /^(?:it|this|that|these|me|us|them)$/i.test(tidy) ? 'this question' : tidy
}

/** Whether a text has more than eight words; without splitting it, because every topic is asked. */
function isLong(topic: string): boolean {
  let spaces = 0
  let isAfterSpace = false
  for (let at = 0; at < topic.length && spaces < 8; at++) {
    const code = topic.charCodeAt(at)
    const isSpace = code === 32 || (code < 14 && code > 8) || (code > 159 && /\s/.test(topic.charAt(at)))
    if (isSpace && !isAfterSpace) spaces++
    isAfterSpace = isSpace
  }
  return spaces === 8
}

/** The sentence that asks: the last question, else the first one that begins with a verb of asking, else the last one. */
function chooseRequest(text: string): string {
  const sentences = splitSentences(text.length > longestRequest ? `${text.slice(0, 1500)}\n${text.slice(-1500)}` : text)
    .map((sentence) => sentence.replace(label, ''))
    .filter((sentence) => !asksNothing.test(sentence))
  const asked =
    sentences.findLast((sentence) => /\?["”]?$/.test(sentence)) ??
    sentences.find((sentence) => verb.test(sentence.replace(opening, '').replace(opening, ''))) ??
    sentences.at(-1) ??
    text
  return asked.slice(0, 300)
}

const longestRequest = 4000
/** `Task: …`, `Question: …`, `1. …`. */
const label =
  /^(?:[-*•#>]+\s|\d{1,2}[.)]\s|(?:current task|task|question|query|request|topic|prompt|user|human)\s?[:：]\s)/i

function findChineseTopic(line: string): string {
  const topic = line
    .replace(/^(?:请|麻烦|帮我|给我|你好[，,]?|能否|可以|用一句话|简单|简要|详细)+/g, '')
    .replace(
      /^(?:介绍一下|介绍|解释一下|解释|说明|讲讲|讲一个|讲|写一篇|写一个|写一段|写|什么是|谈谈|聊聊|关于|总结|描述)/,
      '',
    )
    .replace(/[。？！?!.]+[\s\S]*$/, '')
    .replace(/(?:是什么|怎么样|吗|呢|的(?:故事|文章|介绍|原理))$/, '')
    .trim()
  return topic === '' || topic.length > 24 ? '这个问题' : topic
}

const wordCount = guard(/\b(\d{2,5})[\s-]*words?\b/i)
const characterCount = guard(/(\d{2,5})\s*字/)
const sentenceCount = guard(/\b(\d{1,3}|one|two|three|four|five)\s+sentences?\b|([一两二三四五\d]{1,3})句话/i)
const asksForLong = guard(
  /\b(?:essay|story|article|long|detailed|in detail|in depth|poem|blog post|report)\b|文章|故事|作文|详细|诗|长/i,
)
const asksForShort = guard(/\b(?:brief|short|shortly|concise|concisely|one line)\b|简短|简要|简洁/i)

/** The number of sentences that a text asks for, by its words about length. */
export function findSentenceCount(text: string): number {
  const words = wordCount.exec(text)
  if (words) return Math.max(1, Math.min(400, Math.round(Number(words[1]) / 14)))
  const characters = characterCount.exec(text)
  if (characters) return Math.max(1, Math.min(400, Math.round(Number(characters[1]) / 26)))
  const sentences = sentenceCount.exec(text)
  if (sentences) {
    const word = (sentences[1] ?? sentences[2] ?? '').toLowerCase()
    return (
      { one: 1, two: 2, three: 3, four: 4, five: 5, 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5 }[word] ??
      Math.max(1, Math.min(400, Number(word) || 1))
    )
  }
  if (asksForLong.test(text)) return 14
  return asksForShort.test(text) ? 1 : 2
}

/** `count` sentences about `topic`, in paragraphs of five. */
export function writeProse(topic: string, count: number, inChinese: boolean, random: Random): string {
  const bank = inChinese ? chineseParts : englishParts
  let at = random.integer(bank.length)
  let text = (bank[0] as readonly string[]).join(topic)
  for (let i = 1; i < count; i++) {
    at = (at + 1) % bank.length
    if (at === 0) at = 1
    const sentence = (bank[at] as readonly string[]).join(topic)
    text += i % 5 === 0 ? `\n\n${sentence}` : inChinese ? sentence : ` ${sentence}`
  }
  return text
}
