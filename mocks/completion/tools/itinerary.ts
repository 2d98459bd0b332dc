/** Divides a request about a journey: a leg from each place to the next one, and a visit to each named thing in its place. */
import { guard } from '../cues.ts'
import { toText } from '../../common/index.ts'
import { readPlaces } from '../facts/places.ts'
import { toSnakeCase } from '../arguments/property.ts'
import { isRecord } from '../request-view.ts'
import type { OfferedTool } from './offered.ts'
import type { RepeatedPart } from './repeated.ts'

const longest = 2000
const most = 8
const fromName = /^(?:from|start|origin|source|departure)(?:_(?:location|point|place|city|address|station))?$/
const toName = /^(?:to|end|destination|dest|target|arrival)(?:_(?:location|point|place|city|address|station))?$/
const placeName = /^(?:city|town|place|location|village|country|region)$/
const thingName = /^(?:name|[a-z]{3,16}_name|title)$/
/** What connects the legs of one journey. */
const goesOn = guard(/\b(?:from there|after that|afterwards?|then|next|finally|in the end|continue|onwards?)\b/i)
const returns =
  /\b(?:return(?:ing)?|back|head(?:ing)?)\b[^.!?\n]{0,30}\b(?:home|house|hotel|start|flat|apartment|there)\b/i

const legEnd = /(?<=[.!?;])\s{1,10}|,?\s(?:and\s)?(?=(?:then|finally|next|after that|afterwards)\b)/

function readTexts({ parameters }: OfferedTool): string[] {
  const { required, properties } = parameters
  if (!Array.isArray(required) || !isRecord(properties)) return []
  return required.map(toText).filter((key) => {
    const schema = properties[key]
    return isRecord(schema) && schema['type'] === 'string' && schema['enum'] === undefined
  })
}

/** `From Ghent to Bruges`, and so on: the legs of a journey for a tool that takes one; none where a text has no such journey. */
export function findLegs(tool: OfferedTool, text: string): RepeatedPart[] {
  if (text.length > longest || !goesOn.test(text)) return []
  const keys = readTexts(tool).map(toSnakeCase)
  if (keys.length !== 2 || !keys.some((key) => fromName.test(key)) || !keys.some((key) => toName.test(key))) return []
  const parts: RepeatedPart[] = []
  let start: string | undefined
  let last: string | undefined
  for (const sentence of text.split(legEnd)) {
    const places = readPlaces(sentence)
    const stops = start !== undefined && places.length === 0 && returns.test(sentence) ? [start] : places
    for (const stop of stops) {
      if (last !== undefined && stop !== last)
        parts.push({ value: `${last} ${stop}`, text: `From ${last} to ${stop}: ${withoutWay(sentence, places)}` })
      start ??= stop
      last = stop
    }
  }
  return parts.length < 2 ? [] : parts.slice(0, most)
}

/** What a sentence says beside its places: how one travels. */
function withoutWay(sentence: string, places: readonly string[]): string {
  const rest = sentence.replaceAll(/\b(?:from|to|in)\b/gi, ' ').replaceAll(/["'“][^"'”\n]{1,60}["'”]/g, ' ')
  return places.reduce((text, place) => text.replaceAll(place, ' '), rest)
}

const located = guard(
  /["'“]([^"'”\n]{2,60})["'”],?\s(?:which is\s|is\s)?(?:located\s)?in\s(\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30}){0,2})/gu,
)

/** `'Old Yard' in Bruges`: the named things of a text with their places, for a tool that takes one; none where it names only one. */
export function findLocated(tool: OfferedTool, text: string): RepeatedPart[] {
  if (text.length > longest || !located.mayMatch(text)) return []
  const keys = readTexts(tool).map(toSnakeCase)
  if (keys.length !== 2 || !keys.some((key) => placeName.test(key)) || !keys.some((key) => thingName.test(key)))
    return []
  const parts = Array.from(text.matchAll(located.pattern), ([whole, name = '']) => ({ value: name, text: whole }))
  return parts.length < 2 ? [] : parts.slice(0, most)
}
