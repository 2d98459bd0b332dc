/** Reads maps whose keys the text gives as labels: `Car: 1 vehicle, up to 6 metres` for a map of objects, `Maths: 92` for one of numbers. */
import { readNumbers } from './facts/numbers.ts'
import { isRecord } from './request-view.ts'
import { resolveDefinition } from './unions.ts'

type Schema = Readonly<Record<string, unknown>>

const longest = 8000
const mostRows = 40
const line = /(?:^|\n)[ \t]{0,8}(?:[-*•][ \t]{1,3})?(\p{Lu}[\p{L}\d &/'’-]{1,40}?)[ \t]?:[ \t]{1,4}(\S[^\n]{0,200})/gu
const pair =
  /(?:^|[,;:]\s|\band\s)(\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30}){0,2})\s(?:has|have|had|scored|got|earned|is|=)\s(\d[\d.,]{0,12}\d|\d)(?![\d.]*\d)/gu
const counts = /^(?:count|quantity|qty|number|num|amount|pieces|items)$/i
const unit =
  /^\s?(?:kg|kilograms?|g|grams?|lbs?|pounds|cm|mm|m|met(?:er|re)s?|km|miles|feet|ft|inches|litres?|liters?|l|ml|hours?|minutes?|days?|usd|eur|euros?|dollars?|%|percent|°|watts?|w)\b/i

/** Whether a property is a map. */
export function takesMap(property: unknown, root: Schema): boolean {
  const { type, properties, additionalProperties } = resolveDefinition(property, root)
  return type === 'object' && !isRecord(properties) && isRecord(additionalProperties)
}

/** The maps of an object's properties, as far as the text has rows for them. */
export function readMaps(text: string, properties: Schema, root: Schema): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  if (text.length > longest) return found
  for (const [key, property] of Object.entries(properties)) {
    const own = resolveDefinition(property, root)
    if (!takesMap(own, root)) continue
    const rows = readRows(text, resolveDefinition(own['additionalProperties'], root))
    if (rows.length > 0) found[key] = Object.fromEntries(rows)
  }
  return found
}

function readRows(text: string, value: Schema): [string, unknown][] {
  const lines = [...text.matchAll(line)].slice(0, mostRows * 2)
  if (isRecord(value['properties'])) {
    const members = value['properties']
    return lines.flatMap(([, label = '', said = '']) => {
      const row = readRow(said, members)
      return row === null ? [] : [[label, row] as [string, unknown]]
    })
  }
  if (value['type'] === 'number' || value['type'] === 'integer') {
    const labelled = lines.flatMap(([, label = '', said = '']) => toNumberRow(label, said))
    return labelled.length > 1
      ? labelled
      : Array.from(text.matchAll(pair), ([, label = '', said = '']) => toNumberRow(label, said)[0]!).filter(Boolean)
  }
  return []
}

function toNumberRow(label: string, said: string): [string, unknown][] {
  const [number] = /^[$€£]?-?\d[\d,.]*(?:\s?(?:%|points?|pts|[a-z]{1,10}))?[.]?$/i.test(said.trim())
    ? readNumbers(said)
    : []
  return number === undefined ? [] : [[label, number.value]]
}

/** The numbers of a line for the members: a count is the one without a unit of measure. */
function readRow(said: string, members: Schema): Record<string, unknown> | null {
  const keys = Object.keys(members)
  const isNumber = (key: string): boolean =>
    isRecord(members[key]) && (members[key]['type'] === 'number' || members[key]['type'] === 'integer')
  const numbers = readNumbers(said)
  if (keys.length === 0 || !keys.every(isNumber) || numbers.length < keys.length) return null
  const row: Record<string, unknown> = {}
  const open = [...numbers]
  const take = (fits: (after: string) => boolean): number => {
    const at = open.findIndex(({ after }) => fits(after))
    return open.splice(Math.max(0, at), 1)[0]!.value
  }
  for (const key of keys.filter((one) => counts.test(one))) row[key] = take((after) => !unit.test(after))
  for (const key of keys) row[key] ??= take((after) => unit.test(after))
  return Object.fromEntries(keys.map((key) => [key, row[key]]))
}
