/** Asks for a missing argument where the system message demands that instead of a guess. */
import { toText } from '../../common/index.ts'
import { guard } from '../cues.ts'
import { findFirstEvidence, hasEvidence } from '../arguments/evidence.ts'
import { toSnakeCase } from '../arguments/property.ts'
import type { Facts } from '../facts.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { OfferedTool } from './offered.ts'
import { asksAgain } from './retries.ts'

const wantsQuestion = guard(
  /\bask (?:the user |them )?(?:for (?:clarification|more (?:information|details)|(?:any |the )?missing|(?:an?|the|their|its) [a-z -]{3,30} (?:if|when) (?:it is |they are |it['’]s )?(?:none|not|no [a-z]{3,20}|missing)\b)|a (?:clarifying|follow-?up) question|clarifying questions)|\bif (?:the user |the request |the question |they |he or she )?(?:names?|gives?|provides?|mentions?|specif(?:y|ies)|states?|says?|has) no [a-z -]{3,30},? (?:then )?(?:please )?ask\b|\bif no [a-z -]{3,30} (?:is|are|was) (?:given|provided|named|mentioned|specified|stated),? (?:then )?(?:please )?ask\b|\b(?:don['’]t|do not|never) (?:make assumptions|assume|guess)\b/i,
)

/** A question for the first required argument of which the conversation says nothing; null if none is missing or a guess is allowed. */
export function askForMissing(tool: OfferedTool, facts: Facts, view: RequestView): string | null {
  const isStrict = wantsQuestion.test(view.systemText.slice(0, 8000))
  if (!isStrict && lacksMost(tool, facts, view)) return askForAll(tool, facts, view)
  if (!isStrict && !mayLackReference(view)) return null
  const properties = isRecord(tool.parameters['properties']) ? tool.parameters['properties'] : {}
  const required = Array.isArray(tool.parameters['required']) ? tool.parameters['required'] : []
  for (const name of required) {
    if (typeof name !== 'string' || !isPersonal.test(name)) continue
    if (!isStrict && !isReference.test(toSnakeCase(name))) continue
    const schema = isRecord(properties[name]) ? properties[name] : {}
    if (schema['type'] !== 'string' || schema['enum'] !== undefined || schema['default'] !== undefined) continue
    const description = typeof schema['description'] === 'string' ? schema['description'] : ''
    if (isGiven(name, description, facts)) continue
    const words = name
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .replaceAll(/[_-]+/g, ' ')
      .toLowerCase()
    return view.chinese ? `请问${words}是什么？` : `Could you please tell me the ${words}?`
  }
  return null
}

const arranges = /^(?:book|reserve|order|schedule|arrange)(?:_|[A-Z]|$)/
const isTimeWord = /^(?:tonight|today|tomorrow|now|later|soon|please|me)$/i
const longestVague = 60

/** The required arguments of which a short request says nothing. */
function listMissing({ parameters }: OfferedTool, facts: Facts): string[] {
  const { required, properties } = parameters
  if (!Array.isArray(required) || !isRecord(properties)) return []
  return required.map(toText).filter((name) => {
    const schema = isRecord(properties[name]) ? properties[name] : {}
    if (schema['enum'] !== undefined || schema['default'] !== undefined) return false
    if (schema['type'] === 'integer' || schema['type'] === 'number') return facts.numbersInText.length === 0
    if (schema['type'] !== 'string') return false
    const description = typeof schema['description'] === 'string' ? schema['description'] : ''
    const found = findFirstEvidence({ name, description }, facts)
    return found === undefined || isTimeWord.test(found) || found.length === facts.text.length
  })
}

/** Whether a short order to book something gives less than half of what the tool requires. */
function lacksMost(tool: OfferedTool, facts: Facts, { taskText, messages, toolResults }: RequestView): boolean {
  if (!arranges.test(tool.name) || taskText.length > longestVague || toolResults.length > 0) return false
  if (messages.some(({ role }) => role === 'assistant' || role === 'tool') || /\d|["'\u0060“]/.test(taskText))
    return false
  const required = Array.isArray(tool.parameters['required']) ? tool.parameters['required'].length : 0
  return required > 1 && listMissing(tool, facts).length * 2 > required
}

function askForAll(tool: OfferedTool, facts: Facts, { chinese }: RequestView): string {
  const names = listMissing(tool, facts).map((name) =>
    name
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .replaceAll(/[_-]+/g, ' ')
      .toLowerCase(),
  )
  if (chinese) return `请问${names.join('、')}是什么？`
  const last = names.pop() ?? ''
  return `Could you please tell me the ${names.length > 0 ? `${names.join(', the ')} and the ` : ''}${last}?`
}

const asksForTools = guard(
  /\b(?:what|which) (?:tools|functions)\b[^.?\n]{0,30}\b(?:you|available)\b|\blist (?:all )?(?:your|the available) (?:tools|functions)\b|你有(?:哪些|什么)工具/i,
)

/** The names of the offered tools, where the user asks for them; null for other tasks. */
export function listTools(
  tools: readonly OfferedTool[],
  { taskText, chinese, toolResults }: RequestView,
): string | null {
  if (toolResults.length > 0 || taskText.length > 200 || !asksForTools.test(taskText)) return null
  const names = tools.map(({ name }) => name)
  return chinese
    ? `我可以使用这些工具：${names.join('、')}。`
    : `I can use ${names.length > 1 ? 'these tools' : 'one tool'}: ${names.join(', ')}.`
}

const wanted =
  /\b(?:provide|specify|give|enter|need|requires?|missing:?)\s(?:me\s)?((?:the|a|an|your|their)\s[a-z][a-z -]{2,40}?)(?=[.,;!\n]|$)/i

/** A question for what a tool's refusal asks for, where no call can give it; null where the refusal asks for nothing. */
export function askForCorrection({ toolResults, chinese }: RequestView): string | null {
  const failed = toolResults.find(({ text }) => asksAgain(text))
  const what = failed === undefined ? undefined : wanted.exec(failed.text.slice(0, 1000))?.[1]
  if (what === undefined) return null
  return chinese ? `请问${what}是什么？` : `Could you please tell me ${what}?`
}

/** References that a user knows, which no model makes up. */
const isReference =
  /(?:^|_)(?:id|order_number|account_number|booking_number|confirmation_number|flight_number|reference|confirmation_code)$/

/** Whether a conversation has nothing that may be a reference: no digit, and no result of a tool. */
function mayLackReference({ messages, taskText }: RequestView): boolean {
  return (
    !/\d|["'\u0060“]|\b[A-Z]{3,}\b|\w_\w/.test(taskText) &&
    !messages.some(({ role, text }) => role === 'tool' && !isHandOver.test(text)) &&
    !messages.some(({ role, text }) => role === 'assistant' && /\d/.test(text))
  )
}

const isHandOver = /^\W{0,10}(?:successfully )?(?:transferr?(?:ed|ing)|handed (?:off|over)|\{"assistant")/i

/** Arguments that cannot be guessed. */
const isPersonal =
  /location|city|place|^port$|town|station|harbou?r|airport|village|region|country|river|address|origin|destination|^from$|^to$|email|phone|recipient|date|order|account|number|(?:^|_)id$|name/i

function isGiven(name: string, description: string, facts: Facts): boolean {
  // A place is always a candidate: without one in the conversation it is a guess.
  if (/location|city|place|^port$|town|station|harbou?r|airport|village|region|country/i.test(name))
    return facts.places.length > 0
  return hasEvidence({ name, description }, facts)
}
