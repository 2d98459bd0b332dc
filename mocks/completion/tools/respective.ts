/** Divides a request in which the values of several calls stand in lists of one length, or each beside its place, path or label. */
import { escapePattern } from '../../common/index.ts'
import { guard } from '../cues.ts'
import { findPaths } from '../arguments/path-extracts.ts'
import { toNamePattern } from '../arguments/name-pattern.ts'
import { isRecord } from '../request-view.ts'
import type { RepeatedPart } from './repeated.ts'

const longest = 2000
const most = 8
const item = String.raw`(?:"[^"\n]{1,60}"|[$€£]?-?\d[\d,]{0,12}(?:\.\d{1,6})?%?|[\p{L}][\p{L}\d'’-]{0,30}(?:\s(?!and\b|or\b|to\b|in\b|at\b|on\b|for\b|with\b|by\b|is\b|are\b)[\p{L}\d][\p{L}\d'’-]{0,30}){0,2})`
const listOf = new RegExp(String.raw`${item}(?:,\s${item}){0,6},?\sand\s${item}`, 'giu')
const separator = /,\s(?:and\s)?|\sand\s/
const leading =
  /^(?:(?:set|for|of|to|in|at|on|with|the|send|give|book|turn|put|convert|add|from|make|is|are|be|by)\s)+/i

const isRespective = guard(/\brespectively\b/i)

/** A text for each pair of `set the bedroom and the office to 18 and 21 degrees respectively`. */
export function findRespective(text: string): RepeatedPart[] {
  if (text.length > longest || !isRespective.test(text)) return []
  const lists = Array.from(text.matchAll(listOf), ([list]) => list)
    .map((list) => list.replace(leading, ''))
    .map((list) => ({ list, items: list.split(separator).map((one) => one.replace(/^the\s/i, '')) }))
  const count = lists[0]?.items.length ?? 0
  const paired = lists.filter(({ items }) => items.length === count)
  if (paired.length < 2 || count < 2) return []
  return Array.from({ length: Math.min(most, count) }, (_, index) => {
    let own = text.replace(/,?\s{0,3}\brespectively\b/i, '')
    for (const { list, items } of paired) own = own.replace(list, () => items[index] ?? '')
    return { value: paired[0]?.items[index] ?? '', text: own }
  })
}

/** A text for each path of `Read a.txt and b.txt`; none where the paths are no list. */
export function findPathList(text: string): RepeatedPart[] {
  const paths = findPaths(text)
  if (paths.length < 2 || paths.length > most || new Set(paths).size < paths.length) return []
  const list = new RegExp(
    paths
      .map((path) => String.raw`["'\u0060]?${escapePattern(path)}["'\u0060]?`)
      .join(String.raw`(?:,\s?(?:and\s)?|\sand\s|\s?[、和]\s?)`),
    'u',
  ).exec(text)?.[0]
  if (list === undefined) return []
  return paths.map((path) => ({ value: path, text: text.replace(list, () => path) }))
}

const named = String.raw`(?:[a-z]{3,20}\s)?[a-z]{3,20}`
const joined = new RegExp(
  String.raw`\b(?:in|of|for|on|off|lock|unlock|open|close)\s((?:the|my|our)\s${named}(?:,\s(?:the\s|my\s)?${named}){0,5},?\sand\s(?:the|my|our)\s${named})(?=[.,!?]|\s(?:to|at|on|off|by|for|now|please|and|as)\b|\s*$)`,
  'i',
)

/** A text for each thing of `the kitchen and the study`, which one call takes one of. */
export function findThingParts(text: string): RepeatedPart[] {
  const list = text.length > longest ? undefined : joined.exec(text)?.[1]
  if (list === undefined) return []
  const items = list.split(separator).map((one) => one.replace(/^(?:the|my|our)\s/i, ''))
  return items.slice(0, most).map((value) => ({ value, text: text.replace(list, () => `the ${value}`) }))
}

/** A text for each number that follows the name of the only number that a tool takes: `with radius 5 and … radius 7`. */
export function findLabelledNumbers(name: string, text: string): RepeatedPart[] {
  if (!/^[a-z_]{3,30}$/.test(name)) return []
  const labelled = new RegExp(String.raw`\b${toNamePattern(name)}\s(?:of\s|is\s)?(-?\d{1,12}(?:\.\d{1,6})?)\b`, 'gi')
  const values = [...new Set(Array.from(text.matchAll(labelled), (match) => match[1] ?? ''))].filter(
    (one) => one !== '',
  )
  return values.length < 2
    ? []
    : values.slice(0, most).map((value) => ({ value, text: `${name.replaceAll('_', ' ')} ${value}` }))
}

/** The part of a text that is about each of its places, where the parts mean different entries of an enum: `in Lagos in celsius and in Dallas in fahrenheit`. */
export function findPlaceParts(
  places: readonly string[],
  properties: readonly (readonly [string, unknown])[],
  text: string,
): RepeatedPart[] {
  const isChoice = properties.some(
    ([, schema]) =>
      isRecord(schema) &&
      Array.isArray(schema['enum']) &&
      schema['enum'].filter((one) => typeof one === 'string' && text.toLowerCase().includes(one.toLowerCase())).length >
        1,
  )
  if (!isChoice) return []
  const names = places.map((place) => place.split(',')[0] ?? place)
  const parts = text.split(/,\s|\band\b|;/).filter((part) => names.some((name) => part.includes(name)))
  return parts.length === places.length
    ? parts.map((part, index) => ({ value: places[index] ?? '', text: part.trim() }))
    : []
}
