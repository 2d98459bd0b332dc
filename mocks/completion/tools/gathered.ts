/** Collects what a tool needs before its call: asks the user for what is missing, and calls once the user's messages have all of it. */
import { toText } from '../../common/index.ts'
import { hasEvidence } from '../arguments/evidence.ts'
import { readFacts } from '../facts.ts'
import { guard } from '../cues.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from './fitting.ts'
import type { OfferedTool } from './offered.ts'

const longest = 300
const mostRequired = 5
/** Orders to know something before a call: `Make sure to get their name before calling.` */
const before = guard(
  /\b(?:make sure|be sure|remember|first|always|must|need)\b[^.\n]{0,40}\b(?:get|ask|have|know|collect|gather|obtain|request)\b[^.\n]{0,80}\bbefore\b/i,
)
const statesFact = /\b(?:i['’]?m|i am|my|we['’]?re|we are|our|this is|call me)\b/i

/** The tool whose description or whose system message demands facts of the user first, and which of them are missing. */
interface Gathering {
  readonly tool: OfferedTool
  /** The names of required properties of which no message of the user says anything. */
  readonly missing: readonly string[]
}

/** The only tool that is to be called when the user has told enough; undefined where there is none, or where the user tells nothing. */
function findGathering(tools: readonly OfferedTool[], view: RequestView): Gathering | undefined {
  const [tool, ...others] = tools
  if (tool === undefined || others.length > 0 || view.taskText.length > longest || view.toolResults.length > 0)
    return undefined
  if (!before.test(tool.description.slice(0, 600)) && !before.test(view.systemText.slice(0, 4000))) return undefined
  const { required, properties } = tool.parameters
  if (!Array.isArray(required) || required.length > mostRequired || !isRecord(properties)) return undefined
  const text = view.messages.flatMap((message) => (message.role === 'user' ? [message.text] : [])).join('\n')
  if (text.length > 4 * longest || !(statesFact.test(text) || answersQuestion(view))) return undefined
  const facts = readFacts(text, view.chinese, 0)
  const missing = required.map(toText).filter((name) => {
    const schema = isRecord(properties[name]) ? properties[name] : {}
    const description = typeof schema['description'] === 'string' ? schema['description'] : ''
    return schema['type'] === 'integer' || schema['type'] === 'number'
      ? facts.numbers.length === 0
      : !hasEvidence({ name, description }, facts)
  })
  return missing.length === required.length ? undefined : { tool, missing }
}

function answersQuestion({ messages }: RequestView): boolean {
  const last = messages.at(-2)
  return last?.role === 'assistant' && last.text.includes('?')
}

/** The call of a tool for which the user has told everything. */
export function findGathered(tools: readonly OfferedTool[], view: RequestView): ChosenTool | undefined {
  const gathering = findGathering(tools, view)
  return gathering === undefined || gathering.missing.length > 0 ? undefined : { tool: gathering.tool, hits: new Set() }
}

/** A question for the first fact that such a tool lacks; null where it lacks none. */
export function askForFact(tools: readonly OfferedTool[], view: RequestView): string | null {
  const [missing] = findGathering(tools, view)?.missing ?? []
  if (missing === undefined) return null
  const words = missing
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase()
  return view.chinese ? `请问您的${words}是什么？` : `Thank you. Could you please also tell me your ${words}?`
}
