/** Divides a request that gives several values for one property: `cases filed in 2019, also those of 2018`, `at 2% and at 3%`. */
import { guard } from '../cues.ts'
import { toSnakeCase } from '../arguments/property.ts'
import { isRecord } from '../request-view.ts'
import type { OfferedTool } from './offered.ts'
import type { RepeatedPart } from './repeated.ts'

const longest = 2000
const most = 8
const severalCalls = guard(
  /\balso\b|\bsame\b|\bscenarios?\b|\bas well\b|\bboth\b|\beach\b|\brespectively\b|\banother\b|\bthen for\b/i,
)
/** The kinds of numbers, by the name of the property and by their form. A range is one value with two ends. */
const kinds: readonly (readonly [name: RegExp, form: RegExp, range: RegExp])[] = [
  [
    /(?:^|_)year$/,
    /\b(?:1[89]|20)\d\d\b/g,
    /\b(?:from|between)\s\d{4}\s(?:to|and|until|-)\s\d{4}|\d{4}\s?[-–]\s?\d{4}/i,
  ],
  [
    /_hour$|^(?:start|departure|arrival)_time$/,
    /\b(?:at|from)\s\d{1,2}(?::[0-5]\d)?(?!\d|[.,]\d|\s?(?:%|°|\/|degrees|percent|k?m\b|km|mph|miles|met(?:er|re)s|kilo|per\b|dollars|euros))(?:\s?[ap]m\b)?/gi,
    /\bfrom\s\d{1,2}(?::\d\d)?\sto\s\d/i,
  ],
  [
    /rate|percent|interest|growth|discount|return|tip/,
    /(?<![\d.])\d{1,3}(?:\.\d{1,4})?\s?(?:%|percent\b)/g,
    /\bbetween\s\d{1,3}(?:\.\d{1,4})?\s?(?:%|percent)?\s(?:to|and)\s\d/i,
  ],
]

/** A text for each value of the only property of a kind; none where the text does not ask for several calls. */
export function findVaried({ parameters }: OfferedTool, text: string): RepeatedPart[] {
  if (text.length > longest || !severalCalls.test(text)) return []
  const properties = isRecord(parameters['properties']) ? Object.entries(parameters['properties']) : []
  for (const [name, form, range] of kinds) {
    const takers = properties.filter(([key, schema]) => name.test(toSnakeCase(key)) && isNumber(schema))
    if (takers.length !== 1 || range.test(text)) continue
    const values = [...new Set(Array.from(text.matchAll(form), ([value]) => value))]
    if (values.length < 2 || values.length > most) continue
    return values.map((value) => ({ value, text: text.replaceAll(form, (one) => (one === value ? one : ' ')) }))
  }
  return []
}

function isNumber(schema: unknown): boolean {
  return isRecord(schema) && (schema['type'] === 'integer' || schema['type'] === 'number')
}
