/**
 * Chooses the tools that the conversation asks for (`fitting.ts`), otherwise one that looks up what is asked, otherwise one that ends the
 * conversation. docs/answers.md explains the rules.
 */
import { keepFor, toText } from '../../common/index.ts'
import { guard } from '../cues.ts'
import { readConversationFacts } from '../facts.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import { findAgent, findNextAgent } from './agents.ts'
import { chooseAfterResults } from './after-results.ts'
import { findExploration } from './code-exploration.ts'
import { findFileTool } from './file-tools.ts'
import { enough, findBest, findFitting, toChosen, toScored } from './fitting.ts'
import type { ChosenTool } from './fitting.ts'
import { findGathered } from './gathered.ts'
import { findFollowUp, findReferred } from './follow-up.ts'
import { findInstructed, findOrdered, findStepTool, longestInstruction, smallTalk } from './instructed.ts'
import { findKnowledgeTool } from './knowledge-tools.ts'
import { lacksNumbers, lacksTexts } from './lacking.ts'
import { keepForTools } from './keep-for-tools.ts'
import { findLookUp } from './look-up.ts'
import type { OfferedTool } from './offered.ts'
import {
  findCodeRunner,
  findDelegation,
  findFileShell,
  findReader,
  findRefusalTool,
  findRoleSearch,
  findShell,
  findWayBack,
} from './role-tools.ts'
import { withProviders } from './providers.ts'
import { readSpelledCalls } from './spelled-calls.ts'
import { splitSteps } from './steps.ts'
import { scoreTool } from './score.ts'
import { descriptionLength, handOffName } from './tool-words.ts'
import { afterAnswer, withoutWaiting } from './waiting.ts'

export type Choice = 'auto' | 'none' | 'required' | { name: string }

