/** Finds the tool that gives an argument which the conversation does not have: `get_user_id` for the `user_id` of another tool. */
import { guard } from '../cues.ts'
import { escapePattern, keepFor, toText } from '../../common/index.ts'
import { findLabelledValue } from '../arguments/labelled-values.ts'
import { findReplacement } from '../arguments/replacements.ts'
import { countsFromNow } from '../arguments/moments.ts'
import { toSnakeCase } from '../arguments/property.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from './fitting.ts'
import type { OfferedTool } from './offered.ts'
import { ownWordsOf, stem, withoutPlugin } from './words.ts'

const looksUp = /^(?:get|find|look_?up|search|fetch|resolve|retrieve|query|list)_/
const isReference = /(?:^|_)(?:id|uuid|key|token|code)$/
/** A look-up that gives several things, whatever it starts from. */
const givesList = /^(?:search|find|list|query)_|^get_(?:all_)?[a-z]{3,20}s$/
/** What a look-up starts from. */
const isGiven = /name|e?mail|query|username|title|search|keyword|phone|address|text|term|city|location|place/

/** The chosen tools, with those that must be called first in the place of those that wait for them. */
export function withProviders(
  chosen: readonly ChosenTool[],
  tools: readonly OfferedTool[],
  view: RequestView,
): ChosenTool[] {
  const ready: ChosenTool[] = []
  for (const one of chosen) {
    const provider = findProvider(one.tool, tools, view)
    if (provider === undefined) ready.push(one)
    else if (!ready.some(({ tool }) => tool === provider) && !chosen.some(({ tool }) => tool === provider))
      ready.push({ tool: provider, hits: new Set() })
  }
  return ready
}

/** A tool that gives a reference which another one requires, and which was not called yet. */
function findProvider(tool: OfferedTool, tools: readonly OfferedTool[], view: RequestView): OfferedTool | undefined {
  const { taskText, calls, messages } = view
  const required = Array.isArray(tool.parameters['required']) ? tool.parameters['required'] : []
  const needs = readNeeds(tool)
  const before = needs.another ? findPrerequisite(tool, tools, view) : undefined
  if (before !== undefined) return before
  const clock = findClock(tool, required, tools, view)
  if (clock !== undefined) return clock
  const source =
    (needs.source ? findSource(tool, tools, view) : undefined) ??
    (needs.address ? findAddressBook(tool, tools, view) : undefined)
  if (source !== undefined) return source
  const here = findWhereabouts(tool, required, tools, view)
  if (here !== undefined) return here
  const measured = findMeasure(tool, tools, taskText)
  if (measured !== undefined && !calls.some((call) => call.name === measured.name)) return measured
  for (const name of required) {
    const key = typeof name === 'string' ? toSnakeCase(name) : ''
    const noun = key === 'id' ? findThing(tool, tools) : isReference.test(key) ? key.replace(isReference, '') : ''
    if (noun === '' || hasReference(taskText, toText(name), noun)) continue
    // Results and calls of earlier turns may have it.
    if (calls.some((call) => call.arguments.includes(`"${toText(name)}"`))) continue
    if (messages.some(({ role, text }) => role === 'tool' && mentionsNoun(text, noun))) continue
    const provider = tools.find(
      (other) => other !== tool && gives(other, key, noun) && !calls.some((call) => call.name === other.name),
    )
    if (provider !== undefined) return provider
  }
  return undefined
}

/** What a tool may need before its call, by its definition. */
interface Needs {
  /** The call of another tool that the description demands. */
  readonly another: boolean
  /** The text of a file. */
  readonly source: boolean
  /** An address of mail. */
  readonly address: boolean
}

const readNeeds = keepFor(({ name, description, parameters }: OfferedTool): Needs => {
  const required = Array.isArray(parameters['required']) ? parameters['required'] : []
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  return {
    another: isOrdered.test(description),
    source: Object.hasOwn(properties, 'diff') || Object.keys(properties).some((key) => oldText.test(key)),
    address:
      /e-?mail/i.test(`${name} ${description.slice(0, 120)}`) &&
      required.some((key) => /^(?:to|to_?email|email|recipients?|recipient_email)$/i.test(toText(key))),
  }
})

