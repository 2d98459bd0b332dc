/** Finds what a system message says about a tool: the sentences and the items of lists that spell its name. */

const systemLength = 8000

/** The sentences of a system message that spell a tool's name: they say when to use it. */
export function findSentencesAbout(name: string, systemText: string): string {
  const text = systemText.slice(0, systemLength)
  // Agents are often called by the name without what they are.
  const short = name.endsWith('_agent') || name.endsWith('_tool') ? name.slice(0, name.lastIndexOf('_')) : name
  if (!text.includes(short)) return ''
  const spelled = short !== name && text.includes(name) ? name : short
  if (spelled.length < 3) return ''
  return text
    .split('\n')
    .flatMap((line) => (line.includes(spelled) ? (isItemAbout(line, spelled) ? [line] : line.split(sentenceEnd)) : []))
    .filter((sentence) => sentence.length < longestAbout && sentence.includes(spelled))
    .map((sentence) => withoutOthers(sentence, spelled))
    .join(' ')
}

const longestAbout = 400
const sentenceEnd = /(?<=[.!?。；;])\s/
const listItem = /^\s{0,8}(?:\d{1,2}[.)]|[-*•])\s/
const identifier = /\b[A-Za-z]{1,40}_\w{1,40}\b/g

/** The part of a sentence that is about one of the tools that it names: `Use get_menu for dishes and get_wines for drinks.` */
function withoutOthers(sentence: string, spelled: string): string {
  const others = Array.from(sentence.matchAll(identifier), ({ 0: name, index }) => ({ name, index }))
  if (others.every(({ name }) => name.startsWith(spelled))) return sentence
  const at = sentence.indexOf(spelled)
  const end = at + spelled.length
  const next = others.find(({ index }) => index > at)?.index ?? sentence.length
  const before = others.findLast(({ index }) => index < at)
  const after = sentence.slice(end, next)
  return purpose.test(after)
    ? sentence.slice(at, next)
    : sentence.slice(before === undefined ? 0 : before.index + before.name.length, end)
}

const purpose = /^\W{0,3}(?:tools?\s|functions?\s)?(?:for|to|when|if|with|on|in)\b/i

/** Whether a line is an item of a list that names no other tool: all of it is about this one. */
function isItemAbout(line: string, spelled: string): boolean {
  return (
    line.length < longestAbout &&
    listItem.test(line) &&
    (line.match(identifier) ?? []).every((one) => one.startsWith(spelled))
  )
}
