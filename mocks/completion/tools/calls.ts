/** Writes the tool calls of an answer: ids in their recorded form, arguments from each tool's schema and the conversation. */
import { keepFor, toText } from '../../common/index.ts'
import { readMadeCalls } from '../continuation/made-calls.ts'
import { withOpenValues } from '../continuation/open-arguments.ts'
import { findOpenStep, findOwnPart } from '../continuation/remaining-parts.ts'
import { findToldDay } from '../continuation/told-time.ts'
import { accepts, mostSteps } from '../arguments/accepts.ts'
import { generateFromSchema } from '../arguments/generate.ts'
import { countsFromNow } from '../arguments/moments.ts'
import { deriveFacts, readConversationFacts, readFacts } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { guard, hasCues } from '../cues.ts'
import { fillSchema } from '../fill-schema.ts'
import type { FillOptions } from '../fill-schema.ts'
import { readEnglishKeys } from '../foreign-keys.ts'
import { toCallId } from '../ids.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import { findTrivia, triviaCues } from '../text/trivia.ts'
import type { CompletedCall } from '../types.ts'
import type { WireFormat } from '../wire-format.ts'
import { toAgentInput } from './agent-input.ts'
import { isOutputTool } from './choose.ts'
import type { ChosenTool } from './fitting.ts'
import { countNumbers, factsNear, withoutNames } from './facts-near.ts'
import { withBase, withThing } from './follow-up.ts'
import type { OfferedTool } from './offered.ts'
import { toResultParts, withOwn } from './result-parts.ts'
import { readBare, withResultValues } from './result-values.ts'
import { asksAgain, withSuggestion } from './retries.ts'
import { mostCalls, spread } from './spread.ts'
import type { Part } from './spread.ts'
import { splitSteps } from './steps.ts'
import { readVerbs, verbOf } from './verbs.ts'
import { ownWordsOf, wordsOf } from './words.ts'
import { toComparable, writeSpaced } from './written-arguments.ts'

/** The facts that the arguments of a tool are filled with. */
export function readToolFacts(view: RequestView, nowSeconds: number): Facts {
  return readConversationFacts(view, nowSeconds)
}

export interface CallContext {
  view: RequestView
  format: WireFormat
  seed: string
  nowSeconds: number
  /** Whether more than one call is allowed. */
  parallel: boolean
  /** Whether at least one call must be made. */
  isDemanded: boolean
  /** Whether the request names the tool. */
  isForced: boolean
  /** The text that the answer would have without tools; arguments such as `answer` contain it. */
  answer: () => string
}

/** Writes the calls of the chosen tools, without those that were made before, unless the request demands a call and there is no other. */
export function writeCalls(chosen: readonly ChosenTool[], context: CallContext): CompletedCall[] {
  const current = context.view.calls.filter((call) => call.isCurrent)
  const made = new Set(current.map((call) => `${call.name} ${toComparable(call.arguments)}`))
  const calls = writeOthers(chosen, made, context)
  return calls.length > 0 || !context.isDemanded ? calls : writeOthers(chosen, new Set(), context)
}

function writeOthers(chosen: readonly ChosenTool[], made: Set<string>, context: CallContext): CompletedCall[] {
  const { view, format } = context
  const takenIds = new Set(view.calls.map((call) => call.id))
  let n = view.calls.length
  const calls: CompletedCall[] = []
  for (const one of context.parallel ? chosen : chosen.slice(0, 1)) {
    const { tool } = one
    const facts = factsFor(one, chosen.length, context)
    for (const part of toResultParts(tool, toParts(one, facts, context), view)) {
      if (calls.length >= mostCalls || (calls.length > 0 && !context.parallel)) break
      const seed = `${context.seed}:${tool.name}`
      const title = isOfEvent.test(tool.name) ? 'event' : ''
      const { schema, rename } = readEnglishKeys(describeOnly(tool))
      const generated =
        isFilledWhole(tool, view.taskText) || (context.isForced && isForm(tool))
          ? fillSchema(tool.parameters, view, toFilling(seed, context))
          : rename(generateFromSchema(schema, part.facts, { seed, title }))
      const asked = toAgentInput(tool, one, view)
      const thing = one.base === undefined ? withThing(generated, tool, view) : generated
      const proposed =
        one.value === undefined
          ? (asked ?? orValid(tool, withBase(thing, one, seed), generated))
          : orValid(tool, one.value, generated)
      const suggested =
        one.isRest === true ? orValid(tool, withSuggestion(proposed, tool.name, view), proposed) : proposed
      const filled =
        isOutputTool(tool) || one.value !== undefined
          ? proposed
          : orValid(tool, withOwn(withOpen(suggested, tool, part.view ?? view), part.own), suggested)
      const value = one.given === undefined ? filled : orValid(tool, withOwn(filled, one.given), filled)
      const text = writeSpaced(value)
      const key = made.size > 0 || part.value !== '' ? `${tool.name} ${toComparable(text)}` : ''
      // Two calls of one answer differ, unless the task says how many there are.
      if (made.has(key) && (one.isRest === true || part.value !== '')) continue
      if (part.value !== '') made.add(key)
      let id = toCallId(format.toolCallIds, tool.name, n++)
      while (takenIds.has(id)) id = toCallId(format.toolCallIds, tool.name, n++)
      calls.push({
        index: calls.length,
        id,
        type: 'function',
        name: tool.name,
        // The recordings of 2025 and 2026 separate members by spaces; K3 is constrained to compact JSON. Unverified for K3.
        arguments: format.family === 'k3' ? JSON.stringify(value) : text,
      })
    }
  }
  return calls
}

