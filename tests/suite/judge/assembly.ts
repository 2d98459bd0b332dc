/**
 * Assembles the answer from chunks or from one body. Members of the wrong type are ignored here; other checks report them. The answer
 * is used for the next step of a case and by the checks that compare answers. Its memory is limited.
 */

/** Texts longer than this are counted and not kept. */
const maxTextLength = 1_000_000
const maxChoices = 256
const maxCalls = 1024

/** The text so far; `whole` is null once it is longer than a million characters. */
export interface AccumulatedText {
  /** UTF-16 code units so far. */
  length: number
  /** The text itself. */
  whole: string | null
}

/** One tool call, with the fragments of its arguments joined. */
export interface AssembledCall {
  /** Its `index`, or its place in the list if it has none. */
  index: number
  /** Its place in the list in which it first stood. */
  position: number
  /** The first id that was sent for it. */
  id: string | null
  /** The first type that was sent for it. */
  type: string | null
  /** The first function name that was sent for it. */
  name: string | null
  /** The fragments of the arguments, joined. */
  arguments: AccumulatedText
  /** How many fragments there were. */
  fragments: number
}

/** One member of `choices`, with its deltas joined. */
export interface AssembledChoice {
  /** Its `index`, or its place in the list if it has none. */
  index: number
  /** Its place in the list in which it first stood. */
  position: number
  /** The last role that was sent. */
  role: string | null
  /** The deltas of `content`, joined. */
  content: AccumulatedText
  /** True when `content` was present and null (and never a string). */
  contentNull: boolean
  /** The deltas of `reasoning_content`, joined. */
  reasoning: AccumulatedText
  /** True once `reasoning_content` was a string, even an empty one. */
  hasReasoning: boolean
  /** The tool calls by index. */
  calls: Map<number, AssembledCall>
  /** The last finish reason; null until there is one. */
  finishReason: string | null
}

/** The answer so far; members are null until a chunk or body has them. */
export interface Assembly {
  /** The first id. */
  id: string | null
  /** The first model name. */
  model: string | null
  /** The first `created`, in seconds since 1970. */
  created: number | null
  /** Chunks so far; 1 for a whole body. */
  chunks: number
  /** The choices by index. */
  choices: Map<number, AssembledChoice>
  /** The last `usage` in a choice, where Kimi sends it with the last chunk. */
  usageInChoice: Record<string, unknown> | null
  /** The last `usage` beside `choices`. */
  usageOnTop: Record<string, unknown> | null
  /** The error object of an event that reported a late failure; the answer before it is incomplete. */
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
export function assemble(assembled: Assembly, json: Record<string, unknown>): void {
  assembled.chunks++
  if (assembled.id === null && typeof json.id === 'string') assembled.id = json.id
  if (assembled.model === null && typeof json.model === 'string' && json.model !== '') assembled.model = json.model
  if (assembled.created === null && typeof json.created === 'number') assembled.created = json.created
  if (isObject(json.usage)) assembled.usageOnTop = json.usage
  if (isObject(json.error)) assembled.error = json.error
  if (!Array.isArray(json.choices)) return
  for (const [position, choice] of json.choices.entries()) if (isObject(choice)) addChoice(assembled, choice, position)
}

function addChoice(assembled: Assembly, choice: Record<string, unknown>, position: number): void {
  const index = typeof choice.index === 'number' ? choice.index : position
  let known = assembled.choices.get(index)
  if (!known) {
    known = {
      index,
      position,
      role: null,
      content: emptyText(),
      contentNull: false,
      reasoning: emptyText(),
      hasReasoning: false,
      calls: new Map(),
      finishReason: null,
    }
    if (assembled.choices.size < maxChoices) assembled.choices.set(index, known)
  }
  if (isObject(choice.usage)) assembled.usageInChoice = choice.usage
  if (typeof choice.finish_reason === 'string' && choice.finish_reason !== '') known.finishReason = choice.finish_reason
  const part = isObject(choice.delta) ? choice.delta : choice.message
  if (!isObject(part)) return
  if (typeof part.role === 'string') known.role = part.role
  if (typeof part.content === 'string') append(known.content, part.content)
  else if (part.content === null) known.contentNull = true
  if (typeof part.reasoning_content === 'string') {
    known.hasReasoning = true
    append(known.reasoning, part.reasoning_content)
  }
  if (Array.isArray(part.tool_calls)) for (const [at, call] of part.tool_calls.entries()) addCall(known, call, at)
}

function addCall(to: AssembledChoice, call: unknown, position: number): void {
  if (!isObject(call)) return
  const index = typeof call.index === 'number' ? call.index : position
  let known = to.calls.get(index)
  if (!known) {
    known = { index, position, id: null, type: null, name: null, arguments: emptyText(), fragments: 0 }
    if (to.calls.size < maxCalls) to.calls.set(index, known)
  }
  known.fragments++
  if (known.id === null && typeof call.id === 'string' && call.id !== '') known.id = call.id
  if (known.type === null && typeof call.type === 'string' && call.type !== '') known.type = call.type
  if (!isObject(call.function)) return
  if (known.name === null && typeof call.function.name === 'string' && call.function.name !== '')
    known.name = call.function.name
  if (typeof call.function.arguments === 'string') append(known.arguments, call.function.arguments)
}

function emptyText(): AccumulatedText {
  return { length: 0, whole: '' }
}

function append(to: AccumulatedText, text: string): void {
  to.length += text.length
  if (to.whole !== null) to.whole = to.length > maxTextLength ? null : to.whole + text
}
