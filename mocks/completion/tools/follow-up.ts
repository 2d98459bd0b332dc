/** Repeats the last call for what a follow-up asks about: `And in Bergen?` after the weather in Oslo. */
import { generateFromSchema } from '../arguments/generate.ts'
import { readFacts } from '../facts.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from './fitting.ts'
import type { OfferedTool } from './offered.ts'

const longest = 80
const pronoun = /\b(?:it|them|that one|this one|those)\b/i
const elliptic =
  /^\W*(?:(?:and|or|also|ok(?:ay)?,?|now)\s(?:what about|how about|for|in|at|on|with|from|to|by|the|tomorrow|today|next|yesterday)|what about|how about|same for|and\s\p{L}+\s?\?)|^那|^(?!为什么|怎么|什么).{1,12}呢[？?]?\s*$/iu

/** The tool of the last call of an earlier turn, with its arguments; undefined where the task is not a follow-up. */
export function findFollowUp(tools: readonly OfferedTool[], view: RequestView): ChosenTool | undefined {
  if (view.taskText.length > longest || !elliptic.test(view.taskText)) return undefined
  const last = view.calls.findLast((call) => !call.isCurrent)
  const tool = tools.find(({ name }) => name === last?.name)
  const base = last === undefined ? null : parse(last.arguments)
  return tool === undefined || base === null || Object.keys(base).length === 0
    ? undefined
    : { tool, hits: new Set(), base }
}

/** `Now turn it off again`: an order about what the last call was about. */
const refers =
  /^\W*(?:(?:and|ok(?:ay)?|now|then|please|actually|no)[, ]{1,2}){0,3}(?:please\s)?[a-z]{2,12}\s(?:it|them|that one|this one|that|those)\b/i

/** The arguments of the last call of an earlier turn, where a short order about the same thing has the same tool. */
export function findReferred({ tool }: ChosenTool, view: RequestView): Readonly<Record<string, unknown>> | undefined {
  if (view.taskText.length > longest || !refers.test(view.taskText)) return undefined
  const last = view.calls.findLast((call) => !call.isCurrent)
  const base = last?.name === tool.name ? parse(last.arguments) : null
  return base === null || Object.keys(base).length === 0 ? undefined : base
}

const refersToThing = /\b(?:that|it|this|this one|that one)\b/i
const named =
  /\b(?:is|are|was|called|named)\s(?:the\s|an?\s)?["“]?(\p{Lu}[\p{L}\d'’-]{1,30}(?:\s\p{Lu}[\p{L}\d'’-]{1,30}){0,4})/u

/** What a short question means by `that`: the name in the last answer of the assistant; undefined where it has none. */
function findThing({ taskText, messages, toolResults }: RequestView): string | undefined {
  if (toolResults.length > 0 || taskText.length > longest || !refersToThing.test(taskText)) return undefined
  const answer = messages.findLast(({ role, text }) => role === 'assistant' && text !== '')
  return answer === undefined ? undefined : named.exec(answer.text.slice(-600))?.[1]
}

/** The earlier arguments with those in their place that the follow-up gives. */
export function withBase(value: unknown, { tool, base }: ChosenTool, seed: string): unknown {
  if (base === undefined || !isRecord(value)) return value
  const unsaid = generateFromSchema(tool.parameters, readFacts('', false, 0), { seed })
  const plain = isRecord(unsaid) ? unsaid : {}
  const said = Object.entries(value).filter(
    ([key, item]) =>
      JSON.stringify(plain[key]) !== JSON.stringify(item) && !(typeof item === 'string' && pronoun.test(item)),
  )
  return { ...base, ...Object.fromEntries(said) }
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : null
  } catch {
    // Arguments in the client's history may not be JSON.
    return null
  }
}

/** The arguments with what `that` means in the place of words of the question: `How much does that cost?` */
export function withThing(value: unknown, { parameters }: OfferedTool, view: RequestView): unknown {
  if (!isRecord(value)) return value
  const [key, ...others] = Object.keys(value)
  const own = key === undefined ? undefined : value[key]
  if (
    key === undefined ||
    others.length > 0 ||
    typeof own !== 'string' ||
    !/item|product|dish|name|title|thing|place|city|location|book|movie|film|company|song/i.test(key)
  )
    return value
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  const found = isRecord(properties[key]) && properties[key]['enum'] === undefined ? findThing(view) : undefined
  return found === undefined ? value : { [key]: found }
}
