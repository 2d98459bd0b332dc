/** Setups that several groups of drills share: a plain answer, one tool call, two tool calls. */
import { generateFromSchema, readFacts } from '../../../mocks/completion/index.ts'
import { isObject, type Json } from '../../../mocks/faults/index.ts'
import type { Profile, Setup, Tool, ToolCallWish } from '../drill.ts'
import { needs } from '../judgements/outcome.ts'

/** The first run: every request is answered. */
export const plain: Setup = {
  id: 'plain',
  about: 'answers every chat request with a text',
  answer: (call, replies) => replies.text(call),
}

/** One call of the program's own tool, then a text. */
export const toolTurn: Setup = {
  id: 'tool-turn',
  about: 'calls a tool of the program once, then answers with a text',
  needs: needs.tool,
  answer: (call, replies) =>
    call.offersTools && !call.hasToolResult ? replies.calls(call, [toCall(replies.profile)]) : replies.text(call),
}

/** Two calls of the program's own tool in one message, then a text. */
export const parallelTools: Setup = {
  id: 'parallel-tools',
  about: 'calls a tool of the program twice in one message, then answers with a text',
  needs: needs.tool,
  answer: (call, replies) =>
    call.offersTools && !call.hasToolResult
      ? replies.calls(call, [toCall(replies.profile), toCall(replies.profile)])
      : replies.text(call),
}

/** A call of the tool that the first run found, with arguments that its schema allows. */
export function toCall(profile: Profile | null): ToolCallWish {
  const tool = profile?.tool
  return { name: tool?.name ?? '', arguments: toArguments(tool?.parameters) }
}

function toArguments(parameters: unknown): Json {
  const value = generateFromSchema(parameters, readFacts('the weather in Zürich', false, 1_790_000_000))
  return isObject(value) ? value : {}
}

/** Parts of the names of tools that may change or send something. */
const changingParts = /bash|shell|exec|write|edit|delete|remove|command|terminal|patch|create|update|python|eval/i

/** Words in such names. They count only as whole words, because harmless words contain them as well. */
const changingWords = new Set(
  'run rm move rename apply commit push send mail post pay buy order book deploy install kill sql code click agent task memory todo set put add'.split(
    ' ',
  ),
)

function mayChange(name: string): boolean {
  const words = name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)
  return changingParts.test(name) || words.some((word) => changingWords.has(word.toLowerCase()))
}

/**
 * The tool that drills may call: the named one, otherwise the first whose name does not say that it changes something. This matters because
 * the program carries out the tool calls of drills.
 */
export function chooseTool(body: Json | null, named: string | null): { tool: Tool | null; noToolBecause: string } {
  const tools = toTools(body)
  if (tools.length === 0) return { tool: null, noToolBecause: 'the program offers no tools' }
  const names = tools.map(({ name }) => name).join(', ')
  const found = named === null ? tools.find(({ name }) => !mayChange(name)) : tools.find(({ name }) => name === named)
  if (found) return { tool: found, noToolBecause: '' }
  return {
    tool: null,
    noToolBecause:
      named === null
        ? `the program offers only tools that may change something (${names}): name one that may be called with --tool`
        : `the program offers no tool ${named}; it offers ${names}`,
  }
}

function toTools(body: Json | null): Tool[] {
  const tools = Array.isArray(body?.tools) ? body.tools : []
  return tools.flatMap((tool: unknown) => {
    const called = isObject(tool) && isObject(tool.function) ? tool.function : null
    return typeof called?.name === 'string' ? [{ name: called.name, parameters: called.parameters ?? {} }] : []
  })
}
