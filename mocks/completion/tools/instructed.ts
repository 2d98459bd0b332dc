/** Finds the tools that a short system message orders for every task, at once or after the results of others. */
import { escapePattern } from '../../common/index.ts'
import { readNumbers } from '../facts/numbers.ts'
import { keepRecent } from '../recent-map.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import { enough, findFitting } from './fitting.ts'
import type { ChosenTool } from './fitting.ts'
import type { OfferedTool } from './offered.ts'
import { scoreTool } from './score.ts'
import { handOffName } from './tool-words.ts'
import { hanPairs, ownWordsOf, readTaskWords, stem } from './words.ts'

export const longestInstruction = 1500
/** Words of system messages that tell what is to be done in each conversation. */
const instruction = /\b(?:use|should|must|always|call|first|begin by)\b/i
const condition = /\b(?:if|when|unless|only|never|don['’]t|do not|not)\b/i
export const smallTalk = /^\W*(?:hi|hello|hey|thanks|thank you|bye|ok|okay)\b[^.!?]{0,20}[.!?]?\s*$/i

/** What a short system message orders; read once for a message that comes again. */
interface Instructions {
  /** What the first call is: `the pick_number tool` of "First call the pick_number tool." */
  readonly begun: string | undefined
  /** The sentences with `always` and the like. */
  readonly standing: string
  /** Whether a tool may be called by the words of its name. The pattern of each name is made only where this is so. */
  readonly ordersUse: boolean
  /** The instructions without those for some cases. */
  readonly plain: string
  /** The numbered steps. */
  readonly steps: readonly string[]
}

const readInstructions = keepRecent((systemText: string): Instructions => {
  const sentences = systemText.split(/(?<=[.!?])\s|\n/)
  return {
    begun: begins.exec(systemText)?.[1],
    standing: sentences
      .filter((sentence) => /\balways\b|\bmust\b|\bexactly once\b/i.test(sentence) && !condition.test(sentence))
      .join(' '),
    ordersUse: /use the /i.test(systemText),
    plain: sentences
      .filter((sentence) => instruction.test(sentence))
      .map((sentence) => sentence.replace(/\bif\b.*$/i, ''))
      .filter((sentence) => !condition.test(sentence))
      .join(' '),
    steps: Array.from(systemText.matchAll(numberedStep), ([, step = '']) => step),
  }
})

/** The tool that a short system message orders by its name for every task: `Always use run_analysis.` */
export function findOrdered(
  tools: readonly OfferedTool[],
  { systemText, taskText }: RequestView,
): OfferedTool | undefined {
  if (systemText === '' || systemText.length > longestInstruction || taskText === '') return undefined
  const { begun: order, standing, ordersUse } = readInstructions(systemText)
  const begun = order === undefined ? undefined : findBegun(tools, order)
  if (begun !== undefined || smallTalk.test(taskText)) return begun
  if (standing !== '') {
    const [named, ...others] = tools.filter(({ name }) => name.length > 3 && standing.includes(name))
    if (named !== undefined) return others.length > 0 ? undefined : named
  }
  // `Use the Letter Counter Tool.`
  if (!ordersUse) return undefined
  return tools.find(({ name }) => {
    const words = name.replaceAll(/[_-]+/g, ' ').replace(/ tool$/i, '')
    return (
      words.includes(' ') &&
      new RegExp(String.raw`(?:^|[.!?:\n]\s{0,3})use the ${escapePattern(words)}(?: tool)?\s?(?:[.!]|$)`, 'im').test(
        systemText,
      )
    )
  })
}

const begins =
  /(?:^|[.!?\n]\s{0,3})(?:first|always (?:first|begin by|start by)|(?:begin|start) by)[, ]{1,2}(?:call|use|run|invoke|calling|using)\b([^.\n,;]{3,80})/i

/** The tool without arguments with which every conversation begins: `First call the pick_number tool.` */
function findBegun(tools: readonly OfferedTool[], order: string): OfferedTool | undefined {
  return tools.find(({ name, parameters }) => {
    const { required, properties } = parameters
    const takes = Array.isArray(required) ? required.length : isRecord(properties) ? Object.keys(properties).length : 0
    return name.length > 3 && takes === 0 && order.includes(name)
  })
}

const numberedStep = /^\W{0,6}(?:step\s)?\d{1,2}\s?[.):]\s?(.{5,300})$/gim

/** The first tool of the numbered steps of a short system message that was not called yet; undefined where it has no such steps. */
export function findStepTool(
  tools: readonly OfferedTool[],
  { systemText, calls }: RequestView,
): { next: OfferedTool | undefined; all: readonly OfferedTool[] } | undefined {
  if (systemText === '' || systemText.length > longestInstruction) return undefined
  const all: OfferedTool[] = []
  for (const step of readInstructions(systemText).steps) {
    const named = tools.find(({ name }) => name.length > 5 && /_|[a-z][A-Z]/.test(name) && step.includes(name))
    if (named !== undefined && !all.includes(named) && !conditional.test(step)) all.push(named)
  }
  return all.length < 2 ? undefined : { all, next: all.find(({ name }) => !calls.some((call) => call.name === name)) }
}

const conditional = /^\W{0,4}(?:if|when|unless|only)\b/i

/** The tools that a short system message asks for whatever the task is, where the task has the values that they take. */
export function findInstructed(tools: readonly OfferedTool[], view: RequestView): ChosenTool[] {
  const { systemText, taskText } = view
  if (systemText === '' || systemText.length > longestInstruction || smallTalk.test(taskText)) return []
  const text = readInstructions(systemText).plain
  if (text === '') return []
  const numbers = readNumbers(taskText).length
  return findFitting(
    tools.filter((tool) => takesOnlyNumbers(tool, numbers)),
    { ...view, taskText: text, systemText: '' },
  )
}

const later =
  /(?:\bthen\b|\bafter that\b|\bafterwards?\b|\bfinally\b|然后|接着|最后|(?<=[，,。；])再)[,，]?([^.!?。！？；\n]{3,300})/gi
const chineseCondition = /如果|若|假如|的时候|时[，,]/

/** The tools that a short system message orders after others: `look up the place, then draw a map of it`. */
export function findOrderedNext(
  tools: readonly OfferedTool[],
  { systemText, toolResults, calls }: RequestView,
): ChosenTool[] {
  if (systemText === '' || systemText.length > longestInstruction || toolResults.length === 0) return []
  const parts = Array.from(systemText.matchAll(later), (match) => match[1] as string).filter(
    (part) =>
      !condition.test(part) &&
      !chineseCondition.test(part) &&
      // What a part calls by its name was done.
      !calls.some(({ name, isCurrent }) => isCurrent && name.length > 4 && part.includes(name)),
  )
  const found: ChosenTool[] = []
  for (const part of parts.slice(0, mostParts)) {
    const task = { words: readTaskWords(part), pairs: hanPairs(part), text: part, systemText: '' }
    for (const tool of tools) {
      const { points, hits, isNamed } = scoreTool(tool, task)
      if (isNamed && points >= enough && !found.some((one) => one.tool === tool)) found.push({ tool, hits })
    }
  }
  return found
}

const mostParts = 6
const whenDone =
  /\b(?:when|once|after)\b[^.\n]{0,80}\b(?:completed?|done|finished|resolved)\b[^.\n]{0,20}?\b(?:hand ?-?off|transfer|escalate|return|switch|go back)\b([^.\n]{3,120})/i
const refused = /\b(?:error|fail(?:ed|ure)?|not found|invalid|denied|unable|cannot)\b/i

/** The hand-off that a short system message orders for the end of the work: `When the booking is complete, hand off to the desk agent.` */
export function findFinalHandOff(
  tools: readonly OfferedTool[],
  { systemText, toolResults }: RequestView,
): OfferedTool | undefined {
  if (systemText === '' || systemText.length > longestInstruction) return undefined
  if (toolResults.length === 0 || toolResults.some(({ name, text }) => handOffName.test(name) || refused.test(text)))
    return undefined
  const to = whenDone.exec(systemText)?.[1]
  if (to === undefined) return undefined
  const words = ownWordsOf(to)
  return tools.find(
    ({ name }) =>
      handOffName.test(name) &&
      [...ownWordsOf(name.replace(handOffName, '').replaceAll('_', ' '))].some(
        (word) => word !== agentStem && words.has(word),
      ),
  )
}

const agentStem = stem('agent')

/** Whether a tool needs no arguments, or not more numbers than the task has. */
function takesOnlyNumbers({ parameters }: OfferedTool, most: number): boolean {
  const required = Array.isArray(parameters['required']) ? parameters['required'] : []
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  return (
    required.length <= most &&
    required.every((key) => {
      const schema = typeof key === 'string' ? properties[key] : undefined
      return isRecord(schema) && (schema['type'] === 'integer' || schema['type'] === 'number')
    })
  )
}
