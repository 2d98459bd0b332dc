/** Writes a date with its time for the start and the end of an event: `2026-03-04T14:00:00` for "on Wednesday at 14:00". */
import type { Facts } from '../facts.ts'
import { oneToTen } from '../number-words.ts'

const wantsBoth = /\biso(?:[ -]?8601)?\b|\brfc ?3339\b|\bdate-?time\b|\bdate and time\b/
const wantsDate = /^(?:\w*_)?(?:start|end|from|to|since|until|begin)\b[^.\n]*\b(?:iso|date|day|yyyy)\b/
const isEnd = /^(?:\w*_)?(?:end|until|finish|to)(?:$|_|\s)/
const span = /\b(\d{1,3}(?:\.5)?|an?|one|two|three|four|half an)[ -]?(hours?|hrs?|h|minutes?|mins?)\b/i
const usualMinutes = 60

/** The moment for a property whose description wants a date with its time; undefined where a text gives no time. */
export function findDateTime({ dates, times, text }: Facts, about: string): string | undefined {
  const [date] = dates
  const [start, end] = times
  if (date === undefined) return undefined
  if (start === undefined && wantsDate.test(about)) return isEnd.test(about) ? (dates[1] ?? date) : date
  if (start === undefined || !wantsBoth.test(about)) return undefined
  if (!isEnd.test(about)) return `${date}T${start}`
  return end === undefined ? addMinutes(date, start, readMinutes(text)) : `${dates[1] ?? date}T${end}`
}

/** How long an event is that a text describes. */
function readMinutes(text: string): number {
  const [, count = '', unit = ''] = span.exec(text.slice(0, 1000)) ?? []
  if (unit === '') return usualMinutes
  const word = count.toLowerCase()
  const value = /^an?$/.test(word) ? 1 : word === 'half an' ? 0.5 : (oneToTen[word] ?? Number(word))
  return Math.round(unit.toLowerCase().startsWith('h') ? value * 60 : value)
}

function addMinutes(date: string, time: string, minutes: number): string | undefined {
  const at = Date.parse(`${date}T${time}Z`)
  return Number.isNaN(at) ? undefined : new Date(at + minutes * 60_000).toISOString().slice(0, 19)
}
