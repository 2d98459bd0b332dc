/** Writes plain sentences about a topic, as many as the user asks for. */
import { guard } from '../cues.ts'
import { oneToTen } from '../number-words.ts'
import type { Random } from '../../common/index.ts'

const english: readonly string[] = [
  'This is a sample text of the mock about {topic}.',
  'The main point is to separate what is essential from what merely looks important.',
  'In practice, people who work on {topic} keep the steps small and check each one.',
  'A common mistake is to skip the basics and look for a shortcut.',
  'It helps to write down what you already know and what is still open.',
  'Once the first part is clear, the rest usually follows without much effort.',
  'There are also cases that differ, so it is worth testing a few examples of {topic}.',
  'Good results come from comparing several options before settling on one.',
  'If something is unclear, go back to the definition and work forward from there.',
  'A real model would say more about {topic} here.',
]
const chinese: readonly string[] = [
  '这是模拟服务关于{topic}的示例文字。',
  '关键在于分清哪些内容是核心，哪些只是表面现象。',
  '在实际工作中，大家通常会把{topic}拆成几个小步骤，逐一检查。',
  '常见的错误是跳过基础，直接寻找捷径。',
  '先写下已经知道的内容，再列出还不清楚的问题，会很有帮助。',
  '只要第一部分弄清楚了，后面的内容往往水到渠成。',
  '不过也有一些情况下{topic}的表现会有所不同，值得多做几次验证。',
  '比较几种方案之后再做决定，效果通常更好。',
  '如果遇到疑问，可以回到定义，再一步一步往下推。',
  '真正的模型会在这里更详细地说明{topic}。',
]

/** The sentences in parts, between which the topic stands. */
const englishParts = english.map((sentence) => sentence.split(/\{topic\}/i))
const chineseParts = chinese.map((sentence) => sentence.split('{topic}'))

const wordCount = guard(/\b(\d{2,5})[\s-]*words?\b/i)
const characterCount = guard(/(\d{2,5})\s*字/)
const sentenceCount = guard(/\b(\d{1,3}|one|two|three|four|five)[\s-]+sentences?\b|([一两二三四五\d]{1,3})句话/i)
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

const lineCount = guard(
  /\b(?:in|exactly|write|with|of|only|using)\s(?:exactly\s|only\s|just\s)?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (?:short |single )?lines\b/i,
)

/** The number of lines that a text asks for; undefined where it asks for none. */
export function findLineCount(text: string): number | undefined {
  const word = lineCount.exec(text)?.[1]?.toLowerCase()
  return word === undefined ? undefined : (oneToTen[word] ?? Number(word))
}
