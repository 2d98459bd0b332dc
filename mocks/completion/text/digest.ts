/** What a longer text is about: its sentences, a title and its key words. */
import { splitSentences } from './sentences.ts'

const longest = 20_000
const plainWords = new Set(
  'the a an and or of to in on at for with from by is are was were be been being this that these those it its as you your i me my we our they them their he she his her him what which who whom whose how when where why do does did done can could will would shall should may might must please any some all no not if then than into about over under after before between during while also just only very really more most much many few so too such there here out up down off again once have has had having get got make made take new using use used one two three four five first last next other another each every both either neither because but however although though until since same own new say said says tell told ask asked asks know need needs want wants like well way thing things keep keeps give gives help helps user assistant human ai system question answer hi hello hey thanks yes'.split(
    ' ',
  ),
)

/** What the first speaker of a conversation says, else the text itself. */
function withoutSpeakers(text: string): string {
  const first =
    /(?:^|\n)[ \t]{0,20}(?:\[|\*\*|")?(?:user|human|customer|me|question|q)(?:\]|\*\*|")?\s?[:：]\s*([^\n]+)/i.exec(
      text.slice(0, longest),
    )?.[1]
  return first ?? text
}

/** The key words of a text: most frequent first, then in their order. */
export function findKeywords(text: string, most: number): string[] {
  const counts = new Map<string, number>()
  for (const [word] of text.slice(0, longest).matchAll(/\p{L}[\p{L}\d'’-]{2,30}|[\u4e00-\u9fff]{2,4}/gu)) {
    const plain = word.toLowerCase().replace(/['’]s$/, '')
    if (!plainWords.has(plain)) counts.set(plain, (counts.get(plain) ?? 0) + 1)
  }
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([word]) => word)
}

/** A title of at most `most` words: the key words of the first sentence in their order. */
export function writeTitle(text: string, most = 5): string {
  const [sentence = ''] = splitSentences(withoutSpeakers(text))
  const words = sentence
    .split(/[^\p{L}\p{N}'’-]+/u)
    .map((word) => word.replace(/['’]s$/, ''))
    .filter((word) => word !== '' && !plainWords.has(word.toLowerCase()))
    .slice(0, most)
  const title = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
  return title === '' ? 'New Conversation' : title
}

/** The first sentences of a text; a text of one sentence is its own summary. */
export function summarize(text: string, sentences: number): string {
  return splitSentences(text).slice(0, Math.max(1, sentences)).map(withEnd).join(' ')
}

function withEnd(sentence: string): string {
  return /[.!?。！？…]$/.test(sentence) ? sentence : `${sentence.replace(/[,;:]$/, '')}.`
}
