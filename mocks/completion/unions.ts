/**
 * Chooses between the branches of unions of objects that a constant property tells apart, such as `kind: "circle"`: the branch whose
 * constant the text mentions, and for a list one item for each mention.
 */
import { keepFor } from '../common/index.ts'
import { chooseDescribed, isRestLabel } from './described-labels.ts'
import { findAll } from './find-all.ts'
import { isRecord } from './request-view.ts'

type Schema = Readonly<Record<string, unknown>>

const deepest = 12
const mostMentions = 20
const mostBranches = 50
const longestText = 20_000

/** A branch that a text mentions, and the part of the text that follows. */
export interface Mentioned {
  readonly schema: Schema
  readonly text: string
  /** Whether the branch is the one for texts that are not understood. */
  readonly isRest?: boolean
}

/** The schema with the mentioned branch of each union first, because the first one that fits is taken. */
export function orderUnions(schema: Schema, text: string): Schema {
  return hasUnions(schema) ? (order(schema, schema, text.slice(0, longestText), 0) as Schema) : schema
}

const hasUnions = keepFor((schema: Schema) => hasUnion(schema, 0))

function hasUnion(value: object, depth: number): boolean {
  if (depth > deepest) return false
  for (const key in value) {
    const member = (value as Schema)[key]
    if (typeof member !== 'object' || member === null) continue
    if (key === 'anyOf' || key === 'oneOf' || hasUnion(member, depth + 1)) return true
  }
  return false
}

function order(value: unknown, root: Schema, text: string, depth: number): unknown {
  if (depth > deepest) return value
  if (Array.isArray(value)) return mapKept(value, (item) => order(item, root, text, depth + 1))
  if (!isRecord(value)) return value
  let changed: Record<string, unknown> | null = null
  for (const [key, member] of Object.entries(value)) {
    if (typeof member !== 'object' || member === null) continue
    const inner = order(member, root, text, depth + 1)
    const ordered =
      (key === 'anyOf' || key === 'oneOf') && Array.isArray(inner) ? orderBranches(inner, root, text) : inner
    if (ordered !== member) changed = { ...(changed ?? value), [key]: ordered }
  }
  return changed ?? value
}

/** The same array where nothing in it changes. */
function mapKept(list: readonly unknown[], map: (item: unknown) => unknown): readonly unknown[] {
  const mapped = list.map(map)
  return mapped.every((item, index) => item === list[index]) ? list : mapped
}

function orderBranches(branches: readonly unknown[], root: Schema, text: string): readonly unknown[] {
  const names = namesOf(branches, root)
  const lower = text.toLowerCase()
  if (names === null) return orderByMembers(branches, root, lower)
  const at = names.map((name) => findMention(lower, name, 0))
  const mentioned = at.findIndex((position) => position >= 0)
  const first = mentioned < 0 ? chooseByWords(branches, names, root, text) : mentioned
  if (first <= 0 || at.filter((position) => position >= 0).length > 1) return branches
  return [branches[first], ...branches.filter((_, index) => index !== first)]
}

/** The branch that a text describes without its name, by the name and what the branch says of itself. */
function chooseByWords(branches: readonly unknown[], names: readonly string[], root: Schema, text: string): number {
  if (text === '') return -1
  const options = branches.map((branch, index) => {
    const { description, title } = resolveDefinition(branch, root)
    const about = [title, description].filter((one) => typeof one === 'string').join(' ')
    return { value: names[index] as string, about }
  })
  return chooseDescribed(options, text)
}

/** Objects without a constant: the one whose properties the text names more often comes first. */
function orderByMembers(branches: readonly unknown[], root: Schema, text: string): readonly unknown[] {
  const members = branches.map((branch) => {
    const { properties } = resolveDefinition(branch, root)
    return isRecord(properties) ? Object.keys(properties) : null
  })
  if (branches.length > mostBranches || members.some((keys) => keys === null || keys.length === 0)) return branches
  const scores = members.map((keys) => countMentioned(keys ?? [], text))
  const best = scores.indexOf(Math.max(...scores))
  return best <= 0 || scores[best] === scores[0]
    ? branches
    : [branches[best], ...branches.filter((_, index) => index !== best)]
}

function countMentioned(keys: readonly string[], text: string): number {
  const isNamed = (key: string): boolean =>
    text.includes(
      key
        .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
        .replaceAll('_', ' ')
        .toLowerCase(),
    )
  return keys.filter(isNamed).length
}

/** Whether the items of a list are branches of a union that a constant tells apart. */
export function isUnionList(list: unknown, root: Schema): boolean {
  return namesOf(branchesOf(list, root), root) !== null
}

