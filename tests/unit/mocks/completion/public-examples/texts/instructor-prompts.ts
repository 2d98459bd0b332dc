/** What instructor (Python) and instructor-js add to a request, by mode; the wording is near to theirs, and shortened. */
import { chat, demand, jsonObject, system, type Turns } from './requests.ts'

const instruction = (name: string, schema: object) =>
  '\n        As a genius expert, your task is to understand the content and provide\n        the parsed objects in json that match' +
  ` the following json_schema:\n\n\n        ${JSON.stringify({ title: name, ...schema }, null, 2)}\n\n` +
  '        Make sure to return an instance of the JSON, not the schema itself\n'

/** The instruction stands at the end of the first turn, if that is one of the system, or as one of its own before all. */
function withSystem(turns: Turns, addition: string): Turns {
  const [first, ...rest] = turns
  return typeof first === 'object' && first.role === 'system'
    ? [system(`${first.content}\n\n${addition}`), ...rest]
    : [system(addition), ...turns]
}

/** `Mode.JSON`. */
export function jsonMode(name: string, schema: object, ...turns: Turns) {
  return { ...chat(...withSystem(turns, instruction(name, schema))), ...jsonObject }
}

/** `Mode.JSON_SCHEMA`. */
export function schemaMode(name: string, schema: object, ...turns: Turns) {
  return { ...chat(...withSystem(turns, instruction(name, schema))), ...demand(name, schema) }
}

/** `Mode.MD_JSON`: no `response_format`; the last turn demands a code block. */
export function blockMode(name: string, schema: object, ...turns: Turns) {
  const { messages } = chat(...withSystem(turns, instruction(name, schema)))
  const last = messages.at(-1)!
  const demanded = 'Return the correct JSON response within a ```json codeblock. not the JSON_SCHEMA'
  return { messages: [...messages.slice(0, -1), { ...last, content: `${last.content}\n\n${demanded}` }] }
}

/** The mode `JSON` of instructor-js. */
export function scriptMode(schema: object, ...turns: Turns) {
  const addition =
    '\n        Given a user prompt, you will return fully valid JSON based on the following description and schema.\n' +
    '        You will return no other prose. You will take into account any descriptions or required parameters within' +
    ` the schema\n\n        description: \n        json schema: ${JSON.stringify(schema)}\n      `
  return { ...chat(system(addition), ...turns), ...jsonObject }
}