/** The tool that reads a file, before one that takes a difference to its text. */
function findSource(
  { parameters }: OfferedTool,
  tools: readonly OfferedTool[],
  { calls, taskText }: RequestView,
): OfferedTool | undefined {
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  if (!/[./]\w/.test(taskText)) return undefined
  const isBlind = Object.keys(properties).some((key) => oldText.test(key)) && lacksOldText(taskText)
  if (!Object.hasOwn(properties, 'diff') && !isBlind) return undefined
  const reader = tools.find(({ name }) => /^read(?:_?file|_?text_?file)?$/i.test(name))
  return calls.some((call) => call.name === reader?.name) ? undefined : reader
}

const oldText = /^old_?(?:str|string|text)$/i

/** Whether a change tells neither the text to replace nor that the file is new. */
function lacksOldText(text: string): boolean {
  return (
    !/["'\u0060“]/.test(text) &&
    !/\b(?:create|new file|make a file|write)\b/i.test(text) &&
    findReplacement(text) === undefined
  )
}

const addressBook =
  /^(?:get|find|look_?up|search)_?(?:for_)?(?:a_)?(?:contacts?|person|people|e?mail_address|address_book|employee|colleague)/i

/** The tool that looks up an address of mail, before one that sends mail to a person who is only named. */
function findAddressBook(
  { name: own }: OfferedTool,
  tools: readonly OfferedTool[],
  { calls, taskText, systemText }: RequestView,
): OfferedTool | undefined {
  if (taskText.includes('@') || systemText.includes('@')) return undefined
  const found = tools.find(({ name }) => addressBook.test(toSnakeCase(withoutPlugin(name))))
  return found?.name === own || calls.some((call) => call.name === found?.name) ? undefined : found
}

const ofUser = guard(
  /\bmy (?:current )?(?:location|city|area|position)\b|\bnear me\b|\bwhere i am\b|\baround here\b|\bmy place\b/i,
)
const tellsPlace =
  /(?:^|_)(?:get|find|detect|locate|fetch)_(?:my_|the_)?(?:current_|user_?s?_)?(?:location|position|city|whereabouts)$/

/** The tool that tells where the user is, before one that takes a place which the task calls `my location`. */
function findWhereabouts(
  tool: OfferedTool,
  required: readonly unknown[],
  tools: readonly OfferedTool[],
  { taskText, calls }: RequestView,
): OfferedTool | undefined {
  if (!ofUser.test(taskText) || !required.some((name) => /location|city|place|^lat/i.test(toText(name))))
    return undefined
  const found = tools.find(({ name }) => tellsPlace.test(toSnakeCase(withoutPlugin(name))))
  return found === tool || calls.some((call) => call.name === found?.name) ? undefined : found
}

/** The tool that a description demands before: `You should call "get_state" first`. */
function findPrerequisite(
  { name: own, description }: OfferedTool,
  tools: readonly OfferedTool[],
  { calls }: RequestView,
): OfferedTool | undefined {
  const sentences = description.slice(0, 1500).split(/(?<=[.!?])\s|\n/)
  return tools.find(
    ({ name }) =>
      name !== own &&
      !calls.some((call) => call.name === name) &&
      sentences.some((sentence) => {
        const at = sentence.search(new RegExp(String.raw`\b${escapePattern(name)}\b`))
        return (
          at >= 0 &&
          isOrdered.test(sentence) &&
          !/\bbefore\b|\bnot\b|\bafter\b|\binstead\b/i.test(sentence.slice(0, at))
        )
      }),
  )
}

const isOrdered = /\b(?:call|use|run|invoke|read)\b[^.\n]{0,80}\b(?:first|before|beforehand|prior to)\b/i

/** What a tool that takes only an `id` works on: `light` where another tool lists the lights; '' where none does. */
function findThing(tool: OfferedTool, tools: readonly OfferedTool[]): string {
  const words = ownWordsOf(`${tool.name.replaceAll(/[_-]+/g, ' ')} ${tool.description.slice(0, 120)}`)
  for (const { name } of tools) {
    const listed = givesThings.exec(toSnakeCase(withoutPlugin(name)))?.[1]
    if (listed !== undefined && words.has(stem(listed))) return listed.replace(/(?<=[a-z]{2})s$/, '')
  }
  return ''
}

const givesThings = /^(?:get|find|search|list|query|read)_(?:all_|my_|the_)?([a-z]{3,20})$/

const tellsTime =
  /^(?:get_?)?(?:the_?)?(?:current|today|local|system)_?(?:s_?)?(?:date|time|date_?time|day)|^(?:get_?)?(?:now|today|today_?s_?date)$|^get_?(?:date|time|date_?time)$/i
const takesMoment = /time|^when$|^at$|^due|^start$|^remind_at$/i
/** What a system message or a task says about the present time. */
const saysNow = /\b(?:now|today|current (?:date|time)|time is|date is)\b[^.\n]{0,40}\d/i

/** The tool that tells the time, before one that takes a moment which the task gives as `10 minutes from now`. */
function findClock(
  tool: OfferedTool,
  required: readonly unknown[],
  tools: readonly OfferedTool[],
  { taskText, systemText, calls }: RequestView,
): OfferedTool | undefined {
  const takes = required.some((name) => typeof name === 'string' && takesMoment.test(name) && takesText(tool, name))
  if (!takes || !countsFromNow(taskText) || saysNow.test(taskText) || saysNow.test(systemText.slice(0, 8000)))
    return undefined
  const clock = tools.find(({ name }) => tellsTime.test(name))
  return clock === tool || calls.some((call) => call.name === clock?.name) ? undefined : clock
}

function takesText({ parameters }: OfferedTool, name: string): boolean {
  const schema = isRecord(parameters['properties']) ? parameters['properties'][name] : undefined
  return isRecord(schema) && schema['type'] === 'string'
}

/** `lookup_population` for the number `population` of another tool, where the task has no number. */
function findMeasure(tool: OfferedTool, tools: readonly OfferedTool[], text: string): OfferedTool | undefined {
  const { required, properties } = tool.parameters
  if (!Array.isArray(required) || !isRecord(properties) || /\d/.test(text)) return undefined
  for (const name of required) {
    const schema = typeof name === 'string' ? properties[name] : undefined
    if (!isRecord(schema) || (schema['type'] !== 'integer' && schema['type'] !== 'number')) continue
    const provider = tools.find(
      (other) =>
        other !== tool &&
        looksUp.test(toSnakeCase(other.name)) &&
        toSnakeCase(other.name).endsWith(`_${toSnakeCase(toText(name))}`),
    )
    if (provider !== undefined) return provider
  }
  return undefined
}

/** Whether a result names a thing, or gives an id of anything. */
function mentionsNoun(text: string, noun: string): boolean {
  return new RegExp(String.raw`\b${escapePattern(noun)}\w{0,12}\b|"id"`, 'i').test(text)
}

/** Whether the task gives a reference: one beside its name, or any word with a digit. */
const amount =
  /[$€£]\s?\d[\d.,]{0,15}|\b\d[\d.,]{0,15}\s?(?:euros?|dollars?|pounds?|francs?|yen|yuan|usd|eur|gbp|chf|%|percent|km|kg|minutes?|hours?|days?|people|words)\b/gi
const date = /\b\d{4}-\d\d-\d\d\S{0,16}|\b(?:19|20)\d\d\b/g

function hasReference(written: string, name: string, noun: string): boolean {
  if (/\d/.test(findLabelledValue(name, written) ?? '')) return true
  const text = written.replaceAll(date, ' ').replaceAll(amount, ' ')
  return new RegExp(
    String.raw`\b${escapePattern(noun)}\s(?:id\s|number\s|no\.?\s)?#?["'\u0060]?(?:[\w-]{0,20}\d|[a-z]{2,20}_[a-z\d]{1,20}\b)|\b[A-Z]{1,6}[-_]?\d[\w-]*|\b[\w-]{0,20}[a-z][-_]\d|#\d|\b\d{3,}\b`,
    'i',
  ).test(text)
}

/** `get_user_id` gives `user_id`; `find_customer` by its e-mail gives `customer_id`. */
function gives({ name, parameters }: OfferedTool, key: string, noun: string): boolean {
  const plain = toSnakeCase(withoutPlugin(name))
  if (!looksUp.test(plain)) return false
  if (plain.endsWith(`_${key}`) || plain.includes(`_${key}_`)) return true
  const required = Array.isArray(parameters['required']) ? parameters['required'].map(toText) : []
  const properties = isRecord(parameters['properties']) ? Object.keys(parameters['properties']) : []
  const takes = required.length > 0 ? required : properties
  return (
    new RegExp(String.raw`_${escapePattern(noun)}(?:s|es|_by_\w+|_details|_info)?$`).test(plain) &&
    (takes.length > 0 || givesList.test(plain)) &&
    takes.every(
      (one) => (isGiven.test(toSnakeCase(one)) || givesList.test(plain)) && !isReference.test(toSnakeCase(one)),
    )
  )
}
