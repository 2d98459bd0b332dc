/** What of a task no call accounts for yet, and the agent to which it is handed over: the hotel of `book a flight and a hotel`. */
import type { RequestView } from '../request-view.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { findAgent } from '../tools/agents.ts'
import { splitSteps } from '../tools/steps.ts'
import { handOffName } from '../tools/tool-words.ts'
import { ownWordsOf, plainWords, readTaskWords } from '../tools/words.ts'
import { changes } from '../tools/score.ts'
import { verbOf } from '../tools/verbs.ts'
import { isRefused, readProperties } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'

const longest = 1500

/** The words of the task that are neither of a called tool nor of its arguments. */
function readRest(tools: readonly OfferedTool[], made: readonly MadeCall[], task: string): Set<string> {
  const rest = new Set(readTaskWords(task).own)
  for (const { name, args } of made) {
    const tool = tools.find((one) => one.name === name)
    const about = `${name.replaceAll(/[_-]+/g, ' ')} ${tool?.description.slice(0, 200) ?? ''} ${JSON.stringify(args)}`
    for (const word of ownWordsOf(about.slice(0, 900))) rest.delete(word)
  }
  return rest
}

/** The look-ups among chosen tools of which the task has a word that neither a called tool nor its arguments account for. */
export function withoutAnswered<Chosen extends { readonly tool: OfferedTool }>(
  chosen: readonly Chosen[],
  made: readonly MadeCall[],
  task: string,
): Chosen[] {
  if (made.length < 2 || task.length > longest) return [...chosen]
  const rest = new Set(readTaskWords(task).all)
  for (const { name, args } of made)
    for (const word of ownWordsOf(`${name.replaceAll(/[_-]+/g, ' ')} ${JSON.stringify(args)}`.slice(0, 900)))
      rest.delete(word)
  return chosen.filter(
    ({ tool }) =>
      changes.has(verbOf(tool.name) ?? '') ||
      readProperties(tool.parameters).required.length > 0 ||
      [...ownWordsOf(tool.name.replaceAll(/[_-]+/g, ' '))].some((word) => rest.has(word) && !plainWords.has(word)),
  )
}

/** The tool that the system message of an agent spells, after the conversation was handed over to it. */
export function findAgentTool(
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { systemText }: RequestView,
): OfferedTool | undefined {
  const last = made.at(-1)
  if (last === undefined || !handOffName.test(last.name)) return undefined
  const [only, ...others] = tools.filter(
    ({ name }) =>
      !handOffName.test(name) &&
      name.length > 4 &&
      systemText.slice(0, 6000).includes(name) &&
      !made.some((call) => call.name === name),
  )
  return others.length > 0 ? undefined : only
}

/** The hand-off to the agent for what is left of the task; undefined where nothing is left that an agent's name tells. */
export function findHandOver(
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  view: RequestView,
): OfferedTool | undefined {
  const { taskText } = view
  const handOffs = tools.filter(({ name }) => handOffName.test(name))
  if (handOffs.length === 0 || made.length === 0 || taskText.length > longest) return undefined
  if (made.some(({ result, name }) => isRefused(result) || handOffName.test(name))) return undefined
  const rest = readRest(tools, made, taskText)
  let best: { tool: OfferedTool; hits: number } | undefined
  for (const tool of handOffs) {
    const own = [...ownWordsOf(tool.name.replace(handOffName, '').replaceAll(/[_-]+/g, ' '))].filter(
      (word) => !plainWords.has(word) && word.length > 2,
    )
    const hits = own.filter((word) => rest.has(word)).length
    if (hits > 0 && (best === undefined || hits > best.hits)) best = { tool, hits }
  }
  if (best !== undefined) return best.tool
  // The first step of a desk that only passes requests on is to look up who asks.
  return made.every(({ args }) => Object.keys(args).length === 0) && handOffs.length > 1
    ? findAgent(handOffs, view)
    : undefined
}

const joint = /,|;|\band\b|\bthen\b|\bplus\b|\balso\b|\n|[.!?]\s/i

/** The part of a task that a tool of another agent is about, where calls before the hand-over account for other parts. */
export function findOwnPart(tool: OfferedTool, made: readonly MadeCall[], task: string): string | undefined {
  if (task.length > longest || !made.some(({ name }) => handOffName.test(name))) return undefined
  if (!made.some(({ name }) => name !== tool.name && !handOffName.test(name))) return undefined
  const parts = task
    .split(joint)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (parts.length < 2) return undefined
  const words = [...ownWordsOf(tool.name.replaceAll(/[_-]+/g, ' '))].filter((word) => !plainWords.has(word))
  const spent = made.map(({ args }) => Object.values(args).filter((one) => typeof one === 'string')).flat()
  const open = parts.filter((part) => !spent.some((value) => value.length > 1 && part.includes(value)))
  const own = open.filter((part) => words.some((word) => ownWordsOf(part).has(word)))
  if (own.length === 1) return own[0]
  return open.length === 1 && open.length < parts.length ? open[0] : undefined
}

/** The only step of a task without a value of the calls that were made. */
export function findOpenStep(made: readonly MadeCall[], task: string): string | undefined {
  const steps = task.length > longest ? [] : splitSteps(task)
  if (steps.length < 2 || steps.length > 4) return undefined
  const spent = made.flatMap(({ args }) => Object.values(args).filter((one) => typeof one === 'string'))
  const open = steps.filter((step) => !spent.some((value) => value.length > 1 && step.includes(value)))
  return open.length === 1 && steps.length - open.length === made.length ? open[0] : undefined
}
