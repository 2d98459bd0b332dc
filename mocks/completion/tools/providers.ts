/** Finds the tool that gives an argument which the conversation does not have: `get_user_id` for the `user_id` of another tool. */
import { escapePattern } from '../../common/index.ts'
import { findLabelledValue } from '../arguments/labelled-values.ts'
import { toSnakeCase } from '../arguments/property.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from './fitting.ts'
import type { OfferedTool } from './offered.ts'

const looksUp = /^(?:get|find|look_?up|search|fetch|resolve|retrieve|query|list)_/
const isReference = /(?:^|_)(?:id|uuid|key|token|code)$/
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
function findProvider(
  tool: OfferedTool,
  tools: readonly OfferedTool[],
  { taskText, calls, messages }: RequestView,
): OfferedTool | undefined {
  const required = Array.isArray(tool.parameters['required']) ? tool.parameters['required'] : []
  const measured = findMeasure(tool, tools, taskText)
  if (measured !== undefined && !calls.some((call) => call.name === measured.name)) return measured
  for (const name of required) {
    const key = typeof name === 'string' ? toSnakeCase(name) : ''
    const noun = isReference.test(key) ? key.replace(isReference, '') : ''
    if (noun === '' || hasReference(taskText, String(name), noun)) continue
    // Results of earlier turns may have it.
    if (messages.some(({ role, text }) => role === 'tool' && mentionsNoun(text, noun))) continue
    const provider = tools.find(
      (other) => other !== tool && gives(other, key, noun) && !calls.some((call) => call.name === other.name),
    )
    if (provider !== undefined) return provider
  }
  return undefined
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
        toSnakeCase(other.name).endsWith(`_${toSnakeCase(String(name))}`),
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
function hasReference(text: string, name: string, noun: string): boolean {
  if (/\d/.test(findLabelledValue(name, text) ?? '')) return true
  return new RegExp(
    String.raw`\b${escapePattern(noun)}\s(?:id\s|number\s|no\.?\s)?#?["'\u0060]?[\w-]{0,20}\d|\b[A-Z]{1,6}[-_]?\d[\w-]*|\b[\w-]{0,20}[a-z][-_]\d|#\d|\b\d{3,}\b`,
    'i',
  ).test(text)
}

/** `get_user_id` gives `user_id`; `find_customer` by its e-mail gives `customer_id`. */
function gives({ name, parameters }: OfferedTool, key: string, noun: string): boolean {
  const plain = toSnakeCase(name)
  if (!looksUp.test(plain)) return false
  if (plain.endsWith(`_${key}`) || plain.includes(`_${key}_`)) return true
  const required = Array.isArray(parameters['required']) ? parameters['required'].map(String) : []
  const properties = isRecord(parameters['properties']) ? Object.keys(parameters['properties']) : []
  const takes = required.length > 0 ? required : properties
  return (
    new RegExp(String.raw`_${escapePattern(noun)}(?:s|es|_by_\w+|_details|_info)?$`).test(plain) &&
    takes.length > 0 &&
    takes.every((one) => isGiven.test(toSnakeCase(one)) && !isReference.test(toSnakeCase(one)))
  )
}
