/** Writes texts for the values of `format` (JSON Schema 2020-12 §7.3). ajv-formats and Python's jsonschema accept all of them. */
import type { Random } from '../../common/index.ts'
import type { Facts } from '../facts.ts'

/** A text in a format; undefined for an unknown format. Each `variant` gives a different text. */
export function writeFormat(
  format: string,
  facts: Facts,
  variant: number,
  random: Random,
  about = '',
): string | undefined {
  const n = variant === 0 ? '' : String(variant)
  switch (format) {
    case 'date':
      return datesInRole(facts, about)[variant] ?? toDate(facts, variant)
    case 'date-time':
    case 'iso-date-time':
      return `${datesInRole(facts, about)[variant] ?? toDate(facts, variant)}T${toTime(facts, about)}Z`
    case 'time':
    case 'iso-time':
      return `${variant === 0 ? toTime(facts, about) : `${pad(variant % 24)}:${pad(variant % 60)}:00`}Z`
    case 'duration':
      return `P${variant + 1}D`
    case 'email':
    case 'idn-email':
      return (variant === 0 ? facts.emails[0] : undefined) ?? `user${n}@example.com`
    case 'hostname':
    case 'idn-hostname':
      return `host${n}.example.com`
    case 'ipv4':
      return `192.0.2.${1 + (variant % 254)}`
    case 'ipv6':
      return `2001:db8::${(1 + variant).toString(16)}`
    case 'uri':
    case 'url':
    case 'iri':
    case 'uri-reference':
    case 'iri-reference':
      return (variant === 0 ? facts.urls[0] : undefined) ?? `https://example.com/${n}`
    case 'uri-template':
      return `https://example.com/{id}${n}`
    case 'uuid':
      return `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-8${random.hex(3)}-${random.hex(12)}`
    case 'json-pointer':
      return `/item${n}`
    case 'json-pointer-uri-fragment':
      return `#/item${n}`
    case 'relative-json-pointer':
      return `${variant}`
    case 'regex':
      return `^value${n}$`
    case 'byte':
      return base64Texts[variant % base64Texts.length]
    default:
      return undefined
  }
}

const base64Texts = ['aGVsbG8=', 'd29ybGQ=', 'dGVzdA==', 'a2ltaQ==', 'ZGF0YQ==', 'dmFsdWU=']

/** A date that the text names (`tomorrow`, `2026-09-03`), otherwise the date of the mock's clock plus one day for each variant. */
export function toDate(facts: Facts, variant: number): string {
  const named = facts.dates[variant]
  if (named !== undefined) return named
  return new Date((facts.nowSeconds + variant * 86_400) * 1000).toISOString().slice(0, 10)
}

/** For each role of a date, the property names and the words before the date in a text. */
const roles: readonly (readonly [property: RegExp, before: RegExp])[] = [
  [
    /\b(?:issued?|invoice|created|order(?:ed)?|purchased?|sent)_?/,
    /\b(?:issued?|invoiced?|dated|created|ordered|order date|purchased|bought|placed|sent)\b[^.;]{0,20}$/,
  ],
  [
    /\b(?:due|deadline|pay(?:able)?_by|expir\w*|valid_until|end)/,
    /\b(?:due|deadline|by|before|until|expires?|payable|through|ends?|ending|to|and)\b[^.;,]{0,12}$/,
  ],
  [/\b(?:birth|born|dob)/, /\b(?:born|birth\w*|dob)\b[^.;]{0,20}$/],
  [
    /\b(?:start|begin|from|depart\w*|check_?in|arriv\w*|pick_?up|joined|hired?)/,
    /\b(?:from|starts?|starting|begins?|beginning|between|departs?|departing|leav\w+|check(?:ing)?[ -]?in|arriv\w+|joined|since|hired|on)\b[^.;,]{0,20}$/,
  ],
  [/\b(?:return|check_?out|drop_?off)/, /\b(?:return\w*|back|check(?:ing)?[ -]?out|until|to|leav\w+)\b[^.;,]{0,20}$/],
  [/\b(?:deliver\w*|ship\w*|arrival)/, /\b(?:deliver\w*|ship\w*|arriv\w+|expected)\b[^.;]{0,20}$/],
]

/** The dates that a text gives in the role that a property names, such as `due on April 2` for `due_date`. */
export function datesInRole({ datesInText }: Facts, about: string): string[] {
  if (datesInText.length < 2) return []
  const key = about.split(' ', 1)[0] ?? ''
  const found: string[] = []
  for (const [property, before] of roles)
    if (property.test(key)) for (const date of datesInText) if (before.test(date.before)) found.push(date.value)
  return found
}

function toTime(facts: Facts, about: string): string {
  const isEnd = /^\w*(?:end|until|finish|to_|arriv|return)/.test(about)
  return (isEnd ? facts.times[1] : undefined) ?? facts.times[0] ?? '09:00:00'
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
