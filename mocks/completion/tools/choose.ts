/**
 * Chooses the tools that the conversation asks for (`fitting.ts`), otherwise one that looks up what is asked, otherwise one that ends the
 * conversation. docs/answers.md explains the rules.
 */
import { keepFor } from '../../common/index.ts'
import { findFirstEvidence } from '../arguments/evidence.ts'
import { guard } from '../cues.ts'
import { readConversationFacts } from '../facts.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import { findAgent, findNextAgent } from './agents.ts'
import { chooseAfterResults } from './after-results.ts'
import { enough, findBest, findFitting, toChosen, toScored } from './fitting.ts'
import type { ChosenTool } from './fitting.ts'
import { findFollowUp, findReferred } from './follow-up.ts'
import { findInstructed, findOrdered, findStepTool, longestInstruction, smallTalk } from './instructed.ts'
import { findKnowledgeTool } from './knowledge-tools.ts'
import { findLookUp } from './look-up.ts'
import type { OfferedTool } from './offered.ts'
import { withProviders } from './providers.ts'
import { readSpelledCalls } from './spelled-calls.ts'
import { splitSteps } from './steps.ts'
import { readVerbs, verbOf } from './verbs.ts'
import { scoreTool } from './score.ts'
import { descriptionLength, handOffName } from './tool-words.ts'

export type Choice = 'auto' | 'none' | 'required' | { name: string }

