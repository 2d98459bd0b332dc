/** Takes arguments from the results of earlier calls: the `customer_id` that a search returned. */
import { toText } from '../../common/index.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import { acceptsNumber, acceptsString } from '../arguments/accepts.ts'
import { toSnakeCase } from '../arguments/property.ts'
import { readDates } from '../facts/dates.ts'
import type { OfferedTool } from './offered.ts'
import { findMeantItem } from './meant-item.ts'
import { readArguments } from './retries.ts'
import { handOffName } from './tool-words.ts'
import { ownWordsOf } from './words.ts'

const longest = 100_000
const mostValues = 200
const mostEarlier = 4

/** The arguments with the values that JSON results give under the same name, and with a result that is only a value. */
export function withResultValues(value: unknown, tool: OfferedTool, view: RequestView): unknown {
  const { parameters } = tool
  const { toolResults, messages, userText } = view
  const earlier = toolResults.length > 0 ? [] : messages.filter(({ role }) => role === 'tool').slice(-mostEarlier)
  if ((toolResults.length === 0 && earlier.length === 0) || !isRecord(value)) return value
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  const known = readValues(
    [...toolResults, ...earlier].map(({ text }) => text),
    view.taskText,
  )
  if (toolResults.length === 0)
    for (const call of view.calls.slice(-mostEarlier)) {
      const parsed = parse(call.arguments)
      if (isRecord(parsed)) collect(parsed, known, 0, view.taskText)
    }
  const taken: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(properties)) {
    const isNoMail = /e-?mail/i.test(tool.name) && !toText(value[name]).includes('@')
    const isOpenAddress = isAddress.test(name) && (isNoMail || !isIn(userText, value[name]))
    const general = toGeneralName(name, isOpenAddress)
    const found = known.get(name) ?? (general === null ? undefined : known.get(general))
    // Of results of earlier turns only ids are taken, which the user cannot give.
    if (toolResults.length === 0 && (!/(?:^|_)id$|Id$|^ref$/.test(name) || isReferenceIn(userText, value[name])))
      continue
    const isWritten = Object.hasOwn(value, name) || (Object.keys(properties).length === 1 && name === 'id')
    if (found !== undefined && isWritten && suits(found, schema)) taken[name] = found
  }
  return {
    ...value,
    ...takeText(value, properties, view),
    ...takeBare(value, tool, view),
    ...takeListed(value, properties, view),
    ...takeNumbers(value, properties, view),
    ...takeOperands(value, tool, view),
    ...taken,
  }
}

/** Names of properties that take the `email` of a result. */
const isAddress = /^(?:to|recipient|recipient_email|to_email|to_address|email_address)$/

const refersToResult =
  /\b(?:its (?:contents?|text)|(?:the|that|this) (?:contents?|text|results?|output|summary|answer|translation|confirmation|report|details|forecast|list|findings?|numbers?|figures?)|it|them)\b/i
const isText = /^(?:contents?|text|body|message|data|markdown|file_text|report|html)$/i

/** The name under which results often have the value of a property; null if there is none. */
function toGeneralName(name: string, isOpenAddress: boolean): string | null {
  if (name.endsWith('_id')) return 'id'
  return isOpenAddress ? 'email' : null
}

/** The text of the only result for what is written or sent, where the task refers to it: `write its content to out.txt`. */
function takeText(
  value: Readonly<Record<string, unknown>>,
  properties: Readonly<Record<string, unknown>>,
  view: RequestView,
): Record<string, unknown> {
  const { toolResults, taskText } = view
  const [result, ...others] = toolResults
  if (result === undefined || others.length > 0 || result.text === '' || !refersToResult.test(taskText)) return {}
  const name = Object.keys(value).find((key) => isText.test(key))
  // What the earlier call worked on is not what is written.
  const isWorkedOn = Object.values(readArguments(result, view)).includes(name === undefined ? '' : value[name])
  if (name === undefined || (!isWorkedOn && isInQuotes(taskText, value[name]))) return {}
  const parsed = parse(result.text)
  const [only, ...more] = isRecord(parsed) ? Object.values(parsed) : []
  const text = typeof only === 'string' && more.length === 0 ? only : result.text
  return suits(text, properties[name]) ? { [name]: text } : {}
}

