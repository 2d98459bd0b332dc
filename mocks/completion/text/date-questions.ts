/** Answers questions about given dates: the day of the week, the days between two dates, the date some days later. */
import { guard } from '../cues.ts'
import { readDates } from '../facts/dates.ts'

const longest = 300
const dayMs = 86_400_000
const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const asksForWeekday = guard(
  /\b(?:what|which)\s(?:day(?: of the week)?|weekday)\s(?:of the week\s)?(?:is|was|will|does|did|falls?)\b|\bday of the week (?:is|was|for|of)\b|星期几/i,
)
const asksForDays = guard(
  /\bhow many (days|weeks)\b[^?\n]{0,30}\b(?:between|from|until|till)\b|\bnumber of (days|weeks) (?:between|from)\b/i,
)
const later = guard(
  /\b(\d{1,4})\s(day|week)s?\s(after|before|from|later than)\s|\b(?:add|plus)\s(\d{1,4})\s(day|week)s?\sto\s/i,
)
const year = /\b\d{4}\b/

/** The answer to a question about dates that are written out with their year; null for other questions. */
export function findDateAnswer(text: string, nowSeconds: number): string | null {
  if (text.length > longest || !year.test(text)) return null
  const isWeekday = asksForWeekday.test(text)
  const days = isWeekday ? null : asksForDays.exec(text)
  const shifted = isWeekday || days !== null ? null : later.exec(text)
  if (!isWeekday && days === null && shifted === null) return null
  const dates = readDates(text, nowSeconds).filter(({ isWeekday: isName }) => !isName)
  const [first, second] = dates.map(({ value }) => Date.parse(value))
  if (first === undefined) return null
  if (isWeekday) {
    const name = names[new Date(first).getUTCDay()] as string
    return /\b(?:only|just|one word)\b/i.test(text) ? name : `${dates[0]?.value ?? ''} is a ${name}.`
  }
  if (days !== null) {
    if (second === undefined) return null
    const count = Math.abs(second - first) / dayMs
    const unit = (days[1] ?? days[2] ?? 'days').toLowerCase()
    const value = unit === 'weeks' ? Number((count / 7).toFixed(2)) : count
    return /\b(?:only|just)\b/i.test(text) ? String(value) : `${value} ${value === 1 ? unit.slice(0, -1) : unit}`
  }
  const count = Number(shifted?.[1] ?? shifted?.[4]) * (/week/i.test(shifted?.[2] ?? shifted?.[5] ?? '') ? 7 : 1)
  const sign = /^before$/i.test(shifted?.[3] ?? '') ? -1 : 1
  return new Date(first + sign * count * dayMs).toISOString().slice(0, 10)
}
