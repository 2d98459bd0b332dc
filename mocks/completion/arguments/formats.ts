/** Texts of the named formats (JSON Schema 2020-12 §7.3), in the versions that ajv-formats and Python's jsonschema accept. */
import type { Random } from '../../state/clock.ts'
import type { Facts } from '../facts.ts'

/** A text of a format, undefined for an unknown format; `variant` gives different texts. */
export function writeFormat(format: string, facts: Facts, variant: number, random: Random): string | undefined {
  const n = variant === 0 ? '' : String(variant)
  switch (format) {
    case 'date':
      return toDate(facts, variant)
    case 'date-time':
    case 'iso-date-time':
      return `${toDate(facts, variant)}T${toTime(facts)}Z`
    case 'time':
    case 'iso-time':
      return `${variant === 0 ? toTime(facts) : `${pad(variant % 24)}:${pad(variant % 60)}:00`}Z`
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

/** A date of the text (`tomorrow`, `2026-09-03`), else that of the mock's clock; each variant is a day later. */
export function toDate(facts: Facts, variant: number): string {
  const named = facts.dates[variant]
  if (named !== undefined) return named
  return new Date((facts.nowSeconds + variant * 86_400) * 1000).toISOString().slice(0, 10)
}

function toTime(facts: Facts): string {
  return facts.times[0] ?? '09:00:00'
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
