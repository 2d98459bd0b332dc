/** Answers what the user said of themselves in usual forms: their age, their work, their name, and a sum with a number they gave. */
import type { RequestView } from '../request-view.ts'

const longestText = 20_000
const wantsOnlyValue = /\b(?:only|just|one word|single word|nothing else)\b|只|仅/i

/** The answer to a question about the user in one of these forms; null for other questions. */
export function findOwnFact(question: string, view: RequestView): string | null {
  return (
    findOwnWork(question, view) ??
    findOwnAge(question, view) ??
    findGivenName(question, view) ??
    findChineseFact(question, view) ??
    addToOwn(question, view)
  )
}

/** `What do I do for a living?` after `I'm Rashid, a nurse from Leeds.` */
function findOwnWork(question: string, { messages, taskText }: RequestView): string | null {
  if (!/\bwhat (?:do i do|work do i do|(?:is|was|['’]s) my (?:job|profession|occupation))\b/i.test(question))
    return null
  for (const { role, text } of messages.toReversed()) {
    if (role !== 'user' || text === taskText) continue
    const work =
      /\bI(?:['’]m| am)\s(?:[^.,;\n]{1,40},\s)?(an?\s[a-z][a-z -]{2,40}?)(?=\s(?:from|in|at|for|and|who|living|based|with)\b|[.,;!\n]|$)/.exec(
        text.slice(0, longestText),
      )?.[1] ??
      /\bI work as (an?\s[a-z][a-z -]{2,40}?)(?=\s(?:from|in|at|for|and)\b|[.,;!\n]|$)/.exec(
        text.slice(0, longestText),
      )?.[1]
    if (work !== undefined) return `You are ${work}.`
  }
  return null
}

/** `How old am I?` after `I am 30.` */
function findOwnAge(question: string, { messages, taskText }: RequestView): string | null {
  if (!/\bhow old am i\b|\bwhat(?:['’]s| is) my age\b/i.test(question)) return null
  for (const { role, text } of messages.toReversed()) {
    if (role !== 'user' || text === taskText) continue
    const age = /\bI(?:['’]m| am) (?:now )?(\d{1,3})(?= years|[.,;!\n]| and\b|$)/.exec(text.slice(0, longestText))?.[1]
    if (age !== undefined) return wantsOnlyValue.test(taskText) ? age : `You are ${age} years old.`
  }
  return null
}

/** `我的生日是哪天？` after `我的生日是5月3日。` */
function findChineseFact(question: string, { messages, taskText, chinese }: RequestView): string | null {
  const noun = chinese ? /我的([\u4e00-\u9fff]{1,8}?)(?:是|叫|在)(?:什么|哪|谁|多少|几)/.exec(question)?.[1] : undefined
  if (noun === undefined) return null
  for (const { role, text } of messages.toReversed()) {
    if (role !== 'user' || text === taskText) continue
    const own = text.slice(0, longestText)
    const at = own.indexOf(`我的${noun}`)
    const stated = at < 0 ? undefined : /^[^。！？!?\n，,]{2,100}/.exec(own.slice(at))?.[0]
    if (stated !== undefined) return `${stated.replaceAll('我', '你')}。`
  }
  return null
}

/** `Do you know my name?` where the system message names the user. */
function findGivenName(question: string, { systemText, messages }: RequestView): string | null {
  if (!/\bmy name\b|\bwho am i\b/i.test(question)) return null
  if (messages.some(({ role, text }) => role === 'user' && /\b(?:my name is|I am|I['’]m|call me)\b/i.test(text)))
    return null
  const name =
    /\b(?:(?:talking|speaking|chatting) (?:to|with)|user(?:['’]s name)? is (?:called |named )?|customer is)\s?(\p{Lu}\p{L}{1,30}(?:\s\p{Lu}\p{L}{1,30})?)/u.exec(
      systemText.slice(0, 4000),
    )?.[1]
  return name === undefined ? null : wantsOnlyValue.test(question) ? name : `Your name is ${name}.`
}

/** `What is my favorite number plus 3?` after `My favorite number is 17.` */
function addToOwn(question: string, { messages, taskText }: RequestView): string | null {
  const asked =
    /\bmy ([a-z]{2,20}(?: [a-z]{2,20}){0,2}) (plus|minus|times|multiplied by|divided by) (\d{1,9}(?:\.\d{1,6})?)\s*\?/i.exec(
      question,
    )
  if (asked === null) return null
  const [, noun = '', sign = '', by = ''] = asked
  const start = `my ${noun.toLowerCase()} is `
  for (const { role, text } of messages.toReversed()) {
    if (role !== 'user' || text === taskText) continue
    const at = text.slice(0, longestText).toLowerCase().indexOf(start)
    const value = at < 0 ? undefined : /^-?\d{1,12}(?:\.\d{1,6})?/.exec(text.slice(at + start.length))?.[0]
    if (value === undefined) continue
    const [a, b] = [Number(value), Number(by)]
    const result = /^plus/i.test(sign) ? a + b : /^minus/i.test(sign) ? a - b : /^divided/i.test(sign) ? a / b : a * b
    return Number.isFinite(result) ? String(Number(result.toFixed(6))) : null
  }
  return null
}
