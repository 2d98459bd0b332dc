/**
 * What the target said, put together from chunks or from one body. Lenient on purpose: it serves the follow-up turn and
 * the checks that compare; no verdict rests on what it guesses. Bounded, so that memory does not grow with the stream.
 */

const keep = 1_000_000

/** Text gathered so far; `whole` turns null once more than a million characters came. */
export interface AccumulatedText {
  length: number
  whole: string | null
}

export interface SpokenCall {
  index: number
  id: string | null
  type: string | null
  name: string | null
  arguments: AccumulatedText
  fragments: number
}

export interface SpokenChoice {
  index: number
  role: string | null
  content: AccumulatedText
  /** True when `content` was present and null (and never a string). */
  contentNull: boolean
  reasoning: AccumulatedText
  /** True once `reasoning_content` was present, even empty. */
  reasoned: boolean
  calls: Map<number, SpokenCall>
  finishReason: string | null
}

/** The last usage object seen in each of the two places. */
export interface Assembly {
  id: string | null
  model: string | null
  created: number | null
  chunks: number
  choices: Map<number, SpokenChoice>
  usageInChoice: Record<string, unknown> | null
  usageOnTop: Record<string, unknown> | null
  /** The error object of an event that reported a late failure; what was said before it is not whole. */
  error: Record<string, unknown> | null
}

export function createAssembly(): Assembly {
  return {
    id: null,
    model: null,
    created: null,
    chunks: 0,
    choices: new Map(),
    usageInChoice: null,
    usageOnTop: null,
    error: null,
  }
}

/** Narrows to a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Adds one chunk or one whole completion. */
export function assemble(said: Assembly, json: Record<string, unknown>): void {
  said.chunks++
  if (said.id === null && typeof json.id === 'string') said.id = json.id
  if (said.model === null && typeof json.model === 'string' && json.model !== '') said.model = json.model
  if (said.created === null && typeof json.created === 'number') said.created = json.created
  if (isObject(json.usage)) said.usageOnTop = json.usage
  if (!Array.isArray(json.choices)) {
    if (isObject(json.error)) said.error = json.error
    return
  }
  for (const [position, choice] of json.choices.entries()) if (isObject(choice)) addChoice(said, choice, position)
}

function addChoice(said: Assembly, choice: Record<string, unknown>, position: number): void {
  const index = typeof choice.index === 'number' ? choice.index : position
  let spoken = said.choices.get(index)
  if (!spoken) {
    spoken = {
      index,
      role: null,
      content: nothing(),
      contentNull: false,
      reasoning: nothing(),
      reasoned: false,
      calls: new Map(),
      finishReason: null,
    }
    if (said.choices.size < 256) said.choices.set(index, spoken)
  }
  if (isObject(choice.usage)) said.usageInChoice = choice.usage
  if (typeof choice.finish_reason === 'string' && choice.finish_reason !== '')
    spoken.finishReason = choice.finish_reason
  const part = isObject(choice.delta) ? choice.delta : choice.message
  if (!isObject(part)) return
  if (typeof part.role === 'string') spoken.role = part.role
  if (typeof part.content === 'string') add(spoken.content, part.content)
  else if (part.content === null) spoken.contentNull = true
  if (typeof part.reasoning_content === 'string') {
    spoken.reasoned = true
    add(spoken.reasoning, part.reasoning_content)
  }
  if (Array.isArray(part.tool_calls)) for (const [at, call] of part.tool_calls.entries()) addCall(spoken, call, at)
}

function addCall(spoken: SpokenChoice, call: unknown, position: number): void {
  if (!isObject(call)) return
  const index = typeof call.index === 'number' ? call.index : position
  let known = spoken.calls.get(index)
  if (!known) {
    known = { index, id: null, type: null, name: null, arguments: nothing(), fragments: 0 }
    if (spoken.calls.size < 1024) spoken.calls.set(index, known)
  }
  known.fragments++
  if (known.id === null && typeof call.id === 'string' && call.id !== '') known.id = call.id
  if (known.type === null && typeof call.type === 'string' && call.type !== '') known.type = call.type
  if (!isObject(call.function)) return
  if (known.name === null && typeof call.function.name === 'string' && call.function.name !== '')
    known.name = call.function.name
  if (typeof call.function.arguments === 'string') add(known.arguments, call.function.arguments)
}

function nothing(): AccumulatedText {
  return { length: 0, whole: '' }
}

function add(spoken: AccumulatedText, text: string): void {
  spoken.length += text.length
  if (spoken.whole !== null) spoken.whole = spoken.length > keep ? null : spoken.whole + text
}