const ordinal = /\bthe (first|second|third|last) (?:one|of them|file|item|result|entry|link)\b/i
const positions: Readonly<Record<string, number>> = { first: 0, second: 1, third: 2, last: -1 }

/** The text of a list of texts that the task means by its place: `read the first one`. */
function takeListed(
  value: Readonly<Record<string, unknown>>,
  properties: Readonly<Record<string, unknown>>,
  { toolResults, taskText }: RequestView,
): Record<string, unknown> {
  const place = ordinal.exec(taskText)?.[1]?.toLowerCase()
  const texts = toolResults.length === 1 ? parse(toolResults[0]?.text ?? '') : null
  const [name, ...others] = Object.keys(value).filter((key) => typeof value[key] === 'string')
  if (place === undefined || name === undefined || others.length > 0 || !Array.isArray(texts)) return {}
  const item: unknown = texts.at(positions[place] ?? 0)
  return typeof item === 'string' && suits(item, properties[name]) ? { [name]: item } : {}
}

/** The number of arguments of a tool that requires only numbers; 0 for other tools. */
export function countNumbers({ parameters }: OfferedTool): number {
  const { required, properties } = parameters
  if (!Array.isArray(required) || !isRecord(properties)) return 0
  const isAll = required.every((key) => {
    const schema = properties[toText(key)]
    return isRecord(schema) && (schema['type'] === 'integer' || schema['type'] === 'number')
  })
  return isAll ? required.length : 0
}

/** The results in their order, for a tool that requires as many numbers, where the task has none. */
function takeOperands(
  value: Readonly<Record<string, unknown>>,
  tool: OfferedTool,
  { toolResults, taskText }: RequestView,
): Record<string, unknown> {
  if (/\d/.test(taskText) || toolResults.length === 0 || countNumbers(tool) !== toolResults.length) return {}
  const numbers = toolResults.map(({ text }) => Number(readBare(text) ?? Number.NaN))
  const keys = Object.keys(value)
  if (!numbers.every(Number.isFinite) || keys.length !== numbers.length) return {}
  return Object.fromEntries(keys.map((key, index) => [key, numbers[index]]))
}

const meansNumbers =
  /\b(?:these|those|the|both|all) (?:(?:previous|last|earlier|two|three|four) )?(?:numbers|values|results|rolls|figures|ones)\b|\b(?:them|these|those)\b/i

/** The numbers of all results of the conversation, for a list of numbers: `Which of these numbers are even?` */
function takeNumbers(
  value: Readonly<Record<string, unknown>>,
  properties: Readonly<Record<string, unknown>>,
  { messages, taskText }: RequestView,
): Record<string, unknown> {
  if (/\d/.test(taskText) || !meansNumbers.test(taskText)) return {}
  const name = Object.keys(value).find((key) => {
    const schema = properties[key]
    const items = isRecord(schema) && schema['type'] === 'array' ? schema['items'] : undefined
    return isRecord(items) && (items['type'] === 'integer' || items['type'] === 'number')
  })
  const numbers = messages
    .filter(({ role }) => role === 'tool')
    .map(({ text }) => Number(readBare(text) ?? Number.NaN))
    .filter((one) => Number.isFinite(one))
  return name === undefined || numbers.length === 0 ? {} : { [name]: numbers.slice(-mostNumbers) }
}

const mostNumbers = 20

