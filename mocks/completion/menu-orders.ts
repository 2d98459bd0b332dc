/**
 * Reads orders from a menu: the items of a list whose names are the values of enums, such as `"latte" | "mocha"`, also in nested unions.
 * Each value that the text mentions is an item, with the number and the other values that stand around it.
 */
import { readNumbers } from './facts/numbers.ts'
import { isRecord } from './request-view.ts'
import { resolveDefinition } from './unions.ts'

type Schema = Readonly<Record<string, unknown>>

const longest = 4000
const deepest = 8
const mostValues = 400
const mostItems = 40
/** What ends the part of a text that is about one item. */
const separators =
  /,\s(?:and\s|then\s)?|[.;!\n]\s?|\s(?:and|plus|then|also|along with|as well as)\s(?:(?:an?|one|the)\s)?/g
const countName = /^(?:quantity|qty|count|amount|number|num)$/i

/** A value of the menu at its place in a text. */
interface Mention {
  readonly value: string
  readonly start: number
  readonly end: number
}

/** The part of a text about one item. */
interface Part {
  readonly text: string
  readonly head: Mention
}

/** Whether a list is one of orders: items with a count or of several kinds, whose names are the values of enums. */
export function isMenu(list: unknown, root: Schema): boolean {
  return menuOf(list, root) !== null
}

/** The item of such a list, and the values that name items. */
function menuOf(list: unknown, root: Schema): { item: Schema; isUnion: boolean; names: readonly string[] } | null {
  if (!isRecord(list) || list['type'] !== 'array') return null
  const item = resolveDefinition(list['items'], root)
  const isUnion = Array.isArray(item['anyOf']) || Array.isArray(item['oneOf'])
  const names = isUnion || hasCount(item) ? headsOf(item, root, 0) : []
  return names.length < 2 ? null : { item, isUnion, names }
}

/** The items of a list that the text orders; null where it is no list of orders, or the text has none of its items. */
export function readMenuItems(list: unknown, root: Schema, text: string): unknown[] | null {
  const menu = text.length > longest ? null : menuOf(list, root)
  if (menu === null) return null
  const { item, isUnion, names } = menu
  const heads = findMentions(names, text).slice(0, mostItems)
  if (heads.length === 0) return null
  const items = splitByHeads(text, heads).map((part) => write(item, root, part, 0))
  if (items.includes(undefined)) return null
  const rest = isUnion ? findRest(text.slice(heads.at(-1)?.end), item, root) : undefined
  return rest === undefined ? items : [...items, rest]
}

/** A thing that is ordered at the end of a text and not on the menu. */
const further = /(?:,|\sand|\splus)\s((?:an?|one|two|three|some|\d{1,3})\s[\p{L}' -]{3,60})[.!]?\s*$/u

/** The item for what the rest of a text orders beside the menu, for a union with a branch for such texts. */
function findRest(rest: string, item: Schema, root: Schema): unknown {
  const thing = further.exec(rest)?.[1]
  if (thing === undefined || findMentions(allValuesOf(item, root, 0), thing).length > 0) return undefined
  const branches = (item['anyOf'] ?? item['oneOf']) as unknown[]
  for (const branch of branches) {
    const { properties } = resolveDefinition(branch, root)
    const entries = isRecord(properties) ? Object.entries(properties) : []
    const texts = entries.filter(([, own]) => isRecord(own) && own['type'] === 'string' && own['enum'] === undefined)
    const constants = entries.filter(([, own]) => isRecord(own) && 'const' in own)
    if (texts.length !== 1 || constants.length + 1 !== entries.length) continue
    return Object.fromEntries(
      entries.map(([key, own]) => [key, isRecord(own) && 'const' in own ? own['const'] : thing]),
    )
  }
  return undefined
}

/** The values of all enums of a schema, also of those of additions. */
function allValuesOf(schema: unknown, root: Schema, depth: number): string[] {
  if (depth > deepest) return []
  const own = resolveDefinition(schema, root)
  const members = isRecord(own['properties']) ? Object.values(own['properties']) : []
  const branches = [own['anyOf'], own['oneOf']].flatMap((one) => (Array.isArray(one) ? (one as unknown[]) : []))
  const inner = [...branches, ...members, own['items']].filter((one) => isRecord(one))
  return cut([...valuesOf(own, root), ...inner.flatMap((one) => allValuesOf(one, root, depth + 1))])
}

function hasCount({ properties }: Schema): boolean {
  return isRecord(properties) && Object.keys(properties).some((key) => countName.test(key))
}

/** The values that name an item: those of the enums of required members, in all branches. */
function headsOf(schema: unknown, root: Schema, depth: number): string[] {
  if (depth > deepest) return []
  const own = resolveDefinition(schema, root)
  const branches = own['anyOf'] ?? own['oneOf']
  if (Array.isArray(branches)) return cut(branches.flatMap((branch) => headsOf(branch, root, depth + 1)))
  if (Array.isArray(own['enum'])) return own['enum'].length > 1 ? textsOf(own['enum']) : []
  const required = Array.isArray(own['required']) ? own['required'] : []
  if (!isRecord(own['properties'])) return []
  return cut(
    Object.entries(own['properties']).flatMap(([key, member]) =>
      required.includes(key) ? headsOf(member, root, depth + 1) : [],
    ),
  )
}

function cut(values: readonly string[]): string[] {
  return values.slice(0, mostValues)
}

function textsOf(values: readonly unknown[]): string[] {
  return values.filter((value): value is string => typeof value === 'string' && value !== '')
}

/** Where a text has some of the values as whole words, also in the plural; of two that overlap the longer one counts. */
function findMentions(values: readonly string[], text: string): Mention[] {
  const lower = text.toLowerCase()
  if (lower.length !== text.length) return []
  const found: Mention[] = []
  for (const value of new Set(values)) {
    const name = value.toLowerCase()
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + name.length)) {
      const end = at + name.length
      const plural = /^(?:e?s)?(?![\p{L}\d])/u.exec(lower.slice(end, end + 4))
      if (plural !== null && !/[\p{L}\d]$/u.test(lower.slice(Math.max(0, at - 2), at)))
        found.push({ value, start: at, end: end + plural[0].length })
      if (found.length >= mostValues) break
    }
  }
  const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end)
  return sorted.filter((one, index) => sorted.slice(0, index).every(({ end }) => end <= one.start))
}

