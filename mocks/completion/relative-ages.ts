/** Replaces ages that a text gives by another one: `Ann is 30. Bo is two years older than her.` → `Bo is 32 years old.` */
import { guard } from './cues.ts'
import { oneToTen } from './number-words.ts'

const longest = 8000
const name = String.raw`(?:[Mm]y\s(?:\p{Ll}{2,12}\s)?)?(\p{Lu}\p{L}{1,24}|I|[Hh]e|[Ss]he)`
const relative = guard(
  new RegExp(
    String.raw`${name}(?:\s(?:is|was)|['’]s|\sam)\s(an?|\d{1,2}|${Object.keys(oneToTen).join('|')})\syears?\s(older|younger)\sthan\s(me|I(?:\sam)?|him|her|\p{Lu}\p{L}{1,24})(?!\p{L})`,
    'gu',
  ),
  'older younger',
)
const multiple = guard(
  new RegExp(
    String.raw`${name}(?:\s(?:is|was)|['’]s|\sam)\s(twice|half|three times|the same age|exactly as old|as old)(?:\s(?:as\sold|my\sage|his\sage|her\sage))?(?:\sas)?\s(me|I(?:\sam)?|him|her|\p{Lu}\p{L}{1,24})(?!\p{L})`,
    'gu',
  ),
  'twice half three same exactly as',
)
const age =
  /(\p{Lu}\p{L}{1,24})(?:(?:\s(?:is|was)|['’]s|,)\s(?:aged\s)?|\s\()(\d{1,3})(?=\syears?\sold|[\s,.;)]|$)|\bI(?:\sam|['’]m)\s(\d{1,3})\b/gu

/** The text with ages in numbers where they follow from others. */
export function resolveAges(text: string): string {
  if (text.length > longest || !(relative.mayMatch(text) || multiple.mayMatch(text))) return text
  const known = new Map<string, number>()
  let last: number | undefined
  for (const [, person, years, own] of text.matchAll(age)) {
    last = Number(years ?? own)
    known.set(person ?? 'I', last)
  }
  const baseOf = (other: string): number | undefined => {
    if (/^(?:me|I)/.test(other)) return known.get('I')
    return /^(?:him|her)$/.test(other) ? last : known.get(other)
  }
  const write = (whole: string, person: string, value: number | undefined): string => {
    if (value === undefined || !Number.isInteger(value) || value < 0) return whole
    known.set(person, value)
    return whole.startsWith('My ') || whole.startsWith('my ') || !/^\p{Lu}\p{L}/u.test(whole)
      ? `${whole.slice(0, whole.indexOf(person))}${person} is ${value} years old`
      : `${person} is ${value} years old`
  }
  return text
    .replaceAll(relative.pattern, (whole: string, person: string, count: string, than: string, other: string) => {
      const base = baseOf(other)
      const years = /^an?$/.test(count) ? 1 : (oneToTen[count] ?? Number(count))
      return write(whole, person, base === undefined ? undefined : than === 'older' ? base + years : base - years)
    })
    .replaceAll(multiple.pattern, (whole: string, person: string, factor: string, other: string) => {
      const base = baseOf(other)
      const times = { twice: 2, half: 0.5, 'three times': 3 }[factor] ?? 1
      return write(whole, person, base === undefined ? undefined : base * times)
    })
}
