/** Answers what day, date, year or time it is, by the clock of the mock. */

const asksForDate =
  /\b(?:what(?:['’]s| is)?|which|tell me|give me|return|output|print)\b[^.?!\n]{0,24}\b(?:(?:today['’]s|current|today) (?:date|day|year|month)|(?:date|day|year|month) (?:is it|is today|today|now|it is)|day of the week is)\b|\bwhat (?:day|date) (?:is|was|will it be) (?:tomorrow|yesterday)\b|今天(?:是)?(?:几号|星期几|什么日子|几月几)/i
const asksForTime =
  /\bwhat time is it\b|\b(?:what(?:['’]s| is)|tell me) the (?:current )?time\b(?! (?:of|for|in which|complexity|when))|现在几点/i
const longest = 200

/** The date or the time in UTC; null if a text asks for neither. */
export function findDate(text: string, nowSeconds: number): string | null {
  if (text.length > longest) return null
  const now = new Date(nowSeconds * 1000)
  if (asksForTime.test(text)) return `It is ${now.toISOString().slice(11, 16)} UTC.`
  if (!asksForDate.test(text)) return null
  if (/今天/.test(text)) return `今天是${now.getUTCFullYear()}年${now.getUTCMonth() + 1}月${now.getUTCDate()}日。`
  const shift = /\btomorrow\b/i.test(text) ? 1 : /\byesterday\b/i.test(text) ? -1 : 0
  if (shift !== 0)
    return `${shift > 0 ? 'Tomorrow is' : 'Yesterday was'} ${toLongDate(new Date(now.getTime() + shift * 86_400_000))}.`
  if (/\byyyy|\biso\b/i.test(text)) return now.toISOString().slice(0, 10)
  if (/\byear\b/i.test(text)) return String(now.getUTCFullYear())
  return `Today is ${toLongDate(now)}.`
}

function toLongDate(date: Date): string {
  return date.toLocaleDateString('en-US', {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  })
}