/** For each name of an item, the part of the text from the separator before it to the one before the next name. */
function splitByHeads(text: string, heads: readonly Mention[]): Part[] {
  const starts = heads.map(({ start }, index) => {
    const from = heads[index - 1]?.end
    if (from === undefined) return 0
    const last = [...text.slice(from, start).matchAll(separators)].at(-1)
    // The article belongs to the item.
    return last === undefined ? from : from + last.index + (/^\s[a-z]/i.test(last[0]) ? 1 : 0)
  })
  return heads.map((head, index) => {
    const from = starts[index] as number
    return {
      text: text.slice(from, starts[index + 1] ?? text.length),
      head: { value: head.value, start: head.start - from, end: head.end - from },
    }
  })
}

/** The value of a schema for a part of the text; undefined where the part does not fit it. */
function write(schema: unknown, root: Schema, part: Part, depth: number): unknown {
  const own = resolveDefinition(schema, root)
  if (depth > deepest) return undefined
  if ('const' in own) return own['const']
  const branches = own['anyOf'] ?? own['oneOf']
  if (Array.isArray(branches)) {
    const fitting = branches.find((branch) => headsOf(branch, root, 0).includes(part.head.value))
    return fitting === undefined ? findValue(own, root, part) : write(fitting, root, part, depth + 1)
  }
  if (isRecord(own['properties'])) return writeMembers(own, own['properties'], root, part, depth)
  return findValue(own, root, part)
}

function writeMembers(own: Schema, properties: Schema, root: Schema, part: Part, depth: number): unknown {
  const out: Record<string, unknown> = {}
  const required = Array.isArray(own['required']) ? own['required'] : []
  for (const [key, member] of Object.entries(properties)) {
    const value = writeMember(key, member, root, part, depth)
    if (value !== undefined) out[key] = value
    else if (required.includes(key)) return undefined
  }
  return out
}

function writeMember(key: string, member: unknown, root: Schema, part: Part, depth: number): unknown {
  const own = resolveDefinition(member, root)
  if (own['type'] === 'number' || own['type'] === 'integer')
    return countName.test(key) ? countBefore(part.text.slice(0, part.head.start)) : undefined
  if (own['type'] === 'boolean') return part.text.toLowerCase().includes(key.replace(/^is_?/i, '').toLowerCase())
  if (own['type'] === 'array') return writeParts(own['items'], root, part, depth)
  return headsOf(own, root, 0).includes(part.head.value) || 'const' in own
    ? write(own, root, part, depth + 1)
    : (findValue(own, root, part) ?? findStandard(own, member))
}

/** The value of an enum that the part mentions beside the name of its item, or in it where that is the name. */
function findValue(own: Schema, root: Schema, { text, head }: Part): unknown {
  const values = valuesOf(own, root)
  if (values.includes(head.value)) return head.value
  return findMentions(values, `${text.slice(0, head.start)}\n${text.slice(head.end)}`)[0]?.value
}

/** The texts of an enum, or of a union of constants with other types. */
function valuesOf(own: Schema, root: Schema): string[] {
  if (Array.isArray(own['enum'])) return textsOf(own['enum'])
  const branches = own['anyOf'] ?? own['oneOf']
  if (!Array.isArray(branches)) return []
  return textsOf(
    branches.map((branch) => {
      const { enum: values, const: value } = resolveDefinition(branch, root)
      return Array.isArray(values) ? undefined : value
    }),
  )
}

/** The value that a description gives as usual: `The default is "regular"`. */
function findStandard(own: Schema, member: unknown): unknown {
  const note = isRecord(member) && typeof member['description'] === 'string' ? member['description'] : ''
  const named = /\bdefaults?\s(?:is|to)\s["'\u0060]?([\w-]{1,40})/i.exec(note)?.[1]
  return textsOf(Array.isArray(own['enum']) ? own['enum'] : []).find((value) => value === named)
}

/** The additions of an item, each with the words before it; undefined where the part has none. */
function writeParts(item: unknown, root: Schema, { text, head }: Part, depth: number): unknown {
  const rest = `${text.slice(0, head.start)}${'\n'.repeat(head.end - head.start)}${text.slice(head.end)}`
  const found = findMentions(headsOf(item, root, 0), rest)
  return splitByHeads(rest, found)
    .map((part) => write(item, root, part, depth + 1))
    .filter((value) => value !== undefined)
}

/** The number of things that the words before them give; 1 without one. */
function countBefore(text: string): number {
  if (/\bdozen\s(?:\p{L}+\s){0,3}$/iu.test(text)) return /\bhalf a dozen\s(?:\p{L}+\s){0,3}$/iu.test(text) ? 6 : 12
  if (/\b(?:a\s)?(?:couple|pair)\s(?:of\s)?(?:\p{L}+\s){0,3}$/iu.test(text)) return 2
  return readNumbers(`${text}units`).at(-1)?.value ?? 1
}
