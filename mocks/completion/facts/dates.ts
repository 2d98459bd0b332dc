/** Reads the dates and times of day that a text gives, also those relative to today. */
import { guard } from '../cues.ts'
import { findNextHoliday } from './holidays.ts'

/** A date with the words before it, in lower case. */
export interface DateInText {
  /** `2026-09-03`. */
  value: string
  before: string
  /** Whether the text only names the day of the week. */
  isWeekday: boolean
}

const around = 40
const day = 86_400
const isoDate = /\b(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/g
/** `03/14/2025`, the month first unless the first number is greater than 12; `14.03.2025`, the day first. */
const numericDate = /\b(\d{1,2})([/.])(\d{1,2})\2(\d{4})\b/g
const months = 'january february march april may june july august september october november december'.split(' ')
const monthDay =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4}))?|\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:,?\s+(\d{4}))?/gi
const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ')
const weekday = /\b(next |this |coming |upcoming )?((?:sun|mon|tues|wednes|thurs|fri|satur)day)\b/gi
const relative: readonly (readonly [RegExp, number])[] = [
  [/\bday after tomorrow\b|后天/i, 2],
  [/(?<!day after )\btomorrow\b|明天/i, 1],
  [/\byesterday\b|昨天/i, -1],
  [/\b(?:today|tonight|this (?:morning|afternoon|evening))\b|今天/i, 0],
  [/\bnext week\b|\bin (?:a|one) week\b/i, 7],
]
/** What stands between a weekday and its date, and between a weekday and another date. */
const beside = /^(?:,|\s|the\b|on\b|\()*$/
const joinsDates = /^\s(?:to|until|till|through|and)\s/i
const inDays = /\bin (\d{1,3}|two|three|four|five) (day|week)s?\b/i
const words: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5 }

const todayIs = guard(
  /\b(?:today(?:['’]s date)?|(?:the )?current date(?: and time)?)\s?(?:is|:|=)\s{0,2}(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day,?\s)?(?:the\s)?([\p{L}\d][^\n?!;]{5,24})/iu,
)

/** The start of the day that a text gives as today, in seconds; undefined where it gives none. */
export function readToday(text: string): number | undefined {
  const said = todayIs.exec(text)?.[1]
  const [date] = said === undefined ? [] : readDates(said, 0)
  return date === undefined || !/\d{4}/.test(said ?? '') ? undefined : Date.parse(date.value) / 1000
}

/** The dates of a text: those that are written out in their order, then relative ones; `nowSeconds` is today. */
export function readDates(whole: string, nowSeconds: number): DateInText[] {
  const text = todayIs.mayMatch(whole) ? whole.replace(todayIs.pattern, (said) => ' '.repeat(said.length)) : whole
  const found: [at: number, date: DateInText][] = []
  const add = (at: number, value: string, isWeekday = false): void => {
    if (Number.isNaN(Date.parse(value)) || !new Date(value).toISOString().startsWith(value)) return
    found.push([at, { value, before: text.slice(Math.max(0, at - around), at).toLowerCase(), isWeekday }])
  }
  for (const match of text.matchAll(isoDate)) add(match.index, toIso(match[1], match[2], match[3]))
  for (const match of text.matchAll(numericDate)) {
    const isDayFirst = match[2] === '.' || Number(match[1]) > 12
    add(match.index, isDayFirst ? toIso(match[4], match[3], match[1]) : toIso(match[4], match[1], match[3]))
  }
  // "April 15 to April 22, 2027": a year that the text gives for one date counts for the others.
  const thisYear = onlyYear(text) ?? new Date(nowSeconds * 1000).toISOString().slice(0, 4)
  for (const match of text.matchAll(monthDay)) {
    const name = (match[1] ?? match[5] ?? '').toLowerCase()
    const month = months.findIndex((full) => full.startsWith(name)) + 1
    add(match.index, toIso(match[3] ?? match[6] ?? thisYear, String(month), match[2] ?? match[4]))
  }
  const isGiven = found.length > 0
  const shift = (at: number, days: number, isWeekday = false): void =>
    add(at, new Date((nowSeconds + days * day) * 1000).toISOString().slice(0, 10), isWeekday)
  for (const [pattern, days] of relative) {
    const match = pattern.exec(text)
    if (match !== null) shift(match.index, days)
  }
  const later = inDays.exec(text)
  if (later !== null)
    shift(
      later.index,
      (words[(later[1] as string).toLowerCase()] ?? Number(later[1])) * (/week/i.test(later[2] as string) ? 7 : 1),
    )
  const written = found.map(([at]) => at)
  for (const match of text.matchAll(weekday)) {
    // A weekday beside a written date is that date's.
    const end = match.index + match[0].length
    if (isGiven && !written.every((at) => at < match.index || !beside.test(text.slice(end, at)))) continue
    if (isGiven && !(/^(?:next|this|coming) /i.test(match[0]) && joinsDates.test(text.slice(end, end + 10)))) continue
    {
      const today = new Date(nowSeconds * 1000).getUTCDay()
      const days = (weekdays.indexOf((match[2] as string).toLowerCase()) - today + 7) % 7
      shift(match.index, days === 0 ? 7 : days, true)
    }
  }
  const holiday = found.length > 0 ? undefined : findNextHoliday(text, nowSeconds)
  if (holiday !== undefined) add(0, holiday)
  return found.sort((a, b) => a[0] - b[0]).map(([, date]) => date)
}

function onlyYear(text: string): string | undefined {
  const years = new Set(text.slice(0, 4000).match(/(?<![\d$€£.,-])(?:19|20)\d\d(?![\d,.-]\d)/g) ?? [])
  return years.size === 1 ? [...years][0] : undefined
}

function toIso(year = '', month = '', date = ''): string {
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
}

const chineseTime = /(上午|下午|晚上|早上|中午|凌晨)?(\d{1,2}|十[一二]|[一二两三四五六七八九十])点(半|\d{1,2}分?)?/g
const chineseHours = '零 一 二 三 四 五 六 七 八 九 十 十一 十二'.split(' ')
const noonOrMidnight = guard(/\b(noon|midnight)\b/i)

/** The times of day of a text as `09:30:00`. */
export function readTimes(text: string): string[] {
  const found: string[] = []
  for (const match of text.matchAll(/(?<=^|[^\w:]|\dT)([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?\s*(am|pm)?/gi))
    found.push(toClock(match[1], match[2], match[3], match[4]))
  for (const match of text.matchAll(/\b(1[0-2]|[1-9])\s*(am|pm)\b/gi))
    found.push(toClock(match[1], '00', '00', match[2]))
  if (found.length === 0 && text.includes('点'))
    for (const [, half, hour = '', rest] of text.matchAll(chineseTime)) {
      const value = chineseHours.indexOf(hour) >= 0 ? chineseHours.indexOf(hour) : Number(hour)
      const minute = rest === '半' ? '30' : (rest ?? '00').replace('分', '').padStart(2, '0')
      if (value < 24)
        found.push(toClock(String(value), minute, '00', /[下晚]/.test(half ?? '') && value < 12 ? 'pm' : undefined))
    }
  const middle = found.length > 0 ? null : noonOrMidnight.exec(text)
  if (middle !== null) found.push(middle[1]?.toLowerCase() === 'noon' ? '12:00:00' : '00:00:00')
  return found
}

function toClock(hour = '0', minute = '00', second = '00', half?: string): string {
  const plain = Number(hour) % 24
  const shifted = half === undefined ? plain : (plain % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  return `${String(shifted).padStart(2, '0')}:${minute}:${second}`
}
