/** Divides a call into one for each result, or for each thing that a result lists. */
import { toText } from '../../common/index.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { OfferedTool } from './offered.ts'
import { parse, suits } from './result-values.ts'
import { readArguments } from './retries.ts'
import { mostCalls } from './spread.ts'
import type { Part } from './spread.ts'

/** A part of a call, with what only its result gives. */
export interface ResultPart extends Part {
  readonly view?: RequestView
  readonly own?: Readonly<Record<string, unknown>>
}

const meansAll = /\b(?:all|each|every|both|them|these|those)\b|所有|全部|每/i

/** The parts of a call; the parts of the task where results give none. */
export function toResultParts(tool: OfferedTool, parts: readonly Part[], view: RequestView): readonly ResultPart[] {
  const [only, ...more] = parts
  const [first] = view.toolResults
  const { required } = tool.parameters
  if (only === undefined || more.length > 0 || first === undefined || first.name === tool.name) return parts
  if (!Array.isArray(required) || required.length === 0) return parts
  if (new Set(view.toolResults.map(({ name }) => name)).size > 1) return parts
  const names = required.map(toText)
  const complete = view.toolResults.filter(({ text }) => givesAll(text, names))
  if (complete.length > 1)
    return complete.map((result) => ({ ...only, value: result.callId, view: { ...view, toolResults: [result] } }))
  const [name, ...others] = names
  if (name === undefined || others.length > 0) return parts
  const values = view.toolResults.length > 1 ? listMeant(name, tool, view) : listItems(name, tool, view)
  return values.length === 0
    ? parts
    : values.map((value) => ({ ...only, value: String(value), own: { [name]: value } }))
}

/** The arguments with the value of their part. */
export function withOwn(value: unknown, own: Readonly<Record<string, unknown>> | undefined): unknown {
  return own === undefined || !isRecord(value) ? value : { ...value, ...own }
}

/** Whether a result is an object with all of some members. */
function givesAll(text: string, names: readonly string[]): boolean {
  const value = parse(text)
  return isRecord(value) && names.every((name) => Object.hasOwn(value, name))
}

/** The arguments of the earlier calls whose results are of the state that the task or the tool names: `cancel the pending ones`. */
function listMeant(name: string, { parameters, description }: OfferedTool, view: RequestView): (string | number)[] {
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  const asked = `${view.taskText} ${description.slice(0, 200)}`.toLowerCase()
  const known = view.toolResults.map((result) => ({ value: readArguments(result, view)[name], text: result.text }))
  const meant = known.filter(({ text }) => {
    const state = /^\W{0,3}(?:\w{1,20}\W{1,4})?([A-Za-z_]{3,24})\W{0,3}$/.exec(text)?.[1]
    return state !== undefined && asked.includes(state.toLowerCase().replaceAll('_', ' '))
  })
  return (meant.length > 0 ? meant : []).flatMap(({ value }) => toPlain(value, properties[name])).slice(0, mostCalls)
}

/** The things that the only result lists, where the task means all of them. */
function listItems(
  name: string,
  { parameters }: OfferedTool,
  { taskText, toolResults }: RequestView,
): (string | number)[] {
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  const found = parse(toolResults[0]?.text ?? '')
  const [only, ...others] = isRecord(found) ? Object.values(found) : [found]
  if (!Array.isArray(only) || others.length > 0 || !meansAll.test(taskText)) return []
  return only
    .flatMap((item: unknown) => toPlain(isRecord(item) ? (item[name] ?? item['id']) : item, properties[name]))
    .slice(0, mostCalls)
}

function toPlain(value: unknown, schema: unknown): (string | number)[] {
  return (typeof value === 'string' || typeof value === 'number') && suits(value, schema) ? [value] : []
}
