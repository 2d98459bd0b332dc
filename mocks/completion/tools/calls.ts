/** The calls of an answer: arguments from each tool's schema, ids as recorded, several in parallel when several are asked for. */
import { generateFromSchema } from '../arguments/generate.ts'
import { readHints } from '../arguments/hints.ts'
import type { Hints } from '../arguments/hints.ts'
import { toCallId } from '../ids.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { CompletedCall } from '../shapes.ts'
import type { Traits } from '../traits.ts'
import type { ChosenTool } from './choose.ts'
import { wordsOf } from './words.ts'

export interface CallContext {
  view: RequestView
  traits: Traits
  seed: string
  nowSeconds: number
  /** Whether more than one call is wanted. */
  parallel: boolean
}

const most = 8

/** Writes the calls for the chosen tools. */
export function writeCalls(chosen: readonly ChosenTool[], context: CallContext): CompletedCall[] {
  const { view, traits } = context
  const hints = readHints(view.userText, view.chinese, context.nowSeconds)
  const taken = new Set(view.callIds)
  let n = view.callIds.length
  const calls: CompletedCall[] = []
  for (const { tool, hits } of context.parallel ? chosen : chosen.slice(0, 1)) {
    const near = chosen.length > 1 ? hintsNear(hits, hints, countNumbers(tool.parameters)) : hints
    for (const own of spread(tool.parameters, near, context.parallel)) {
      if (calls.length >= most) break
      let id = toCallId(traits.toolCallIds, tool.name, n++)
      while (taken.has(id)) id = toCallId(traits.toolCallIds, tool.name, n++)
      const value = generateFromSchema(tool.parameters, own, { seed: `${context.seed}:${tool.name}` })
      calls.push({
        index: calls.length,
        id,
        type: 'function',
        name: tool.name,
        // The recordings of 2025 and 2026 separate members with blanks; K3's are constrained to compact JSON. Unverified for K3.
        arguments: traits.family === 'k3' ? JSON.stringify(value) : writeSpaced(value),
      })
    }
  }
  return calls
}

/** One set of hints for each place the message names, when the tool takes a single place. */
function spread(parameters: Readonly<Record<string, unknown>>, hints: Hints, parallel: boolean): Hints[] {
  if (!parallel || hints.places.length < 2 || !takesOnePlace(parameters)) return [hints]
  return hints.places.slice(0, most).map((place) => ({ ...hints, places: [place] }))
}

function takesOnePlace(parameters: Readonly<Record<string, unknown>>): boolean {
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  const places = Object.entries(properties).filter(([key]) =>
    /cit(?:y|ies)|location|place|origin|destination|^from|^to$/i.test(key),
  )
  const [only] = places
  return places.length === 1 && only !== undefined && isRecord(only[1]) && only[1]['type'] === 'string'
}

/** The part of the message that speaks of one tool: `the weather in Paris` of `… and the time in Tokyo`. */
function hintsNear(hits: ReadonlySet<string>, hints: Hints, numbers: number): Hints {
  const clauses = hints.text.split(/[,;，；。]|\band\b|\bthen\b|和|以及|并/i)
  const near = clauses.filter((clause) => [...wordsOf(clause)].some((word) => hits.has(word)))
  if (near.length === 0 || near.length === clauses.length) return hints
  const own = readHints(near.join(', '), hints.chinese, hints.nowSeconds)
  return {
    ...own,
    places: own.places.length > 0 ? own.places : hints.places,
    numbers: own.numbers.length > 0 && own.numbers.length >= numbers ? own.numbers : hints.numbers,
    quoted: own.quoted.length > 0 ? own.quoted : hints.quoted,
    dates: own.dates.length > 0 ? own.dates : hints.dates,
    times: own.times.length > 0 ? own.times : hints.times,
    emails: own.emails.length > 0 ? own.emails : hints.emails,
    urls: own.urls.length > 0 ? own.urls : hints.urls,
  }
}

function countNumbers(parameters: Readonly<Record<string, unknown>>): number {
  const properties = isRecord(parameters['properties']) ? Object.values(parameters['properties']) : []
  return properties.filter((item) => isRecord(item) && (item['type'] === 'number' || item['type'] === 'integer')).length
}

/** JSON with a blank after each comma and colon. */
function writeSpaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeSpaced).join(', ')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${writeSpaced(item)}`)
    .join(', ')}}`
}
