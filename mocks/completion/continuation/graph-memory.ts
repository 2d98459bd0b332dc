/** Stores a statement in a knowledge graph after it was searched: as a relation of known entities, an observation, or a new entity. */
import { accepts, mostSteps } from '../arguments/accepts.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from '../tools/fitting.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { parse } from '../tools/result-values.ts'
import { isRefused } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'

const ofGraph = /^(?:create|add)_?(?:entities|relations|observations)$/i
const looks = /^(?:search|open|read|find|get)_?(?:nodes|graph|entities|memory)/i
const asks =
  /\b(?:remember|keep in mind|memori[sz]e|store|save|note|record|add|don['’]t forget)\b(?:\s(?:this|it|for me|in (?:your|the) (?:memory|graph|knowledge graph)|to (?:your|the) (?:memory|graph)))?(?:\sthat)?[:,]?\s([^.!?\n]{5,300})/i
const mostEntities = 40

/** The call that stores what the user wants to be remembered. */
export function findStored(
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { taskText }: RequestView,
): ChosenTool | undefined {
  const last = made.at(-1)
  if (last === undefined || !looks.test(last.name) || isRefused(last.result)) return undefined
  if (made.some(({ name }) => ofGraph.test(name)) || !tools.some(({ name }) => ofGraph.test(name))) return undefined
  const statement = asks.exec(taskText.slice(0, 2000))?.[1]
  if (statement === undefined) return undefined
  const known = readNames(last.result).filter((name) => holds(statement, name))
  const [first, second] = known.toSorted((a, b) => placeOf(statement, a) - placeOf(statement, b))
  if (first !== undefined && second !== undefined) {
    const type = toType(statement.slice(placeOf(statement, first) + first.length, placeOf(statement, second)))
    if (type !== '') return toCall(tools, 'relations', { from: first, to: second, relationType: type })
  }
  if (first !== undefined)
    return toCall(tools, 'observations', {
      entityName: first,
      contents: [toFact(statement.slice(placeOf(statement, first) + first.length))],
    })
  const subject = /\p{Lu}[\p{L}\d_'’-]{0,40}(?:\s\p{Lu}[\p{L}\d_'’-]{0,40}){0,3}/u.exec(statement)?.[0]
  if (subject === undefined) return undefined
  const said = statement.slice(placeOf(statement, subject) + subject.length)
  return toCall(tools, 'entities', { name: subject, entityType: findType(said), observations: [toFact(said)] })
}

/** The names of the entities of a result. */
function readNames(result: string): string[] {
  const value = parse(result)
  const list = isRecord(value) ? (value['entities'] ?? value['nodes']) : value
  return Array.isArray(list)
    ? list
        .slice(0, mostEntities)
        .flatMap((one: unknown) =>
          isRecord(one) && typeof one['name'] === 'string' && one['name'] !== '' ? [one['name']] : [],
        )
    : []
}

function holds(statement: string, name: string): boolean {
  return placeOf(statement, name) >= 0
}

function placeOf(statement: string, name: string): number {
  return statement.toLowerCase().replaceAll('_', ' ').indexOf(name.toLowerCase().replaceAll('_', ' '))
}

/** `works at` as the type of a relation. */
function toType(between: string): string {
  return between
    .trim()
    .toLowerCase()
    .replace(/^(?:is|was)\s(?:an?|the)\s/, '')
    .split(/\s+/)
    .filter((word) => !/^(?:the|an?|is|his|her|their|our)$/.test(word))
    .slice(0, 4)
    .join('_')
    .replaceAll(/[^a-z\d_]/g, '')
}

function toFact(said: string): string {
  const text = said
    .trim()
    .replace(/^(?:is|are|was)\s(?=an?\s)/i, 'Is ')
    .replace(/^[,:]\s?/, '')
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

const types: readonly (readonly [type: string, words: RegExp])[] = [
  ['organization', /\b(?:company|organi[sz]ation|startup|firm|university|club|agency|bank)\b/i],
  ['project', /\bproject\b/i],
  ['place', /\b(?:city|town|country|village|place|restaurant|street)\b/i],
  ['event', /\b(?:event|meeting|conference|party)\b/i],
]

function findType(said: string): string {
  return types.find(([, words]) => words.test(said))?.[0] ?? 'person'
}

/** The call of the tool for one kind of item, with a list of one. */
function toCall(
  tools: readonly OfferedTool[],
  kind: string,
  item: Readonly<Record<string, unknown>>,
): ChosenTool | undefined {
  const tool = tools.find(({ name }) => ofGraph.test(name) && name.toLowerCase().endsWith(kind))
  const value = { [kind]: [item] }
  return tool !== undefined && accepts(tool.parameters, value, tool.parameters, { left: mostSteps })
    ? { tool, hits: new Set(), value }
    : undefined
}
