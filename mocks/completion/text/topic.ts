/** Finds what a request is about: the request without the words that ask. */
import { guard } from '../cues.ts'
import { mayBegin, readFirstWord, toFirstWords } from '../first-word.ts'
import { splitSentences } from './sentences.ts'

const aboutForm = guard(
  /\s+(?:in|with|using|within)\s+(?:(?:about|exactly|at most|fewer than)\s+)?(?:\w+\s+(?:words?|sentences?|paragraphs?|lines?)|detail|depth|simple terms|one line|short|english|chinese|general)\b.*$/i,
)
/** "what a monad is": the topic is the subject of the clause. */
const subject = guard(/^(\S.*?)\s+(?:is|are|was|were)(?:\s.*)?$/i)
/** "how TCP works"; "remote work" is a noun. */
const working = guard(/^(\S.*?)\s+(?:works?|means?)(?:\s.*)?$/i)
/** Whether a clause asks how a thing works or what it means. */
function isMechanism(clause: string): boolean {
  return /\b(?:how|why|when|does|do)\b[^.?!\n]*\b(?:works?|means?)\b|\bwhat\b[^.?!\n]*\bmeans?\b/i.test(clause)
}

/** What stands before the request itself; a word boundary ends it. */
const opening =
  /^(?:please|can you|could you|would you|will you|can i|could i|hi|hello|hey|kimi|now|ok|okay|also|then|so|next|(?:i need (?:you to |some )?)?help(?: me)?(?: to| with| on)?|i (?:['’]d|would|['’]ll) (?:like|love) (?:you )?(?:to)?|i(?:['’]d like| want| need)(?: you)?(?: to)?|we need(?: you)?(?: to)?|(?:as|imagine you are|pretend you are|you are) an? [^,.\n]{2,60}[,.]|your task is to|try to|briefly)(?![\p{L}])[,:\s]*/iu
const openingWords = toFirstWords(
  'please can could would will hi hello hey kimi now ok okay also then so next i help we as imagine pretend you your try briefly',
)
const verb =
  /^(?:tell|explain|describe|write|rewrite|give|summari[sz]e|discuss|recommend|suggest|list|name|compose|draft|create|generate|make|build|provide|design|develop|outline|compare|edit|prepare|show|research|teach|elaborate(?: on)?|brainstorm|come up with|propose|analy[sz]e|evaluate|find|share|plan|imagine|picture|convince|introduce|say something|talk|look up|read|answer|produce|conduct|report|know|invent|predict|split(?: up)?|break(?: down)?|divide|recite|sing|say|review|assess|critique|examine|inspect|audit|improve|optimi[sz]e|refactor|debug|implement|calculate|solve|simplify|welcome|identify)(?:\s(?:me|us|out|up|him|her|them))?\b/i
const verbWords = toFirstWords(
  'tell explain describe write rewrite give summarise summarize discuss recommend suggest list name compose draft create generate make build provide design develop outline compare edit prepare show research teach elaborate brainstorm come propose analyse analyze evaluate find share plan imagine picture convince introduce say talk look read answer produce conduct report know invent predict split break divide recite sing say review assess critique examine inspect audit improve optimise optimize refactor debug implement calculate solve simplify welcome identify',
)
const question =
  /^(?:(?:what|who)(?:['’]s| is| are| was| were)|how (?:do|does|did|to|can|could|should|would|is|are|many|much)(?: (?:i|we|you|one|people))?|why (?:do|does|did|is|are|would|should)|(?:what|where|when|which|who)(?: (?:is|are|was|were|do|does|did|can|could|should|would|will|has|have)(?: (?:i|we|you|one))?)?|(?:do|does|did|is|are|was|were|can|could|should|would|will|has|have)(?: (?:i|we|you|one|it|there))?(?: (?:think|believe|know|like|true that))?)\b/i
const questionWords = toFirstWords(
  'what who how why where when which do does did is are was were can could should would will has have',
)
const articles =
  /^[\s,:]*(?:(?:bedtime|children['’]?s|(?:one|two|three|four|five|\d+)[- ](?:sentence|line|paragraph|word|verse|stanza)s?|a|an|the|some|any|my|your|their|short|long|brief|detailed|concise|simple|very|interesting|engaging|funny|persuasive|professional|formal|casual|\d+[- ]word|essay|story|poem|article|blog|post|e-?mail|letter|song|rap|haiku|limerick|recipe|report|review|speech|proposal|description|overview|introduction|concept|that explains|which explains|explaining|explanation|research|thorough|paragraph|text|words?|summary|sentences?|fact|facts|information|more|\d+|about|on|of|for|how|what|why|it means|to)\s+)+/i
const articleWords = toFirstWords(
  'bedtime children one two three four a an the some any my your their short long brief detailed concise simple very interesting engaging funny persuasive professional formal casual essay story poem article blog post email e letter song rap haiku limerick recipe report review speech proposal description overview introduction concept that which explaining explanation research thorough paragraph text word words summary sentence sentences fact facts information more about on of for how what why it to',
)
const asksNothing =
  /^(?:do not|don['’]t|make sure|your (?:response|answer|output)|answer (?:in|with|only)|reply|respond|use |keep |be |provide your|return|output|this is the expect|you must|begin!|think )/i
const clauseEnd =
  /(?:,|;|:|\s[-–—(]|\s(?:that|which|who|where|when|if|because|and then|highlighting|using|including|while|so that|from the|based on)\b).*$/i
/** Words that join a topic to what was cut off. */
const joins = /(?:\s(?:the|an?|of|to|in|on|for|with|and|or|by|from|at|is|are|your|my))+$/i
const joinWords = toFirstWords('the a an of to in on for with and or by from at is are your my')
const emptyTopics = /^(?:it|this|that|these|me|us|them|following|the following|question)$/i

/** The topic of a text. */
export function findTopic(text: string, inChinese: boolean): string {
  const trimmed = text.trim()
  if (inChinese) return findChineseTopic(trimmed.slice(trimmed.lastIndexOf('\n') + 1).slice(0, 300))
  const clause = withoutOpenings(chooseRequest(trimmed))
  const asked = withoutArticles(withoutAsking(clause))
  // Of a long text, only parts are read, in which a word may be cut.
  const isWhole = text.length <= longestRequest
  const sentence = asked.slice(0, findSentenceEnd(asked))
  const formless = isWhole && !aboutForm.mayMatch(text) ? sentence : sentence.replace(aboutForm.pattern, '')
  const plain = formless.slice(countMarks(formless))
  const named = isWhole && !subject.mayMatch(text) ? plain : plain.replace(subject.pattern, '$1')
  const topic = (working.mayMatch(text) && isMechanism(clause) ? named.replace(working.pattern, '$1') : named).trim()
  const short = isLong(topic) ? topic.replace(clauseEnd, '').trim() : topic
  const cut = isLong(short) ? firstWords(short) : short
  const tidy = withoutDeed(withoutQuote(endsWithJoin(cut) ? cut.replace(joins, '') : cut))
  return tidy.length < 2 || (tidy.length < 6 && emptyTopics.test(tidy)) ? 'this question' : tidy
}

const deed =
  /^(?:won|wrote|invented|discovered|painted|directed|founded|built|designed|composed|developed|created|sang)\s(?:the\s)?(?=\S)/i
const deedWords = toFirstWords(
  'won wrote invented discovered painted directed founded built designed composed developed created sang',
)

/** `won the race`, of `Who won the race?`: the race. */
function withoutDeed(topic: string): string {
  return mayBegin(deedWords, readFirstWord(topic)) ? topic.replace(deed, '') : topic
}

function withoutOpenings(text: string): string {
  let clause = text
  for (let tries = 0; tries < 4; tries++) {
    const rest = mayBegin(openingWords, readFirstWord(clause)) ? clause.replace(opening, '') : clause
    if (rest === clause) break
    clause = rest
  }
  return clause
}

function withoutAsking(clause: string): string {
  const first = readFirstWord(clause)
  if (mayBegin(verbWords, first) && verb.test(clause)) return clause.replace(verb, '')
  return mayBegin(questionWords, first) ? clause.replace(question, '') : clause
}

function withoutArticles(text: string): string {
  let at = 0
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 44 && code !== 58 && code > 13) break
  }
  const code = text.charCodeAt(at)
  const isDigit = code > 47 && code < 58
  return isDigit || mayBegin(articleWords, readFirstWord(text, at)) ? text.replace(articles, '') : text
}

/** Where the first sentence ends: before a mark `.?!` that a space or nothing follows. */
function findSentenceEnd(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 63 || (code !== 46 && code !== 63 && code !== 33)) continue
    if (at + 1 === text.length || isSpaceAt(text, at + 1)) return at
  }
  return text.length
}

/** The number of spaces, marks and quotation marks at the beginning. */
function countMarks(text: string): number {
  let at = 0
  while (at < text.length && (isSpaceAt(text, at) || ':,;"“'.includes(text.charAt(at)))) at++
  return at
}

function endsWithJoin(text: string): boolean {
  let at = text.length
  while (at > 0 && text.length - at < 5 && !isSpaceAt(text, at - 1)) at--
  return text.length - at < 5 && mayBegin(joinWords, readFirstWord(text, at))
}

function withoutQuote(text: string): string {
  return text.endsWith('"') || text.endsWith('”') ? text.slice(0, -1) : text
}

/** The first eight words of a longer text, with a space between each. */
function firstWords(topic: string): string {
  let end = topic.indexOf(' ')
  for (let words = 1; words < 8 && end >= 0; words++) end = topic.indexOf(' ', end + 1)
  const plain = topic.slice(0, end)
  return end < 0 || otherSpace.test(plain) ? topic.split(/\s+/).slice(0, 8).join(' ') : plain
}

/** White space that is not a single space between two words. */
const otherSpace = /[^\S ]|\s\s|^\s|\s$/

/** Whether a text has more than eight words; without splitting it, because every topic is asked. */
function isLong(topic: string): boolean {
  let spaces = 0
  let isAfterSpace = false
  for (let at = 0; at < topic.length && spaces < 8; at++) {
    const isSpace = isSpaceAt(topic, at)
    if (isSpace && !isAfterSpace) spaces++
    isAfterSpace = isSpace
  }
  return spaces === 8
}

function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || (code < 14 && code > 8) || (code > 159 && /\s/.test(text.charAt(at)))
}

/** The sentence that asks: the last question, else the first one that begins with a verb of asking, else the last one. */
function chooseRequest(text: string): string {
  const all = splitSentences(text.length > longestRequest ? `${text.slice(0, 1500)}\n${text.slice(-1500)}` : text)
  const sentences: string[] = []
  for (const one of all) {
    const sentence = mayHaveLabel(one) ? one.replace(label, '') : one
    // The items of a list are what the request is about.
    if (!asksNothing.test(sentence) && (all.length < 3 || !isItem(one))) sentences.push(sentence)
  }
  const [only = text] = sentences
  const asked = sentences.length < 2 ? only : chooseSentence(sentences)
  return asked.length > 300 ? asked.slice(0, 300) : asked
}

function chooseSentence(sentences: readonly string[]): string {
  return (
    sentences.findLast((sentence) => asksAtEnd.test(sentence)) ??
    sentences.find(beginsWithVerb) ??
    (sentences.at(-1) as string)
  )
}

const asksAtEnd = /\?["”]?$/

function beginsWithVerb(sentence: string): boolean {
  const first = readFirstWord(sentence)
  if (!mayBegin(openingWords, first)) return mayBegin(verbWords, first) && verb.test(sentence)
  return verb.test(sentence.replace(opening, '').replace(opening, ''))
}

const longestRequest = 4000
const itemStart = /^(?:[-*•]|\d{1,2}[.)])\s/

/** Whether a sentence is an item of a list; most begin with a letter. */
function isItem(sentence: string): boolean {
  const code = sentence.charCodeAt(0)
  return (code < 58 || code === 0x2022) && itemStart.test(sentence)
}

/** `Task: …`, `Question: …`, `1. …`. */
const label =
  /^(?:[-*•#>]+\s|\d{1,2}[.)]\s|(?:current task|task|question|query|request|topic|prompt|user|human)\s?[:：]\s)/i
const labelWords = toFirstWords('current task question query request topic prompt user human')

function mayHaveLabel(sentence: string): boolean {
  const code = sentence.charCodeAt(0)
  const isLetter = (code > 64 && code < 91) || (code > 96 && code < 123)
  return !isLetter || mayBegin(labelWords, readFirstWord(sentence))
}

function findChineseTopic(line: string): string {
  const topic = line
    .replace(/^(?:请|麻烦|帮我|给我|你好[，,]?|能否|可以|用一句话|简单|简要|详细)+/g, '')
    .replace(
      /^(?:介绍一下|介绍|解释一下|解释|说明|讲讲|讲一个|讲|写一篇|写一个|写一段|写一首|写|什么是|谈谈|聊聊|总结|描述)/,
      '',
    )
    .replace(/^关于/, '')
    .replace(/[。？！?!.]+[\s\S]*$/, '')
    .replace(/(?:是什么|怎么样|吗|呢|的(?:故事|文章|介绍|原理|诗歌?|俳句|作文|短文|童话(?:故事)?))$/, '')
    .trim()
  return topic === '' || topic.length > 24 ? '这个问题' : topic
}