const refusal = guard(
  /不(?:要|应|应该|能|用|需要?|得|必|可以?|准)[^。，,!！]{0,8}(?:工具|函数)|别[^。，]{0,6}工具|无需[^。，]{0,6}工具|\b(?:do not|don['’]t|never|no need to|without|not)\s+(?:use|using|call|calling|any|invoke|invoking)\b(?!\s(?:any\s)?other\b)[^.!\n]{0,24}\b(?:tools?|functions?)\b/i,
)
const demand = guard(
  /\b(?:use|using|call|invoke|try|run|with|select|choose|pick)\b[^.!\n]{0,60}\b(?:tools?|functions?)\b|\b(?:ask|query|use|pick|choose|call)\b[^.!\n]{0,12}\b(?:llm|model|agent|assistant|expert|engine) that (?:fits|suits)\b|\b(?:ask|query|use|pick|choose|call)\b[^.!\n]{0,12}\b(?:right|proper|appropriate|suitable|fitting|matching|correct|best) (?:llm|model|agent|assistant|expert|engine)\b|(?:使用|调用|用)[^。，]{0,12}(?:工具|函数)/i,
)
/** Orders of system messages to call a tool for every request. */
const standingDemand = guard(
  /\b(?:always|must) (?:use|call|invoke) (?:the|your|one of the|at least one|a|any of the)\b[^.\n]{0,24}\btools?\b|\bmust call at least one\b/i,
)
const longestSystem = 8000
/** Requests for a piece of writing, which a model writes itself where no tool is for texts. */
const creative = guard(
  /^\W{0,3}(?:please\s|can you\s|could you\s)?(?:write|compose|tell me|make up|give me)\s(?:me\s)?(?:an?|another|one more)\s(?:[a-z]{2,12}\s){0,2}(?:haiku|poem|limerick|story|fairy tale|joke|riddle|song|rap|rhyme|essay|sonnet|pun)\b/i,
)

function writesText({ name, description }: OfferedTool): boolean {
  return /write|poe[mt]|haiku|limerick|story|joke|riddle|song|essay|compose|creative|literature|english|agent|transfer|hand_?off|delegate/i.test(
    `${name} ${description.slice(0, 200)}`,
  )
}

/** Tools whose call is the final answer, as agent frameworks offer them for structured output. */
const outputName =
  /^(?:final_?(?:result|answer|response|output)|submit_?(?:final_?)?(?:answer|result|response|output|report)|(?:format|structured|json)_?(?:output|response|answer|result)|return_?(?:result|answer|output|response)|provide_?(?:final_?)?answer|attempt_completion|response_format|output|answer|respond|finish|done)(?:$|_|(?=[A-Z]))/i
const outputDescription =
  /\bfinal (?:response|answer|result|output)\b|\bends? (?:this|the) (?:conversation|task)\b|\bstructured (?:output|response|answer)\b|\bcorrectly extracted\b/i

const whenReady = guard(
  /\b(?:once|after|when)\b[^.\n]{0,100}\b(?:you have|recorded|satisfied|done|complete[ds]?|finished|written|ready|gathered|collected|enough)\b[^.\n]{0,60}\b(?:hand|transfer|pass)\b/i,
)

/** The tools that can be called, by what they are for. */
interface ToolSet {
  /** Those that the program defines itself. */
  readonly functions: readonly OfferedTool[]
  /** Those whose call is the final answer, and the others. */
  readonly outputs: readonly OfferedTool[]
  readonly actions: readonly OfferedTool[]
  /** Whether some hand the conversation over, and some do not. */
  readonly handsOffSome: boolean
}

const readToolSet = keepForTools((tools): ToolSet => {
  const functions = tools.filter((tool) => !tool.builtin)
  const handOffs = functions.filter(({ name }) => handOffName.test(name))
  return {
    functions: Object.freeze(functions),
    outputs: Object.freeze(functions.filter(isOutputTool)),
    // What is known of a frozen list can be kept as well.
    actions: Object.freeze(functions.filter((tool) => !isOutputTool(tool))),
    handsOffSome: handOffs.length > 0 && handOffs.length < functions.length,
  }
})

/** Whether hand-offs are for the end of the work, of which nothing was done yet. */
function findsHandOffEarly({ handsOffSome }: ToolSet, { systemText, calls }: RequestView): boolean {
  return handsOffSome && calls.length === 0 && systemText.length <= longestSystem && whenReady.test(systemText)
}

const noCommands = guard(
  /\bno (?:shell )?commands\b|\b(?:do not|don['’]t|without) (?:run|running|execut(?:e|ing)) (?:any|commands?|anything)\b/i,
)
const ofShell = /shell|bash|command|terminal|exec/i
/** Orders to make all calls in one answer. */
const together = guard(
  /\bin parallel\b|\b(?:same|single|one) (?:turn|reply|response|message)\b|\bat once\b|\bsimultaneously\b|\bbefore answering\b/i,
)
/** Orders to make one call after the other. */
const stepwise = guard(
  /\b(?:multiply|divide|add|subtract|square|double|halve|convert|raise|round)\b[^.\n]{0,24}\b(?:the|that|this) (?:output|result|answer|sum|product|quotient|difference)\b|(?<!not )(?<!n't )\bwait for\b[^.\n]{0,30}\bresults?\b|\bone (?:tool )?call (?:per|at a)\b|\bone (?:tool|function|agent) at a time\b|\bonly one (?:tool )?call\b|\bafter receiving (?:its|the|that) result\b|\bits (?:contents?|text|output|results?)\b|\bnever call both\b|\b(?:use|with|on) (?:that|the) (?:id|result|output|value)\b|\bsequentially\b|\bstep by step, (?:call|use)/i,
)

/** The tools to call, best first; none if the conversation asks for none. */
export function chooseTools(tools: readonly OfferedTool[], view: RequestView, choice: Choice): ChosenTool[] {
  const chosen = inSteps(withoutWaiting(chooseAll(tools, view, choice), view), tools, view)
  return chosen.length > 1 &&
    !together.test(view.taskText) &&
    (stepwise.test(view.taskText) || stepwise.test(view.systemText.slice(0, longestInstruction)))
    ? chosen.slice(0, 1)
    : chosen
}

/** The tool of the first step that is open, where a chosen one is that of a later step of the system message. */
function inSteps(chosen: ChosenTool[], tools: readonly OfferedTool[], view: RequestView): ChosenTool[] {
  const steps = chosen.length === 0 ? undefined : findStepTool(tools, view)
  const { next, all = [] } = steps ?? {}
  if (next === undefined || !chosen.every(({ tool }) => all.includes(tool))) return chosen
  const known = chosen.find(({ tool }) => tool === next)
  return known === undefined ? toChosen(next) : [known]
}

function chooseAll(tools: readonly OfferedTool[], view: RequestView, choice: Choice): ChosenTool[] {
  const set = readToolSet(tools)
  const { functions, outputs } = set
  if (choice === 'none' || functions.length === 0) return []
  if (typeof choice === 'object') return toChosen(functions.find((tool) => tool.name === choice.name))
  if (choice === 'auto' && isAnswered(view)) return toChosen(findNextAgent(functions, view))
  if (choice === 'auto' && refusal.test(view.userText)) return []
  const isQuiet = noCommands.test(view.taskText)
  const isEarly = findsHandOffEarly(set, view)
  const actions =
    isQuiet || isEarly
      ? set.actions.filter(({ name }) => !(isQuiet && ofShell.test(name)) && !(isEarly && handOffName.test(name)))
      : set.actions
  if (view.toolResults.length > 0)
    return withProviders(chooseAfterResults(actions, outputs, view, choice), actions, view)
  if (choice === 'auto' && creative.test(view.taskText) && !functions.some(writesText)) return []
  const isDemanded =
    choice === 'required' ||
    demand.test(view.userText) ||
    (standingDemand.test(view.systemText.slice(0, longestSystem)) && !smallTalk.test(view.taskText))
  const spelled = readSpelledCalls(actions, view.taskText)
  if (spelled.length > 0) return spelled.map((call) => ({ ...call, hits: new Set<string>() }))
  const shell = findFileShell(actions, view)
  if (shell !== undefined) return toChosen(shell)
  const explored = findExploration(actions, view)
  if (explored !== undefined) return [explored]
  const fitting = findFitting(actions, view).filter(
    ({ tool }) => isDemanded || !(lacksNumbers(tool, view) || lacksTexts(tool, functions, view)),
  )
  const first = fitting.length === 1 ? findBefore(fitting[0] as ChosenTool, actions, view) : undefined
  if (first !== undefined) return toChosen(first)
  if (fitting.length > 0) {
    const [only, ...others] = withProviders(withoutCalled(fitting, view), actions, view)
    const base = only === undefined || others.length > 0 ? undefined : findReferred(only, view)
    return only === undefined ? [] : [base === undefined ? only : { ...only, base }, ...others]
  }
  const likely = findLikely(actions, view)
  if (likely !== undefined) return toChosen(likely)
  const asked = findGathered(actions, view) ?? findAnswered(actions, view)
  if (asked !== undefined) return [asked]
  const ordered = findOrdered(actions, view)
  if (ordered !== undefined) return toChosen(ordered)
  const followUp = findFollowUp(actions, view)
  if (followUp !== undefined) return [followUp]
  const instructed = findInstructed(actions, view)
  if (instructed.length > 0) return instructed
  const known = findKnowledgeTool(actions, view)
  if (known !== undefined) return toChosen(known)
  const agent = findAgent(actions, view)
  if (agent !== undefined) return toChosen(agent)
  const lookUp =
    findCodeRunner(actions, view) ??
    findFileTool(actions, view) ??
    findShell(actions, view) ??
    findReader(actions, view) ??
    findLookUp(actions, view) ??
    findDelegation(actions, view) ??
    findRoleSearch(actions, view) ??
    findHalfFitting(actions, outputs, view) ??
    findWayBack(actions, view)
  if (lookUp !== undefined) return toChosen(lookUp)
  if (outputs.length > 0) return toChosen(findBest(outputs, view))
  return toChosen(findLast(actions, view, isDemanded))
}

/** The tool that looks up what the first step asks, before one that is only for the answer: `Once you know, have it checked with …`. */
function findBefore({ tool }: ChosenTool, tools: readonly OfferedTool[], view: RequestView): OfferedTool | undefined {
  if (!afterAnswer.test(view.taskText)) return undefined
  const [start, ...later] = splitSteps(view.taskText)
  const own = later.find((step) => afterAnswer.test(step))
  if (start === undefined || own === undefined || afterAnswer.test(start) || !own.includes(tool.name)) return undefined
  const others = tools.filter((one) => one !== tool)
  const before = { ...view, taskText: start }
  return findFitting(others, before)[0]?.tool ?? findLookUp(others, before)
}

/** The best tool where a call is demanded; the one that turns requests down where no other shares words with the task. */
function findLast(tools: readonly OfferedTool[], view: RequestView, isDemanded: boolean): OfferedTool | undefined {
  const refusing = findRefusalTool(tools)
  const isOrdered = refusing !== undefined && view.systemText.includes(refusing.name) && !smallTalk.test(view.taskText)
  if (!isDemanded && !isOrdered) return undefined
  const best = findBest(
    tools.filter((tool) => tool !== refusing),
    view,
  )
  const isNear = best !== undefined && scoreTool(best, toScored(view)).points >= enough / 2
  return isNear ? best : (refusing ?? (isDemanded ? best : undefined))
}

const orders =
  /^\W{0,3}(?:<task>\s{0,3})?(?:please\s)?[A-Za-z]{3,12}\s(?:me\s|us\s|up\s)?(?:the|all|every|everything|each|a|an|my|our|this)\b(?![^?\n]{0,400}\?)/i

/** The tool that shares some words with an order, where otherwise the work would end before it began. */
function findHalfFitting(
  tools: readonly OfferedTool[],
  outputs: readonly OfferedTool[],
  view: RequestView,
): OfferedTool | undefined {
  if (outputs.length === 0 || !orders.test(view.taskText)) return undefined
  const best = findBest(tools, view)
  return best !== undefined && scoreTool(best, toScored(view)).points >= enough / 2 ? best : undefined
}

const wants =
  /^\W{0,3}(?:hi,?\s|hello,?\s)?(?:i(?:['’]m| am)? (?:thinking (?:about|of)|looking (?:for|to)|interested in|trying to|planning (?:on|to)|searching for|need|want|would like|['’]d like)|find|show|get|search|look|help me|can you|could you|please)\b/i

/** The tool that shares the most words with a wish, where all that it requires is a place or a date that the wish gives. */
function findLikely(tools: readonly OfferedTool[], view: RequestView): OfferedTool | undefined {
  if (tools.length < 2 || view.taskText.length > 300 || !wants.test(view.taskText)) return undefined
  const task = toScored(view)
  const facts = readConversationFacts(view, 0)
  const known = tools.filter(({ name, parameters }) => {
    const required = Array.isArray(parameters['required']) ? parameters['required'].map(toText) : []
    return (
      required.length > 0 &&
      !handOffName.test(name) &&
      required.every((key) =>
        /cit(?:y|ies)|location|place|^where$|area/i.test(key)
          ? facts.places.length > 0
          : /date|day/i.test(key) && facts.dates.length > 0,
      )
    )
  })
  const best = findBest(known, view)
  return best !== undefined && scoreTool(best, task).points >= enough / 2 ? best : undefined
}

const endsInQuestion = /\?\W{0,4}$/

/** The tool for what the user answers to a question of the assistant, where the answer alone shares no words with a tool. */
function findAnswered(tools: readonly OfferedTool[], view: RequestView): ChosenTool | undefined {
  const { messages, userText, systemText } = view
  const question = messages.at(-2)
  if (systemText === '' || userText.length > 300 || smallTalk.test(userText)) return undefined
  if (question?.role !== 'assistant' || messages.at(-1)?.role !== 'user' || !endsInQuestion.test(question.text))
    return undefined
  const last =
    question.text
      .slice(-300)
      .split(/(?<=[.!?])\s/)
      .at(-1) ?? ''
  return findFitting(tools, { ...view, taskText: `${last}\n${userText}` })[0]
}

/** The tools that were not called yet, where some were: the rest of a calculation. */
function withoutCalled(chosen: readonly ChosenTool[], { calls }: RequestView): readonly ChosenTool[] {
  const open = chosen.filter(({ tool }) => !calls.some((call) => call.isCurrent && call.name === tool.name))
  return open.length > 0 ? open : chosen
}

/** Whether the conversation ends with the assistant's answer to the results. */
function isAnswered({ messages, calls }: RequestView): boolean {
  return messages.at(-1)?.role === 'assistant' && calls.some((call) => call.isCurrent)
}

/** Whether a call of the tool is the final answer. */
export const isOutputTool = keepFor((tool: OfferedTool): boolean => {
  if (outputName.test(tool.name)) return true
  // A tool that only ends the conversation has no answer in it.
  const { properties } = tool.parameters
  return (
    isRecord(properties) &&
    Object.keys(properties).length > 0 &&
    outputDescription.test(tool.description.slice(0, descriptionLength))
  )
})
