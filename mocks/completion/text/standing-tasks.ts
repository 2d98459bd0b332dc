/** Answers by a task that the system message sets for every message: a calculation, or facts to ask for first. */
import { guard, needs } from '../cues.ts'
import type { RequestView } from '../request-view.ts'

/** Cues of such a system message. */
export const standingTaskCues = needs(
  'add subtract multiply divide double triple halve square before must always convert* turn* change* transform* rewrite* revers* uppercase lowercase',
)

const longest = 2000
const number = String.raw`(-?\d{1,9}(?:\.\d{1,6})?)`
const given = String.raw`(?:the |each |every |any |a )?(?:given |received |input |user['’]s )?(?:numbers?|integer|value|input|message)`
const operation = guard(
  new RegExp(
    String.raw`\b(?:(add) ${number} to ${given}|(subtract) ${number} from ${given}|(multiply) ${given} by ${number}|(divide) ${given} by ${number}|(double|triple|halve|square) ${given})\b`,
    'i',
  ),
)
const asksFirst = guard(
  /\bbefore\b[^.\n]{2,120},? you (?:must|should|need to|have to)(?: always| first){0,2} (?:check|verify|ask for|confirm|collect|know|obtain|get)\b(?: the following)?\s?:?\s*([^.]{3,200})/i,
)

/** The answer that the task of the system message gives; null where it sets none. */
export function findStandingTask({ taskText, systemText, messages }: RequestView): string | null {
  if (systemText.length > longest || taskText.length > longest) return null
  return transform(taskText, systemText) ?? calculate(taskText, systemText) ?? askFirst(systemText, messages)
}

const whatUserSays = String.raw`(?:the |every |each |all )?(?:(?:of )?(?:the )?user['’]?s? )?(?:message|messages|inputs?|texts?|strings?|words?|what(?:ever)? (?:the )?user (?:says?|said|sends?|writes?|types?)|what(?:ever)? (?:i|you) (?:say|get|receive|send|write))(?: (?:of|from|by) the user)?`
const changesCase = guard(
  new RegExp(
    String.raw`\b(?:convert|turn|change|transform|rewrite|put)s?\s${whatUserSays}\s(?:in)?to\s(?:all\s)?(upper ?case|capital letters|caps|lower ?case|title case)\b|\b(upper|lower)case\s${whatUserSays}\b`,
    'i',
  ),
)
const reverses = guard(new RegExp(String.raw`\brevers(?:e|es|ing)\s${whatUserSays}`, 'i'))

/** `You convert what the user says to uppercase`. */
function transform(task: string, system: string): string | null {
  const found = changesCase.exec(system)
  const form = (found?.[1] ?? found?.[2])?.toLowerCase()
  if (form === undefined) return reverses.test(system) ? [...task].reverse().join('') : null
  if (form.startsWith('low')) return task.toLowerCase()
  if (form === 'title case') return task.replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
  return task.toUpperCase()
}

/** `Add 25 to the number you are given` and `17`. */
function calculate(task: string, system: string): string | null {
  const value = /^\D{0,40}?(-?\d{1,12}(?:\.\d{1,6})?)\D{0,20}$/.exec(task)?.[1]
  const found = value === undefined ? null : operation.exec(system)
  if (value === undefined || found === null) return null
  if (/\bunless (?:it|the number) is 0\b/i.test(system) && Number(value) === 0) return value
  const [, add, added, subtract, subtracted, multiply, factor, divide, divisor, scale] = found
  const own = Number(value)
  if (add !== undefined) return toText(own + Number(added))
  if (subtract !== undefined) return toText(own - Number(subtracted))
  if (multiply !== undefined) return toText(own * Number(factor))
  if (divide !== undefined) return Number(divisor) === 0 ? null : toText(own / Number(divisor))
  const word = scale?.toLowerCase()
  if (word === 'square') return toText(own * own)
  return toText(word === 'halve' ? own / 2 : own * (word === 'double' ? 2 : 3))
}

function toText(value: number): string {
  return String(Number(value.toPrecision(12)))
}

/** `Before changing a booking you must always check: the number and the name`: asks for what the user has not said. */
function askFirst(system: string, messages: RequestView['messages']): string | null {
  const wanted = asksFirst.exec(system)?.[1]
  if (wanted === undefined) return null
  const said = messages
    .filter(({ role }) => role === 'user')
    .map(({ text }) => text)
    .join('\n')
  const isSaid = (thing: string): boolean => {
    if (/name/i.test(thing)) return /\b(?:my name is|I am|I['’]m|this is|name:)\s\p{Lu}/u.test(said)
    if (/number|id\b|code|reference/i.test(thing)) return /\d{2,}/.test(said)
    return /mail/i.test(thing) ? said.includes('@') : false
  }
  const missing = wanted
    .trim()
    .split(/,\s*(?:and\s)?|\sand\s|\n+[-*]?\s*/)
    .map((thing) => thing.trim().replace(/^(?:[-*]\s|the (?:user|customer|guest)['’]s\s|the\s|their\s|an?\s)/i, ''))
    .filter((thing) => thing !== '' && !isSaid(thing))
  if (missing.length === 0 || missing.length > 6) return null
  const list = missing.length === 1 ? missing[0] : `${missing.slice(0, -1).join(', ')} and ${missing.at(-1) ?? ''}`
  return `To help you with that, I first need the following: ${list ?? ''}. Could you please tell me?`
}
