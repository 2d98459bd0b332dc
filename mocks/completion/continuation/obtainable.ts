/** Tools whose references the results give, in the place of one that needs an id which nothing gives yet. */
import { toSnakeCase } from '../arguments/property.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from '../tools/fitting.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { parse, readBare } from '../tools/result-values.ts'
import { changes } from '../tools/score.ts'
import { verbOf } from '../tools/verbs.ts'
import { ownWordsOf, stem } from '../tools/words.ts'
import { isRefused, readProperties } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'

const isReference = /(?:^|_)(?:id|uuid|key|token)$/

/** The chosen tools, with a look-up in the place of one that lacks a reference. */
export function withObtainable(
  chosen: readonly ChosenTool[],
  uncalled: readonly OfferedTool[],
  made: readonly MadeCall[],
  view: RequestView,
): ChosenTool[] {
  return chosen.map((one) => {
    const lacking = one.value === undefined && one.given === undefined ? findLacking(one.tool, made, view) : undefined
    if (lacking === undefined) return one
    const noun = stem(toSnakeCase(lacking).replace(isReference, '').replaceAll('_', ' '))
    const other = uncalled.find(
      (tool) =>
        tool !== one.tool &&
        !changes.has(verbOf(tool.name) ?? '') &&
        readProperties(tool.parameters).required.some((name) => isReference.test(toSnakeCase(name))) &&
        findLacking(tool, made, view) === undefined &&
        [...ownWordsOf(tool.name.replaceAll('_', ' '))].includes(noun),
    )
    return other === undefined ? one : { tool: other, hits: new Set<string>() }
  })
}

/** A required reference that neither the task nor a result or argument gives. */
function findLacking(
  { parameters }: OfferedTool,
  made: readonly MadeCall[],
  { taskText }: RequestView,
): string | undefined {
  return readProperties(parameters).required.find((name) => {
    const key = toSnakeCase(name)
    if (!isReference.test(key) || /\d/.test(taskText)) return false
    const noun = stem(key.replace(isReference, '').replaceAll('_', ' '))
    return !made.some(
      ({ name: tool, args, result }) =>
        result.includes(`"${name}"`) ||
        Object.hasOwn(args, name) ||
        ((result.includes('"id"') || !/^\s*[[{]/.test(result)) &&
          (noun === '' || ownWordsOf(tool.replaceAll('_', ' ')).has(noun))),
    )
  })
}

/** The tool that takes a reference which results or calls give, and of which the task has a word that no called tool has: `return_order`. */
export function findEnabled(
  uncalled: readonly OfferedTool[],
  made: readonly MadeCall[],
  view: RequestView,
): ChosenTool | undefined {
  const last = made.at(-1)
  if (last === undefined || isRefused(last.result)) return undefined
  const words = new Set(wordsIn(view.taskText.slice(0, 2000)))
  const spent = new Set(made.flatMap(({ name }) => wordsIn(name)))
  const [only, ...others] = uncalled.filter((tool) => {
    const { required } = readProperties(tool.parameters)
    const isGiven = required.some((name) =>
      isReference.test(toSnakeCase(name))
        ? gives(last, name) || made.some(({ args }) => Object.hasOwn(args, name))
        : last.result.includes(`"${name}"`) && !Object.hasOwn(last.args, name),
    )
    return (
      isGiven &&
      findLacking(tool, made, view) === undefined &&
      wordsIn(tool.name).some((word) => words.has(word) && !spent.has(word))
    )
  })
  return only === undefined || others.length > 0 ? undefined : { tool: only, hits: new Set() }
}

/** The only look-up that takes what the only result is: `sea` after `get_current_sea`. */
export function findTaker(uncalled: readonly OfferedTool[], made: readonly MadeCall[]): ChosenTool | undefined {
  const last = made.at(-1)
  if (last === undefined || isRefused(last.result)) return undefined
  const [only, ...others] = uncalled.filter(
    ({ name, parameters }) =>
      takesResult(readProperties(parameters).required, last, made) && !changes.has(verbOf(name) ?? ''),
  )
  return only === undefined || others.length > 0 ? undefined : { tool: only, hits: new Set() }
}

/** The look-up that takes the coordinates which the last result gives. */
export function findLocated(uncalled: readonly OfferedTool[], made: readonly MadeCall[]): ChosenTool | undefined {
  const last = made.at(-1)
  if (last === undefined || !/"lat(?:itude)?"\s?:/.test(last.result) || made.length > 2) return undefined
  const [only, ...others] = uncalled.filter(
    ({ name, parameters }) =>
      !changes.has(verbOf(name) ?? '') &&
      Object.entries(readProperties(parameters).properties).some(
        ([key, schema]) =>
          /^(?:lat|latitude|coordinates)$/i.test(key) || (/^location$/i.test(key) && schema['type'] === 'object'),
      ),
  )
  return only === undefined || others.length > 0 ? undefined : { tool: only, hits: new Set() }
}

const searches = /search|find|lookup|query|list/i
const wantsList = /\b(?:list|which|all|find|search|show|any|options)\b/i

/** The tool that shows what a search has found by its id alone, where the task asks for more than a list. */
export function findShown(
  uncalled: readonly OfferedTool[],
  made: readonly MadeCall[],
  { taskText }: RequestView,
): ChosenTool | undefined {
  const last = made.at(-1)
  if (last === undefined || !searches.test(last.name) || wantsList.test(taskText.slice(0, 600))) return undefined
  const value = parse(last.result)
  const list = isRecord(value) ? Object.values(value).find(Array.isArray) : value
  const first: unknown = Array.isArray(list) ? list[0] : undefined
  if (!isRecord(first) || Object.keys(first).length > 2) return undefined
  const [only, ...others] = uncalled.filter(({ name, parameters }) => {
    const [key, ...more] = readProperties(parameters).required
    return (
      key !== undefined &&
      more.length === 0 &&
      isReference.test(toSnakeCase(key)) &&
      (Object.hasOwn(first, key) || Object.hasOwn(first, 'id')) &&
      !changes.has(verbOf(name) ?? '')
    )
  })
  return only === undefined || others.length > 0 ? undefined : { tool: only, hits: new Set() }
}

/** Whether the only argument is what the only call, which took nothing, has told: `sea` after `get_current_sea`. */
function takesResult([name, ...others]: readonly string[], last: MadeCall, made: readonly MadeCall[]): boolean {
  if (name === undefined || others.length > 0 || made.length > 1 || Object.keys(last.args).length > 0) return false
  const told = new Set(wordsIn(last.name))
  const own = wordsIn(toSnakeCase(name))
  return readBare(last.result) !== undefined && (own.length > 0 ? own : [name]).every((word) => told.has(word))
}

/** The stems of the words of a text or name, verbs of tools such as `return` included. */
function wordsIn(text: string): string[] {
  const found = text
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]{3,30}/g)
  return (found ?? [])
    .filter((word) => !/^(?:the|and|for|get|all|our|you|can|are|was|how|what|when|who)$/.test(word))
    .map(stem)
}