const refusal = guard(
  /不(?:要|应|应该|能|用|需要?|得|必|可以?|准)[^。，,!！]{0,8}(?:工具|函数)|别[^。，]{0,6}工具|无需[^。，]{0,6}工具|\b(?:do not|don['’]t|never|no need to|without|not)\s+(?:use|using|call|calling|any|invoke|invoking)\b(?!\s(?:any\s)?other\b)[^.!\n]{0,24}\b(?:tools?|functions?)\b/i,
)
const demand = guard(
  /\b(?:use|using|call|invoke|try|run|with|select|choose|pick)\b[^.!\n]{0,60}\b(?:tools?|functions?)\b|(?:使用|调用|用)[^。，]{0,12}(?:工具|函数)/i,
)
/** Tools whose call is the final answer, as agent frameworks offer them for structured output. */
const outputName =
  /^(?:final_?(?:result|answer|response|output)|submit_?(?:final_?)?(?:answer|result|response|output|report)|(?:format|structured|json)_?(?:output|response|answer|result)|return_?(?:result|answer|output|response)|provide_?(?:final_?)?answer|attempt_completion|response_format|output|answer|respond|finish|done)(?:$|_|(?=[A-Z]))/i
const outputDescription =
  /\bfinal (?:response|answer|result|output)\b|\bends? (?:this|the) (?:conversation|task)\b|\bstructured (?:output|response|answer)\b|\bcorrectly extracted\b/i

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
  /\b(?:multiply|divide|add|subtract|square|double|halve|convert|raise|round)\b[^.\n]{0,24}\b(?:the|that|this) (?:output|result|answer|sum|product|quotient|difference)\b|(?<!not )(?<!n't )\bwait for\b[^.\n]{0,30}\bresults?\b|\bone (?:tool )?call (?:per|at a)\b|\bonly one (?:tool )?call\b|\bafter receiving (?:its|the|that) result\b|\bits (?:contents?|text|output|results?)\b|\bnever call both\b|\b(?:use|with|on) (?:that|the) (?:id|result|output|value)\b|\bsequentially\b|\bstep by step, (?:call|use)/i,
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

/** Without the tools of steps that need the results of the first ones: `then email the confirmation to …`. */
function withoutWaiting(chosen: ChosenTool[], { taskText, toolResults }: RequestView): ChosenTool[] {
  if (chosen.length < 2 || toolResults.length > 0) return chosen
  const isOfNumber = takesNumbersOf.test(taskText)
  if (!isOfNumber && !waits.test(taskText) && !afterAnswer.test(taskText)) return chosen
  const steps = splitSteps(taskText)
  const ready = chosen.filter(({ tool, step }, index) => {
    const own = step ?? steps.find((one) => one.includes(tool.name) || readVerbs(one).has(verbOf(tool.name) ?? ''))
    if (index === 0 || own === undefined || own === steps[0]) return true
    if (afterAnswer.test(own)) return false
    if (isOfNumber && takesNumbersOf.test(own) && !/\d/.test(own) && takesNumbers(tool)) return false
    return !waits.test(own) || !(takesText(tool) || ordinal.test(own))
  })
  return ready
}

/** A step after the answer is known: `When you have the answer, use …`. */
const afterAnswer = guard(
  /\b(?:when|once|after) (?:you (?:have|['’]ve|get|got|know)|having)\b[^.\n]{0,30}\b(?:answers?|results?|information|data|it|them|response)\b/i,
)

/** A step about the number that an earlier one returns: `and check if it is even`. */
const takesNumbersOf = guard(
  /\b(?:check|see|test|tell me|determine|verify|find out|double|triple|square|halve|multiply|divide|add|subtract|convert|round|compare)\b[^.;\n]{0,40}?\b(?:it|that|them|the (?:number|result|value|outcome|roll|sum|total))\b/i,
)

/** Whether all that a tool requires are numbers. */
function takesNumbers({ parameters }: OfferedTool): boolean {
  const { properties, required } = parameters
  if (!isRecord(properties) || !Array.isArray(required) || required.length === 0) return false
  return required.every((key) => {
    const schema = properties[String(key)]
    const own = isRecord(schema) && isRecord(schema['items']) ? schema['items'] : schema
    return isRecord(own) && (own['type'] === 'integer' || own['type'] === 'number')
  })
}

/** A step about what an earlier one returns. */
const waits = guard(
  /\bthe (?:first|second|last|largest|smallest|newest|oldest|cheapest|best) (?:one|of them|result|file|item)\b|\b(?:send|e-?mail|mail|message|text|post|write|save|store|share|forward|tell|notify)\b[^.;\n]{0,40}?\b(?:the|that|this) (?:confirmation|results?|summary|report|forecast|output|details|findings?|answer|list|translation)\b|\b(?:send|e-?mail|mail|save|store|share|forward|post|write) (?:it|them)\b/i,
)

const ordinal =
  /\bthe (?:first|second|last|largest|smallest|newest|oldest|cheapest|best) (?:one|of them|result|file|item)\b/i

function takesText({ parameters }: OfferedTool): boolean {
  const properties = isRecord(parameters['properties']) ? Object.keys(parameters['properties']) : []
  return properties.some((key) => /^(?:contents?|text|body|message|data|markdown|file_text|report)$/i.test(key))
}

function chooseAll(tools: readonly OfferedTool[], view: RequestView, choice: Choice): ChosenTool[] {
  const functions = tools.filter((tool) => !tool.builtin)
  if (choice === 'none' || functions.length === 0) return []
  if (typeof choice === 'object') return toChosen(functions.find((tool) => tool.name === choice.name))
  if (choice === 'auto' && isAnswered(view)) return toChosen(findNextAgent(functions, view))
  if (choice === 'auto' && refusal.test(view.userText)) return []
  const outputs = functions.filter(isOutputTool)
  const isQuiet = noCommands.test(view.taskText)
  const actions = functions.filter((tool) => !outputs.includes(tool) && !(isQuiet && ofShell.test(tool.name)))
  if (view.toolResults.length > 0)
    return withProviders(chooseAfterResults(actions, outputs, view, choice), actions, view)
  const isDemanded = choice === 'required' || demand.test(view.userText)
  const spelled = readSpelledCalls(actions, view.taskText)
  if (spelled.length > 0) return spelled.map((call) => ({ ...call, hits: new Set<string>() }))
  const fitting = findFitting(actions, view).filter(
    ({ tool }) => isDemanded || !(lacksNumbers(tool, view) || lacksTexts(tool, functions, view)),
  )
  if (fitting.length > 0) {
    const [only, ...others] = withProviders(withoutCalled(fitting, view), actions, view)
    const base = only === undefined || others.length > 0 ? undefined : findReferred(only, view)
    return only === undefined ? [] : [base === undefined ? only : { ...only, base }, ...others]
  }
  const likely = findLikely(actions, view)
  if (likely !== undefined) return toChosen(likely)
  const asked = findAnswered(actions, view)
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
  const lookUp = findLookUp(actions, view)
  if (lookUp !== undefined) return toChosen(lookUp)
  if (outputs.length > 0) return toChosen(findBest(outputs, view))
  return isDemanded ? toChosen(findBest(actions, view)) : []
}

const wants =
  /^\W{0,3}(?:hi,?\s|hello,?\s)?(?:i(?:['’]m| am)? (?:thinking (?:about|of)|looking (?:for|to)|interested in|trying to|planning (?:on|to)|searching for|need|want|would like|['’]d like)|find|show|get|search|look|help me|can you|could you|please)\b/i

/** The tool that shares the most words with a wish, where all that it requires is a place or a date that the wish gives. */
function findLikely(tools: readonly OfferedTool[], view: RequestView): OfferedTool | undefined {
  if (tools.length < 2 || view.taskText.length > 300 || !wants.test(view.taskText)) return undefined
  const task = toScored(view)
  const facts = readConversationFacts(view, 0)
  const known = tools.filter(({ name, parameters }) => {
    const required = Array.isArray(parameters['required']) ? parameters['required'].map(String) : []
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

/** Whether a tool calculates with several numbers, and the conversation has none. */
function lacksNumbers({ name, parameters }: OfferedTool, { taskText, messages, calls }: RequestView): boolean {
  const required = Array.isArray(parameters['required']) ? parameters['required'] : []
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  const numeric = required.filter((key) => {
    const schema = typeof key === 'string' ? properties[key] : undefined
    return (
      isRecord(schema) &&
      // Coordinates are those of a place.
      !/^(?:lat|lon|lng|long|latitude|longitude)$/i.test(String(key)) &&
      /^(?:integer|number)$/.test(String(schema['type'])) &&
      schema['default'] === undefined &&
      !/\bdefault/i.test(String(schema['description'] ?? ''))
    )
  })
  return (
    numeric.length > 1 &&
    numeric.length === required.length &&
    calls.length === 0 &&
    messages.length < 3 &&
    !taskText.includes(name) &&
    !/\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b|[一二三四五六七八九十]/i.test(taskText)
  )
}

const general = /^\W{0,3}(?:what|who|which|why)\b[^.!\n]{3,200}\?\s*$/i

/** Whether a general question gives none of several texts that the only tool requires. */
function lacksTexts(tool: OfferedTool, tools: readonly OfferedTool[], view: RequestView): boolean {
  const { required, properties } = tool.parameters
  if (tools.length > 1 || !Array.isArray(required) || required.length < 2 || !isRecord(properties)) return false
  if (view.messages.length > 2 || !general.test(view.taskText)) return false
  const facts = readConversationFacts(view, 0)
  return required.every((key) => {
    const name = String(key)
    const schema = properties[name]
    if (!isRecord(schema) || schema['type'] !== 'string' || schema['enum'] !== undefined) return false
    const description = typeof schema['description'] === 'string' ? schema['description'] : ''
    const found = findFirstEvidence({ name, description }, facts)
    return found === undefined || name.toLowerCase().includes(found.toLowerCase())
  })
}
