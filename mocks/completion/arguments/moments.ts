/** Finds the moment that a request means relative to now: `10 minutes from now`, where the conversation gives the current time. */
import { guard } from '../cues.ts'
import type { Facts } from '../facts.ts'
import { oneToTen } from '../number-words.ts'

const scanned = 4000
const later = guard(
  /\b(?:in\s(an?|one|two|three|four|five|six|seven|eight|nine|ten|half an|\d{1,4})\s(minute|min|hour|second)s?|(an?|one|two|three|four|five|six|seven|eight|nine|ten|half an|\d{1,4})\s(minute|min|hour|second)s?\s(?:from now|later|from the current time))\b/i,
)
/** A date and time that stands for the present one. */
const moment = /\b(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?/
const seconds: Readonly<Record<string, number>> = { second: 1, min: 60, minute: 60, hour: 3600 }

/** Whether a text gives a time that counts from now. */
export function countsFromNow(text: string): boolean {
  return later.test(text.slice(0, scanned))
}

/** The moment in the form that a description asks for: with its date, or the time of day alone. */
export function findMoment({ text, guide }: Facts, about: string): string | undefined {
  const sample = text.slice(0, scanned)
  const match = later.exec(sample)
  const now = match === null ? null : (moment.exec(sample) ?? moment.exec(guide.slice(0, scanned)))
  if (match === null || now === null) return undefined
  const count = readCount((match[1] ?? match[3] ?? '').toLowerCase())
  const start = Date.parse(`${now[1]}T${now[2]}:${now[3]}:${now[4] ?? '00'}Z`)
  const end = start + count * (seconds[(match[2] ?? match[4] ?? '').toLowerCase()] ?? 0) * 1000
  if (Number.isNaN(end)) return undefined
  const written = new Date(end).toISOString()
  return /hh:?mm|time of day|24[- ]hour|clock/.test(about) ? written.slice(11, 16) : written.slice(0, 19)
}

function readCount(word: string): number {
  if (word.startsWith('half')) return 0.5
  return /^an?$/.test(word) ? 1 : (oneToTen[word] ?? Number(word))
}