function withOpen(value: unknown, tool: OfferedTool, view: RequestView): unknown {
  return withOpenValues(withResultValues(value, tool, view), tool, view)
}

/** The parameters; a single one without a description has that of the tool. */
const describeOnly = keepFor(({ parameters, description }: OfferedTool): Readonly<Record<string, unknown>> => {
  const properties = isRecord(parameters['properties']) ? Object.entries(parameters['properties']) : []
  const [[key, schema] = ['', null], ...others] = properties
  if (others.length > 0 || !isRecord(schema)) return parameters
  // The tables that a query may read.
  if (/\bSQL\b/.test(description) && /quer|statement|sql/i.test(key))
    return {
      ...parameters,
      properties: {
        [key]: { ...schema, description: `${toText(schema['description'] ?? '')}\n${description.slice(0, 4000)}` },
      },
    }
  if (schema['type'] !== 'string' || schema['description'] !== undefined) return parameters
  return wantsForm.test(description)
    ? { ...parameters, properties: { [key]: { ...schema, description: description.slice(0, 300) } } }
    : parameters
})

/** Descriptions of tools that say in which form the only argument is. */
const wantsForm = /\b(?:two|three|2|3)[- ]letter\b|\biso[- ]?\d|\bformat\b|\b(?:code|symbol|ticker)s? \(/i

/** Arguments with texts of the conversation in them, or without, where the tool's schema does not allow those texts. */
function orValid({ parameters }: OfferedTool, changed: unknown, unchanged: unknown): unknown {
  return changed === unchanged || accepts(parameters, changed, parameters, { left: mostSteps }) ? changed : unchanged
}

const measures = guard(/\d\s?[x×]\s?\d/i)

/**
 * Whether a tool's arguments are a structured answer of which all parts are required, to a question that is well known or with measures
 * whose order tells which is which.
 */
function isFilledWhole(tool: OfferedTool, task: string): boolean {
  const { properties, required } = tool.parameters
  return (
    isOutputTool(tool) &&
    (measures.test(task) || (hasCues(triviaCues, task) && findTrivia(task.trim()) !== null)) &&
    isRecord(properties) &&
    Array.isArray(required) &&
    Object.keys(properties).length > 1 &&
    required.length === Object.keys(properties).length
  )
}

/** Tools that are a form to be filled, as libraries offer them for structured output: their names are those of things, such as `UserDetail`. */
const formName =
  /^(?=[A-Z][A-Za-z]*$)(?!(?:Get|Set|Search|Find|Create|Send|Run|Read|Write|Add|Update|Delete|Make|Book|Call|Execute|Fetch|Look|Calculate|Check)(?=[A-Z]))|^(?:extract|record|output|respond|return|classify|route|grade|score)(?=[_A-Z]|$)|_?(?:extraction|extractor|output|response|result|schema|info|details?)$/

function isForm({ name, parameters }: OfferedTool): boolean {
  return formName.test(name) && isRecord(parameters['properties'])
}

function toFilling(seed: string, { view, nowSeconds, answer }: CallContext): FillOptions {
  const results = view.toolResults.filter(({ text }) => !asksAgain(text)).map(({ text }) => text)
  return { seed, nowSeconds, answer, request: view.taskText, results }
}

/** Tools whose arguments describe an event. */
const isOfEvent = /event|meeting|appointment|calendar/i

/** The facts for one tool: of the part of the task that mentions it; a final answer also uses the tools' results. */
function factsFor({ tool, hits, step }: ChosenTool, tools: number, context: CallContext): Facts {
  const view = { ...context.view, taskText: withoutNames(context.view.taskText) }
  const nowSeconds = (view.toolResults.length > 0 ? findToldDay(view) : undefined) ?? context.nowSeconds
  const isFinal = isOutputTool(tool)
  const results =
    isFinal || needsResult(tool)
      ? view.toolResults.filter((result) => !isFinal || !asksAgain(result.text)).map((result) => result.text)
      : []
  const given = readConversationFacts(view, nowSeconds, { more: results, answer: isFinal ? context.answer : undefined })
  const clock = view.toolResults.length > 0 && countsFromNow(view.taskText) ? view.toolResults[0]?.text : undefined
  const facts =
    lists.test(tool.description) || clock !== undefined
      ? deriveFacts(given, { guide: () => `${clock ?? tool.description}\n${given.guide}` })
      : given
  const continued = withResult(tool, facts, view)
  if (continued !== null) return continued
  const own =
    (step === undefined ? undefined : withoutNames(step)) ??
    (view.toolResults.length > 0 ? findOwn(tool, view) : undefined)
  if (own === undefined && (tools < 2 || asksWhole(tool, view.taskText))) return facts
  return factsNear(hits, facts, countNumbers(tool.parameters), own)
}

/** Whether a tool takes a question, of which a part would not be one: `Compare the exports of Chile and Peru`. */
function asksWhole({ parameters }: OfferedTool, text: string): boolean {
  const { properties, required } = parameters
  const [only, ...others] = Array.isArray(required)
    ? required.map(toText)
    : isRecord(properties)
      ? Object.keys(properties)
      : []
  return only !== undefined && others.length === 0 && isQuestion.test(only) && splitSteps(text).length < 2
}

const isQuestion = /^(?:input|query|question|q|prompt|search_query)$/

/** The step of a task, or the part of a step, for which a tool is called after others. */
function findOwn(tool: OfferedTool, view: RequestView): string | undefined {
  const made = readMadeCalls(view)
  return findStepOf(tool, view.taskText) ?? findOwnPart(tool, made, view.taskText) ?? findOpenStep(made, view.taskText)
}

/** The only step of a task that has the verb of a tool, or a word of its name. */
function findStepOf({ name }: OfferedTool, text: string): string | undefined {
  const steps = splitSteps(text)
  const verb = verbOf(name)
  if (steps.length < 2) return undefined
  const [own, ...others] = steps.filter((step) => verb !== undefined && readVerbs(step).has(verb))
  if (own !== undefined && others.length === 0) return own
  const words = ownWordsOf(name.replaceAll('_', ' '))
  const [named, ...more] = steps.filter((step) => [...ownWordsOf(step)].some((word) => words.has(word)))
  return more.length > 0 ? undefined : named
}

const pronoun = /\b(?:it|that|(?:the|that|this) (?:result|value|number|sum|product|output|total|answer))\b/i

/** The facts of the step that a tool continues from a result: `subtract 5 from it` after 7; null where no step refers to one. */
function withResult({ name }: OfferedTool, facts: Facts, view: RequestView): Facts | null {
  const [result, ...others] = view.toolResults
  if (result === undefined || others.length > 0 || result.name === name) return null
  const value = readBare(result.text)
  if (value === undefined || Number.isNaN(Number(value))) return null
  const words = wordsOf(name.replaceAll('_', ' '))
  const step = splitSteps(view.taskText).find(
    (one) => pronoun.test(one) && [...wordsOf(one)].some((word) => words.has(word)),
  )
  return step === undefined ? null : readFacts(step.replace(pronoun, value), facts.chinese, facts.nowSeconds)
}

/** Descriptions that list the names which an argument may have. */
const lists = /\b(?:co-?workers?|agents?|members?|skills?|capabilities|assistants|experts|specialists)\b[^:\n]{0,60}:/i

/** The parts of the task for which a tool is called; one where only one call is allowed. */
function toParts({ tool, isRest, value, given }: ChosenTool, facts: Facts, { parallel }: CallContext): Part[] {
  if (isOutputTool(tool) || value !== undefined || given !== undefined) return [{ value: '', facts }]
  return parallel || isRest === true ? spread(tool, facts) : spread(tool, facts).slice(0, 1)
}

/** Whether a tool works on what an earlier call showed: it takes a reference, or the text to replace. */
function needsResult({ parameters }: OfferedTool): boolean {
  const properties = isRecord(parameters['properties']) ? Object.keys(parameters['properties']) : []
  return properties.some((key) => /^(?:ref|old_?(?:str|string|text)|search|diff|patch)$/i.test(key))
}