/** For each mention of a branch of the items of a list, that branch and what follows; empty for other lists. */
export function findMentioned(list: unknown, root: Schema, text: string): Mentioned[] {
  const branches = branchesOf(list, root)
  const names = namesOf(branches, root)
  if (names === null) return []
  const lower = text.toLowerCase()
  if (text.length > longestText || lower.length !== text.length) return []
  const found: { at: number; branch: number }[] = []
  for (const [branch, name] of names.entries())
    for (
      let at = findMention(lower, name, 0);
      at >= 0 && found.length < mostMentions;
      at = findMention(lower, name, at + name.length)
    )
      found.push({ at, branch })
  const sorted = found.toSorted((a, b) => a.at - b.at)
  // Without the mention, so that a branch with a list of the same union ends.
  const starts = sorted.map(({ at }, index) => {
    const before = sorted[index - 1]
    const from = before === undefined ? 0 : before.at + (names[before.branch] ?? '').length
    const last = findAll(separators, text.slice(from, at)).at(-1)
    return last === undefined ? (before === undefined ? 0 : at) : from + last.index + last[0].length
  })
  return sorted.map(({ at, branch }, index) => {
    const after = at + (names[branch] ?? '').length
    return {
      schema: resolveDefinition(branches[branch], root),
      text: `${text.slice(starts[index], at)}${text.slice(after, starts[index + 1] ?? text.length).replace(/^e?s(?!\p{L})/u, '')}`.trim(),
    }
  })
}

/**
 * The actions that a text asks for without their names, for the items of a list: the branch that each sentence describes. Sentences that
 * describe none belong to the one before. Empty for other lists.
 */
export function findDescribed(list: unknown, root: Schema, text: string): Mentioned[] {
  const branches = branchesOf(list, root)
  const names = text.length <= longestText ? namesOf(branches, root) : null
  if (names === null) return []
  const found: { branch: number; text: string }[] = []
  for (const part of splitRequests(text)) {
    const branch = chooseByWords(branches, names, root, part)
    const last = found.at(-1)
    if (last !== undefined && (branch < 0 || isRestLabel(names[branch] as string))) last.text += ` ${part}`
    else if (branch >= 0) found.push({ branch, text: part })
  }
  const isMeant = ({ branch }: { branch: number }): boolean => !isRestLabel(names[branch] as string)
  const meant = found.some(isMeant) ? found.filter(isMeant) : found.slice(0, 1)
  return meant
    .slice(0, mostMentions)
    .map((one) => ({ schema: resolveDefinition(branches[one.branch], root), text: one.text, isRest: !isMeant(one) }))
}

function splitRequests(text: string): string[] {
  return text
    .split(
      /(?<=[.!?;])\s{1,5}|\n|,?\s(?:and|then)\s(?=(?:also|then|please|add|find|remove|delete|show|play|create|cancel|book|schedule)\s)/,
    )
    .map((part) => part.trim().replace(/^(?:and\s|then\s|also\s|now\s)+/i, ''))
    .filter((part) => part !== '')
    .slice(0, mostMentions)
}

/** What stands between two things that a text mentions. */
const separators = /,\s(?:and\s|then\s)?|[.;!\n]\s?|\s(?:and|plus|then|also)\s/g

/** The branches of the items of a list, also those of unions inside of the union; of branches with the same constant the first one. */
function branchesOf(list: unknown, root: Schema): unknown[] {
  const open = [isRecord(list) && list['type'] === 'array' ? list['items'] : undefined]
  const branches: unknown[] = []
  for (let steps = 0; open.length > 0 && steps < 2 * mostBranches; steps++) {
    const branch = open.shift()
    const own = resolveDefinition(branch, root)
    const inner = own['anyOf'] ?? own['oneOf']
    if (Array.isArray(inner)) open.unshift(...(inner as unknown[]))
    else branches.push(branch)
  }
  const seen = new Set<string>()
  return branches.filter((branch) => {
    const { properties } = resolveDefinition(branch, root)
    const [name] = isRecord(properties) ? Object.values(properties).flatMap((one) => constantOf(one) ?? []) : []
    if (name === undefined || !seen.has(name)) return seen.add(name ?? '')
    return false
  })
}

/** The constants that tell the branches apart, in lower case; null where a branch has none. */
function namesOf(branches: readonly unknown[], root: Schema): string[] | null {
  if (branches.length < 2 || branches.length > mostBranches) return null
  const names: string[] = []
  for (const branch of branches) {
    const { properties } = resolveDefinition(branch, root)
    const name = isRecord(properties)
      ? Object.values(properties)
          .map(constantOf)
          .find((one) => one !== null)
      : undefined
    if (name === undefined || name === null) return null
    names.push(name.toLowerCase().replaceAll('_', ' '))
  }
  return new Set(names).size === names.length ? names : null
}

function constantOf(property: unknown): string | null {
  if (!isRecord(property)) return null
  const values = property['enum']
  const value = property['const'] ?? (Array.isArray(values) && values.length === 1 ? (values[0] as unknown) : null)
  return typeof value === 'string' && value !== '' ? value : null
}

/** The position of a name as a whole word, also in the plural; -1 if there is none. */
function findMention(text: string, name: string, from: number): number {
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + name.length)) {
    const after = text.slice(at + name.length, at + name.length + 2)
    if (!/[\p{L}\d]$/u.test(text.slice(Math.max(0, at - 2), at)) && !/^(?:s[\p{L}\d]|[^s\P{L}]|\d)/u.test(after))
      return at
  }
  return -1
}

/** A schema without its reference to a definition. */
export function resolveDefinition(schema: unknown, root: Schema): Schema {
  if (!isRecord(schema)) return {}
  const name = typeof schema['$ref'] === 'string' ? /^#\/(\$defs|definitions)\/([^/]+)$/.exec(schema['$ref']) : null
  if (name === null) return schema
  const definitions = root[name[1] as string]
  const found =
    isRecord(definitions) && Object.hasOwn(definitions, name[2] as string) ? definitions[name[2] as string] : {}
  return isRecord(found) ? found : {}
}
