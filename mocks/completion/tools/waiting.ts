/** Leaves out the tools of steps that need the results of the first ones. */
import { toText } from '../../common/index.ts'
import { guard } from '../cues.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from './fitting.ts'
import type { OfferedTool } from './offered.ts'
import { splitSteps } from './steps.ts'
import { readVerbs, verbOf } from './verbs.ts'

/** Without the tools of steps that need the results of the first ones: `then email the confirmation to …`. */
export function withoutWaiting(chosen: ChosenTool[], { taskText, toolResults, messages }: RequestView): ChosenTool[] {
  if (chosen.length < 2 || toolResults.length > 0) return chosen
  if (
    chosen.slice(1).some(({ tool }) => takesReference(tool)) &&
    !messages.some(({ text }) => /\bref\s?=|\[\d{1,4}\]/.test(text))
  )
    return chosen.filter(({ tool }, index) => index === 0 || !takesReference(tool))
  const isOfNumber = takesNumbersOf.test(taskText)
  if (!isOfNumber && !waits.test(taskText) && !afterAnswer.test(taskText)) return chosen
  const steps = splitSteps(taskText)
  const ready = chosen.filter(({ tool, step }, index) => {
    const own = step ?? steps.find((one) => one.includes(tool.name) || readVerbs(one).has(verbOf(tool.name) ?? ''))
    if (index === 0 || own === undefined || own === steps[0]) return true
    if (afterAnswer.test(own)) return false
    if (isOfNumber && takesNumbersOf.test(own) && countDigits(own) < countRequired(tool) && takesNumbers(tool))
      return false
    return !waits.test(own) || !(takesText(tool) || ordinal.test(own))
  })
  return ready
}

/** A step after the answer is known: `When you have the answer, use …`. */
export const afterAnswer = guard(
  /\b(?:when|once|after|as soon as) (?:you (?:have|['’]ve|get|got|know|find|found|learn)|having)\b(?:[^.\n]{0,30}\b(?:answers?|results?|information|data|it|them|response)\b|\s?,)/i,
)

/** A step about the number that an earlier one returns: `and check if it is even`. */
const takesNumbersOf = guard(
  /\b(?:check|see|test|tell me|determine|verify|find out|double|triple|square|halve|multiply|divide|add|subtract|convert|round|compare)\b[^.;\n]{0,40}?\b(?:it|that|them|the (?:number|result|value|outcome|roll|sum|total))\b|\bthen (?:multiply|divide|add|subtract|double|halve|square)\b/i,
)

/** Whether a tool requires the reference of an element on a page, which only a look at the page gives. */
function takesReference({ parameters }: OfferedTool): boolean {
  return (
    Array.isArray(parameters['required']) &&
    parameters['required'].some((key) => /^(?:ref|element_ref|uid)$/.test(toText(key)))
  )
}

function countDigits(text: string): number {
  return text.match(/\d+(?:\.\d+)?/g)?.length ?? 0
}

function countRequired({ parameters }: OfferedTool): number {
  return Array.isArray(parameters['required']) ? parameters['required'].length : 0
}

/** Whether all that a tool requires are numbers. */
function takesNumbers({ parameters }: OfferedTool): boolean {
  const { properties, required } = parameters
  if (!isRecord(properties) || !Array.isArray(required) || required.length === 0) return false
  return required.every((key) => {
    const schema = properties[toText(key)]
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