/** Whether a task gives a text itself. */
function isInQuotes(task: string, value: unknown): boolean {
  if (typeof value !== 'string' || value === task) return false
  const at = task.indexOf(value)
  return (
    at > 0 &&
    /["'“\u0060]|\b(?:saying|that says|with the (?:text|message|content)) $/i.test(task.slice(Math.max(0, at - 22), at))
  )
}

/** What a result that is only a value gives: `get_user_id` for `user_id`, `get_capital` of a country for the `city` of a next call. */
function takeBare(
  value: Readonly<Record<string, unknown>>,
  { name: own, parameters }: OfferedTool,
  view: RequestView,
): Record<string, unknown> {
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  const taken: Record<string, unknown> = {}
  const texts = Object.entries(value).filter(([, item]) => typeof item === 'string' || typeof item === 'number')
  for (const result of view.toolResults) {
    const text = readBare(result.text)
    if (text === undefined || result.name === own || handOffName.test(result.name)) continue
    const given = ownWordsOf(result.name.replaceAll('_', ' '))
    const from = readArguments(result, view)
    // `tomorrow` counts from a day that was told.
    if (isDay.test(text) && readDates(view.taskText, 1).length > 0) continue
    for (const [name, item] of texts) {
      // What the user gave for this argument of the earlier call stays.
      if (from[name] === item && isReferenceIn(view.userText, item)) continue
      const bare = typeof item === 'number' && /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text) ? Number(text) : text
      if (!suits(bare, properties[name])) continue
      const words = [...ownWordsOf(toSnakeCase(name).replaceAll('_', ' '))]
      const isNamed = words.length > 0 && words.every((word) => given.has(word))
      // `France` was only what the earlier call started from.
      const isStart = texts.length === 1 && Object.entries(from).some(([key, start]) => key !== name && start === item)
      const isInvented =
        texts.length === 1 && typeof item === 'string' && Object.keys(from).length === 0 && !isIn(view.userText, item)
      if (isNamed || isStart || isInvented) taken[name] = bare
    }
  }
  return taken
}

const longestBare = 60
const isDay = /^\d{4}-\d\d-\d\d/

/** The value of a result that has no other: `Paris`, `{"return_value": "Paris"}`. */
export function readBare(text: string): string | undefined {
  const value = parse(text)
  const [only, ...others] = isRecord(value) ? Object.values(value) : [text.trim()]
  const plain = others.length > 0 ? undefined : only
  if (typeof plain !== 'string' && typeof plain !== 'number') return undefined
  const bare = String(plain)
  if (/^-?\d{1,15}(?:\.\d{1,9})?$/.test(bare)) return bare
  return bare !== '' && bare.length <= longestBare && !/[\n.!?:]|\s\S+\s\S+\s\S+\s/.test(bare) ? bare : undefined
}

/** Whether the user gives a value. */
function isIn(text: string, value: unknown): boolean {
  return (typeof value === 'string' || typeof value === 'number') && text.includes(String(value))
}

/** Whether the user gives a reference, and not only the name of the thing. */
function isReferenceIn(text: string, value: unknown): boolean {
  return isIn(text, value) && (typeof value === 'number' || /\d/.test(toText(value)))
}

/** The plain members of the results; of a list those of the item that the task means. */
function readValues(texts: readonly string[], task: string): Map<string, string | number> {
  const found = new Map<string, string | number>()
  for (const text of texts) collect(parse(text), found, 0, task)
  return found
}

function collect(value: unknown, found: Map<string, string | number>, depth: number, task: string): void {
  if (depth > 3 || found.size > mostValues) return
  if (Array.isArray(value)) return collect(findMeantItem(value, task), found, depth + 1, task)
  if (!isRecord(value)) return
  for (const [key, item] of Object.entries(value)) {
    if ((typeof item === 'string' || typeof item === 'number') && !found.has(key)) found.set(key, item)
    else collect(item, found, depth + 1, task)
  }
}

/** The JSON of a result; null where it is none. */
export function parse(text: string): unknown {
  if (text.length > longest || !/^\s*[[{]/.test(text)) return null
  try {
    return JSON.parse(text)
  } catch {
    // Results in plain text have no members.
    return null
  }
}

/** Whether a plain property takes a value. */
export function suits(value: string | number, schema: unknown): boolean {
  if (!isRecord(schema) || schema['enum'] !== undefined || schema['pattern'] !== undefined) return false
  if (typeof value === 'string') return schema['type'] === 'string' && acceptsString(schema, value)
  return (
    (schema['type'] === 'number' || (schema['type'] === 'integer' && Number.isInteger(value))) &&
    acceptsNumber(schema, value)
  )
}
