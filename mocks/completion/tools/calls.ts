/** Writes the tool calls of an answer: ids in their recorded form, arguments from each tool's schema and the conversation. */
import { generateFromSchema } from '../arguments/generate.ts'
import { deriveFacts, readConversationFacts, readFacts } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { toCallId } from '../ids.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { CompletedCall } from '../types.ts'
import type { WireFormat } from '../wire-format.ts'
import { isOutputTool } from './choose.ts'
import type { ChosenTool } from './choose.ts'
import type { OfferedTool } from './offered.ts'
import { withResultValues } from './result-values.ts'
import { wordsOf } from './words.ts'

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
  /** The text that the answer would have without tools; arguments such as `answer` contain it. */
  answer: () => string
}

const mostCalls = 8

/** Writes the calls of the chosen tools. */
export function writeCalls(chosen: readonly ChosenTool[], context: CallContext): CompletedCall[] {
  const { view, format } = context
  const takenIds = new Set(view.calls.map((call) => call.id))
  let n = view.calls.length
  const calls: CompletedCall[] = []
  for (const { tool, hits } of context.parallel ? chosen : chosen.slice(0, 1)) {
    const facts = factsFor(tool, hits, chosen.length, context)
    for (const own of spread(tool.parameters, facts, context.parallel)) {
      if (calls.length >= mostCalls) break
      let id = toCallId(format.toolCallIds, tool.name, n++)
      while (takenIds.has(id)) id = toCallId(format.toolCallIds, tool.name, n++)
      const made = generateFromSchema(tool.parameters, own, { seed: `${context.seed}:${tool.name}` })
      const value = isOutputTool(tool) ? made : withResultValues(made, tool.parameters, view)
      calls.push({
        index: calls.length,
        id,
        type: 'function',
        name: tool.name,
        // The recordings of 2025 and 2026 separate members by spaces; K3 is constrained to compact JSON. Unverified for K3.
        arguments: format.family === 'k3' ? JSON.stringify(value) : writeSpaced(value),
      })
    }
  }
  return calls
}

/** The facts for one tool: of the part of the task that mentions it; a final answer also uses the tools' results. */
function factsFor(tool: OfferedTool, hits: ReadonlySet<string>, tools: number, context: CallContext): Facts {
  const { view, nowSeconds } = context
  const isFinal = isOutputTool(tool)
  const results = isFinal || needsResult(tool) ? view.toolResults.map((result) => result.text) : []
  const facts = readConversationFacts(view, nowSeconds, { more: results, answer: isFinal ? context.answer : undefined })
  return tools > 1 ? factsNear(hits, facts, countNumbers(tool.parameters)) : facts
}

/** Whether a tool works on what an earlier call showed: it takes a reference, or the text to replace. */
function needsResult({ parameters }: OfferedTool): boolean {
  const properties = isRecord(parameters['properties']) ? Object.keys(parameters['properties']) : []
  return properties.some((key) => /^(?:ref|old_?(?:str|string|text)|search)$/i.test(key))
}

/** One set of facts for each place that the task names, where the tool takes a single place. */
function spread(parameters: Readonly<Record<string, unknown>>, facts: Facts, parallel: boolean): Facts[] {
  if (!parallel) return [facts]
  if (facts.emails.length > 1 && takesOneAddress(parameters))
    return facts.emails.slice(0, mostCalls).map((email) => deriveFacts(facts, { emails: () => [email] }))
  if (!takesOnePlace(parameters) || facts.places.length < 2) return [facts]
  return facts.places.slice(0, mostCalls).map((place) => deriveFacts(facts, { places: () => [place] }))
}

function takesOnePlace(parameters: Readonly<Record<string, unknown>>): boolean {
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  const places = Object.entries(properties).filter(([key]) =>
    /cit(?:y|ies)|location|place|origin|destination|^from|^to$/i.test(key),
  )
  const [only] = places
  return places.length === 1 && only !== undefined && isRecord(only[1]) && only[1]['type'] === 'string'
}

/** Whether a tool sends to a single address, and has no list for the others. */
function takesOneAddress(parameters: Readonly<Record<string, unknown>>): boolean {
  const properties = isRecord(parameters['properties']) ? Object.entries(parameters['properties']) : []
  const takesAddresses = properties.filter(([key]) =>
    /^(?:to|recipients?|e?mail|cc|bcc|attendees|participants|guests|to_\w+|\w+_email)$/i.test(key),
  )
  const [only] = takesAddresses
  return takesAddresses.length === 1 && only !== undefined && isRecord(only[1]) && only[1]['type'] === 'string'
}

/** The facts of the part of the task that mentions one tool: `the weather in Paris` of `… and the time in Tokyo`. */
function factsNear(hits: ReadonlySet<string>, facts: Facts, numbers: number): Facts {
  const clauses = facts.text.split(/[,;，；。?!？！]|\band\b|\bthen\b|和|以及|并/i)
  const near = clauses.filter((clause) => [...wordsOf(clause)].some((word) => hits.has(word)))
  if (near.length === 0 || near.length === clauses.length) return facts
  const own = readFacts(near.join(', '), facts.chinese, facts.nowSeconds)
  const ownOr =
    <Key extends 'places' | 'quoted' | 'dates' | 'datesInText' | 'times' | 'emails' | 'urls'>(key: Key) =>
    (): Facts[Key] =>
      own[key].length > 0 ? own[key] : facts[key]
  return deriveFacts(own, {
    workingDirectory: () => facts.workingDirectory,
    places: ownOr('places'),
    numbers: () => (own.numbers.length > 0 && own.numbers.length >= numbers ? own.numbers : facts.numbers),
    quoted: ownOr('quoted'),
    dates: ownOr('dates'),
    datesInText: ownOr('datesInText'),
    times: ownOr('times'),
    emails: ownOr('emails'),
    urls: ownOr('urls'),
    ...(facts.answer === undefined ? {} : { answer: () => facts.answer as () => string }),
  })
}

function countNumbers(parameters: Readonly<Record<string, unknown>>): number {
  const properties = isRecord(parameters['properties']) ? Object.values(parameters['properties']) : []
  return properties.filter((item) => isRecord(item) && (item['type'] === 'number' || item['type'] === 'integer')).length
}

/** JSON with a space after each comma and colon. */
function writeSpaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeSpaced).join(', ')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${writeSpaced(item)}`)
    .join(', ')}}`
}
