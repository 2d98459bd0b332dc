/** The tool calls of a message that was not streamed. */
import { isObject } from '../../judge/assembly.ts'
import type { Json } from './request.ts'

/** One entry of `tool_calls`, with its path. */
export interface FoundCall {
  call: Json
  path: string
}

/** Walks `choices[].message.tool_calls[]`; entries that are no objects are left to the schema. */
export function findCalls(json: unknown): FoundCall[] {
  const found: FoundCall[] = []
  if (!isObject(json) || !Array.isArray(json.choices)) return found
  json.choices.forEach((choice: unknown, c) => {
    if (!isObject(choice) || !isObject(choice.message) || !Array.isArray(choice.message.tool_calls)) return
    choice.message.tool_calls.forEach((call: unknown, t) => {
      if (isObject(call)) found.push({ call, path: `/choices/${c}/message/tool_calls/${t}` })
    })
  })
  return found
}
