/** Dates that a text gives by a holiday. */
import { guard } from '../cues.ts'

const days: readonly (readonly [name: RegExp, day: string])[] = [
  [/\bindependence day\b/i, '07-04'],
  [/\bchristmas eve\b/i, '12-24'],
  [/\bchristmas\b/i, '12-25'],
  [/\bnew year['’]?s eve\b/i, '12-31'],
  [/\bnew year(?:['’]?s)?(?: day)?\b/i, '01-01'],
  [/\bhalloween\b/i, '10-31'],
  [/\bvalentine['’]?s day\b/i, '02-14'],
]

/** The day of a holiday in the year that the text names; undefined if it names no holiday or no year. */
export function findHoliday(text: string): string | undefined {
  const year = /\b(?:1[5-9]|20)\d\d\b/.exec(text)?.[0]
  const day = year === undefined ? undefined : days.find(([name]) => name.test(text))?.[1]
  return day === undefined ? undefined : `${year}-${day}`
}

const named = guard(/\b(?:independence|christmas|year|halloween|valentine)/i)

/** The next day from today of a holiday that the text names; undefined where it names none. */
export function findNextHoliday(text: string, nowSeconds: number): string | undefined {
  const day = named.test(text) ? days.find(([name]) => name.test(text))?.[1] : undefined
  if (day === undefined) return undefined
  const today = new Date(nowSeconds * 1000).toISOString().slice(0, 10)
  const year = Number(today.slice(0, 4))
  return `${day >= today.slice(5) ? year : year + 1}-${day}`
}