/** Whether a result has a reference under its name, or is one itself. */
function gives({ result }: MadeCall, name: string): boolean {
  return (
    result.includes(`"${name}"`) ||
    result.includes('"id"') ||
    /^["']?[A-Za-z]{0,20}[-_]?\d[\w-]{0,40}["']?$/.test(result.trim())
  )
}

/** The other tool for the same thing, where a task asks two questions and only one was answered. */
export function findTwin(
  uncalled: readonly OfferedTool[],
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { taskText }: RequestView,
): ChosenTool | undefined {
  const [call, ...more] = made
  if (call === undefined || more.length > 0 || isRefused(call.result) || !asksTwice.test(taskText.slice(0, 600)))
    return undefined
  const names = Object.keys(call.args)
  const own = tools.find(({ name }) => name === call.name)
  const head = wordsIn(call.name)[0]
  const [twin, ...others] = uncalled.filter(({ name, parameters }) => {
    const { required } = readProperties(parameters)
    return (
      required.length > 0 &&
      required.length === names.length &&
      required.every((key) => names.includes(key)) &&
      wordsIn(name)[0] === head
    )
  })
  if (own === undefined || twin === undefined || others.length > 0 || tools.length !== 2) return undefined
  return Object.values(call.args).every((value) => typeof value === 'string' && taskText.includes(value))
    ? { tool: twin, hits: new Set(), given: call.args }
    : undefined
}

/** Two questions about one thing: `Where is it, and how heavy is it?` */
const asksTwice =
  /\b(?:what|when|where|who|which|how|is|are|does)\b[^?]{2,200}(?:\band\b|,|\?)\s{0,2}(?:and\s)?(?:also\s)?(?:what|when|where|who|which|how|is|are|does)\b/i
