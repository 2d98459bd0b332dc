/** Dates that a text gives by a holiday and a year. */

const days: readonly (readonly [name: RegExp, day: string])[] = [
  [/\bindependence day\b/i, '07-04'],
  [/\bchristmas eve\b/i, '12-24'],
  [/\bchristmas\b/i, '12-25'],
  [/\bnew year['’]?s eve\b/i, '12-31'],
  [/\bnew year(?:['’]?s)?(?: day)?\b/i, '01-01'],
  [/\bhalloween\b/i, '10-31'],
  [/\bvalentine['’]?s day\b/i, '02-14'],
]

/** The day of a holiday in the year that the text names; undefined where it has none of both. */
export function findHoliday(text: string): string | undefined {
  const year = /\b(?:1[5-9]|20)\d\d\b/.exec(text)?.[0]
  const day = year === undefined ? undefined : days.find(([name]) => name.test(text))?.[1]
  return day === undefined ? undefined : `${year}-${day}`
}
