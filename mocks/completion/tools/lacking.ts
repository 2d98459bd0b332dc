/** Tells which tools the conversation has no arguments for, so that they are not called unless a call is demanded. */
import { toText } from '../../common/index.ts'
import { findFirstEvidence } from '../arguments/evidence.ts'
import { readConversationFacts } from '../facts.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { OfferedTool } from './offered.ts'

/** Whether a tool calculates with several numbers, and the conversation has none. */
export function lacksNumbers({ name, parameters }: OfferedTool, { taskText, messages, calls }: RequestView): boolean {
  const required = Array.isArray(parameters['required']) ? parameters['required'] : []
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  const numeric = required.filter((key) => {
    const schema = typeof key === 'string' ? properties[key] : undefined
    return (
      isRecord(schema) &&
      // Coordinates are those of a place.
      !/^(?:lat|lon|lng|long|latitude|longitude)$/i.test(toText(key)) &&
      /^(?:integer|number)$/.test(toText(schema['type'])) &&
      schema['default'] === undefined &&
      !/\bdefault/i.test(toText(schema['description'] ?? ''))
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
export function lacksTexts(tool: OfferedTool, tools: readonly OfferedTool[], view: RequestView): boolean {
  const { required, properties } = tool.parameters
  if (tools.length > 1 || !Array.isArray(required) || required.length < 2 || !isRecord(properties)) return false
  if (view.messages.length > 2 || !general.test(view.taskText)) return false
  const facts = readConversationFacts(view, 0)
  return required.every((key) => {
    const name = toText(key)
    const schema = properties[name]
    if (!isRecord(schema) || schema['type'] !== 'string' || schema['enum'] !== undefined) return false
    const description = typeof schema['description'] === 'string' ? schema['description'] : ''
    const found = findFirstEvidence({ name, description }, facts)
    return found === undefined || name.toLowerCase().includes(found.toLowerCase())
  })
}
