/** What a system message orders after results: `Once the notes are recorded, hand off to the writer`, and the arguments that it spells. */
import { accepts, mostSteps } from '../arguments/accepts.ts'
import { escapePattern, toText } from '../../common/index.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from '../tools/fitting.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { handOffName } from '../tools/tool-words.ts'
import { ownWordsOf, plainWords, stem } from '../tools/words.ts'
import { isRefused, readProperties } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'

const longest = 6000
const mostOrders = 12
const before =
  /\b(?:when|once|after|as soon as)\s([^.,;:\n]{3,120})(?:,|\sthen\b|\syou (?:should|must|can|will|need to)\b)\s?([^.\n]{3,200})/gi
const behind = /(?:^|[.!?\n]\s?)([^.!?\n]{3,200}?)\s(?:when|once|after|as soon as)\s([^.,;:\n]{3,120})(?=[.,;\n]|$)/gim
const handsOver =
  /\b(?:hand(?:s|ed|ing)?(?:\s|-)?(?:off|over)|transfer|delegate|escalate|pass (?:control|it|them)|return control|go back)\b/i

interface Order {
  readonly condition: string
  readonly action: string
}

function readOrders(text: string): Order[] {
  const found: Order[] = []
  for (const [, condition = '', action = ''] of text.matchAll(before)) found.push({ condition, action })
  for (const [, action = '', condition = ''] of text.matchAll(behind)) found.push({ condition, action })
  return found.slice(0, mostOrders)
}

const hasOrder = /\b(?:when|once|after|as soon as)\b/i

/** The call that an order of the system message demands now: that of its action, or the one that its condition waits for. */
export function findOrderedStep(
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { systemText }: RequestView,
): ChosenTool | undefined {
  if (systemText === '' || systemText.length > longest || made.length === 0 || !hasOrder.test(systemText))
    return undefined
  if (made.some(({ name, result }) => handOffName.test(name) || isRefused(result))) return undefined
  const isMade = ({ name }: OfferedTool): boolean => made.some((call) => call.name === name)
  for (const { condition, action } of readOrders(systemText)) {
    const awaited = findNamed(tools, condition)
    const next = findAction(tools, action)
    if (next === undefined || awaited === undefined || next === awaited || isMade(next)) continue
    if (!isMade(awaited)) {
      if (takesText(awaited)) return { tool: awaited, hits: new Set() }
      continue
    }
    return { tool: next, hits: new Set(), ...toTarget(next, action) }
  }
  return undefined
}

const ordersCode = /\b(?:run|runs|execute|executes|write|use)\b[^.\n]{0,30}\b(?:code|python|script)\b/i

/** The tool that runs code, where the system message orders code and a result has given an address to work on. */
export function findCodeStep(
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { systemText }: RequestView,
): ChosenTool | undefined {
  const last = made.at(-1)
  if (last === undefined || !/https?:\/\//.test(last.result) || !ordersCode.test(systemText.slice(0, longest)))
    return undefined
  const tool = tools.find(({ name, parameters }) => {
    const { properties, required } = readProperties(parameters)
    const [only = Object.keys(properties)[0], ...others] = required
    return only === 'code' && others.length === 0 && !made.some((call) => call.name === name)
  })
  return tool === undefined ? undefined : { tool, hits: new Set() }
}

/** The tool that most words of a phrase name, by the words of its name. */
function findNamed(tools: readonly OfferedTool[], phrase: string): OfferedTool | undefined {
  const words = ownWordsOf(phrase)
  let best: { tool: OfferedTool; hits: number } | undefined
  for (const tool of tools) {
    if (handOffName.test(tool.name)) continue
    const own = [...ownWordsOf(tool.name.replaceAll(/[_-]+/g, ' '))].filter(
      (word) => word.length > 2 && !plainWords.has(word),
    )
    const hits = own.filter((word) => words.has(word)).length
    if (hits > 0 && hits >= own.length / 2 && (best === undefined || hits > best.hits)) best = { tool, hits }
  }
  return best?.tool
}

const agentStem = stem('agent')

function findAction(tools: readonly OfferedTool[], action: string): OfferedTool | undefined {
  if (!handsOver.test(action)) return findNamed(tools, action)
  const words = ownWordsOf(action)
  const handOffs = tools.filter(({ name }) => handOffName.test(name))
  return (
    handOffs.find(({ name }) =>
      [...ownWordsOf(name.replace(handOffName, '').replaceAll('_', ' '))].some(
        (word) => word !== agentStem && words.has(word),
      ),
    ) ?? handOffs.find(({ parameters }) => readProperties(parameters).required.some((key) => isTarget.test(key)))
  )
}

const isTarget = /^(?:to_?)?(?:agent|agent_?name|target|target_?agent|recipient|assistant)$/i

/** The agent that an order names, for a hand-off that takes it. */
function toTarget({ parameters, description }: OfferedTool, action: string): { given?: Record<string, unknown> } {
  const { properties } = readProperties(parameters)
  const key = Object.keys(properties).find((name) => isTarget.test(name))
  if (key === undefined) return {}
  const entries = properties[key]?.['enum']
  const listed = Array.isArray(entries)
    ? entries.filter((one): one is string => typeof one === 'string')
    : Array.from(description.slice(0, 3000).matchAll(/(?:^|[\n,-]\s?)([A-Za-z][\w -]{1,40}?)\s?:/gm), ([, one = '']) =>
        one.trim(),
      )
  const named =
    listed.find((one) => action.toLowerCase().includes(one.toLowerCase())) ??
    /\b[A-Z]\w{1,30}(?:Agent|agent)\b/.exec(action)?.[0]
  return named === undefined ? {} : { given: { [key]: named } }
}

/** Whether a tool writes down what was found. */
function takesText({ parameters }: OfferedTool): boolean {
  return Object.keys(readProperties(parameters).properties).some((key) =>
    /note|content|text|body|fact|finding|summary|observation/i.test(key),
  )
}

const mayAssign = /\w\s?=\s?["'\w]/

/** The arguments that a system message spells for a tool: `with environment_id='current'`. */
export function readSpelledArguments(
  { name: own, parameters }: OfferedTool,
  { systemText }: RequestView,
): Record<string, unknown> {
  if (systemText === '' || systemText.length > longest || !mayAssign.test(systemText)) return {}
  const { properties } = readProperties(parameters)
  const given: Record<string, unknown> = {}
  const at = systemText.indexOf(own)
  if (at < 0) return {}
  const text = systemText.slice(at, at + 600)
  for (const [name, schema] of Object.entries(properties)) {
    const match = new RegExp(
      String.raw`\b${escapePattern(name)}\s?=\s?(?:'([^'\n]{0,200})'|"([^"\n]{0,200})"|([\w./-]{1,100}))`,
    ).exec(text)
    const spelled = match?.[1] ?? match?.[2] ?? match?.[3]
    if (spelled === undefined) continue
    const value = /^(?:number|integer)$/.test(toText(schema['type']))
      ? Number(spelled)
      : schema['type'] === 'boolean'
        ? /^true$/i.test(spelled)
        : spelled
    if (accepts(schema, value, parameters, { left: mostSteps })) given[name] = value
  }
  return given
}
