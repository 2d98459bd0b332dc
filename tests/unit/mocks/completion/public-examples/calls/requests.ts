/** Parts of the requests of this folder: JSON Schemas, tools, messages. */

type Schema = Readonly<Record<string, unknown>>
type Properties = Readonly<Record<string, Schema>>
type Message = Readonly<Record<string, unknown>>
type Request = Readonly<Record<string, unknown>>

/** One call of an earlier assistant message with its result: the name, the arguments and what the tool returned. */
type Done = readonly [name: string, args: object, result: unknown]

const typed =
  (type: string) =>
  (description?: string, more: Schema = {}): Schema => ({ type, ...(description ? { description } : {}), ...more })

export const text = typed('string')
export const number = typed('number')
export const integer = typed('integer')
export const flag = typed('boolean')

export const oneOf = (values: readonly string[], description?: string, more: Schema = {}): Schema =>
  text(description, { enum: values, ...more })

export const list = (items: Schema, description?: string, more: Schema = {}): Schema =>
  typed('array')(description, { items, ...more })

/** An object; every property is required unless `required` says otherwise. */
export const record = (
  properties: Properties,
  required: readonly string[] = Object.keys(properties),
  more: Schema = {},
): Schema => ({ type: 'object', properties, ...(required.length > 0 ? { required } : {}), ...more })

/** A tool; every parameter is required unless `required` says otherwise. `more` are further members of the schema. */
export const tool = (
  name: string,
  description: string,
  properties: Properties = {},
  required?: readonly string[],
  more: Schema = {},
) => ({
  type: 'function',
  function: { name, ...(description ? { description } : {}), parameters: record(properties, required, more) },
})

/** A tool as libraries write it that forbid further arguments. */
export const closedTool = (
  name: string,
  description: string,
  properties: Properties = {},
  required?: readonly string[],
) => tool(name, description, properties, required, { additionalProperties: false })

/** The tool in strict mode, in which arguments always follow the schema. */
export const strict = ({ type, function: definition }: ReturnType<typeof tool>) => ({
  type,
  function: { ...definition, strict: true, parameters: { ...definition.parameters, additionalProperties: false } },
})

export const system = (content: string): Message => ({ role: 'system', content })
export const user = (content: string): Message => ({ role: 'user', content })
export const assistant = (content: string): Message => ({ role: 'assistant', content })

let count = 0

/** An assistant message that made these calls, and the messages with their results. */
export function round(...done: readonly Done[]): Message[] {
  const made = done.map(([name, args]) => ({
    id: `call_${String((count += 1)).padStart(8, '0')}`,
    type: 'function',
    function: { name, arguments: JSON.stringify(args) },
  }))
  const results = done.map(([, , result], index) => ({
    role: 'tool',
    tool_call_id: made[index]?.id,
    content: typeof result === 'string' ? result : JSON.stringify(result),
  }))
  return [{ role: 'assistant', content: '', reasoning_content: 'This needs a tool.', tool_calls: made }, ...results]
}

/** A request of these messages (rounds are flattened) that offers these tools. */
export const request = (
  messages: readonly (Message | readonly Message[])[],
  tools: readonly Request[],
  more: Request = {},
): Request => ({ messages: messages.flat(), tools, ...more })

/** The model has to call this tool; the API wants thinking off for it. */
export const forced = (name: string): Request => ({
  tool_choice: { type: 'function', function: { name } },
  thinking: { type: 'disabled' },
})

/** The model has to call some tool; the API wants thinking off for it. */
export const mustCall: Request = { tool_choice: 'required', thinking: { type: 'disabled' } }
