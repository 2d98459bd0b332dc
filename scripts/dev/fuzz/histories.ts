/**
 * Conversations of the tables of answers with changes that the API accepts in a history: arguments of earlier calls, results, ids,
 * content, thinking, tools, schemas and system messages of odd forms. The rules of the mock read them all.
 */
import * as fc from 'fast-check'
import { readAnswerRows } from './answer-rows.ts'
import { failure, oddSchema, oddText, oddValue, systemText } from './odd-values.ts'
import type { ConversationRow } from './table-stub.ts'

type Members = Record<string, unknown>
interface History extends Members {
  messages: Members[]
  tools?: { type: string; function: Members & { parameters?: Members } }[]
  response_format?: { type: string; json_schema?: { name: string; schema: Members; strict?: boolean } }
}

const rows = await readAnswerRows()
const texts = [
  ...new Set(
    rows.flatMap(({ messages }) => messages.map(({ content }) => content)).filter((one) => typeof one === 'string'),
  ),
]
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
interface Draw {
  place: number
  text: string
  failed: string
  value: unknown
  schema: unknown
  system: string
}

/** The element at a drawn place; undefined of an empty list. */
const at = <T>(list: readonly T[], place: number): T | undefined => list[place % Math.max(list.length, 1)]
const ofRole = ({ messages }: History, role: string): Members[] =>
  messages.filter((message) => message['role'] === role)

type Call = { id: string; type: string; function: { name: string; arguments: string } }
const callsOf = (history: History): Call[] =>
  ofRole(history, 'assistant').flatMap((message) => (message['tool_calls'] ?? []) as Call[])
const toCalls = (calls: Call[]): Members => ({
  role: 'assistant',
  content: '',
  reasoning_content: ' ',
  tool_calls: calls,
})

/** Changes the schema, or one of its properties, which keeps its name. */
function changeSchema(owner: Members, key: string, { place, schema }: Draw): void {
  const whole = owner[key]
  const properties = isObject(whole) && isObject(whole['properties']) ? whole['properties'] : {}
  const name = at(Object.keys(properties), place >> 2)
  if (name === undefined || place % 4 === 0) {
    if (place % 8 === 0 || schema === undefined) delete owner[key]
    else owner[key] = schema
  } else properties[name] = schema
}

/** One change of a history in place; a history without what it concerns stays as it is. */
const changes: Readonly<Record<string, (history: History, draw: Draw) => void>> = {
  arguments(history, { place, text }) {
    const call = at(callsOf(history), place)
    if (call) call.function.arguments = text
  },
  cutArguments(history, { place }) {
    const call = at(callsOf(history), place)
    if (call)
      call.function.arguments = call.function.arguments.slice(0, (place >> 3) % (call.function.arguments.length + 1))
  },
  spoiltArguments(history, { place }) {
    const call = at(callsOf(history), place)
    if (call) call.function.arguments = spoil(call.function.arguments, place >> 3)
  },
  argumentValue(history, { place, value }) {
    const call = at(callsOf(history), place)
    const args = call && parse(call.function.arguments)
    const name = isObject(args) ? at(Object.keys(args), place >> 3) : undefined
    if (call && name !== undefined) call.function.arguments = JSON.stringify({ ...(args as Members), [name]: value })
  },
  /** A further round of calls of the offered tools, with results. */
  addCalls(history, { place, text, value }) {
    const tool = at(history.tools ?? [], place)
    const name = String(tool?.function['name'] ?? 'gone')
    const id = `${name}:${history.messages.length}`
    const names = isObject(tool?.function.parameters?.['properties'])
      ? Object.keys(tool.function.parameters['properties'])
      : []
    const args = place % 3 === 0 ? text : JSON.stringify(Object.fromEntries(names.map((one) => [one, value])))
    history.messages.push(toCalls([{ id, type: 'function', function: { name, arguments: args } }]), {
      role: 'tool',
      tool_call_id: id,
      content: place % 2 === 0 ? text : JSON.stringify(value),
    })
  },
  result(history, { place, text }) {
    const message = at(ofRole(history, 'tool'), place)
    if (message) message['content'] = text
  },
  cutResult(history, { place }) {
    const message = at(ofRole(history, 'tool'), place)
    const content = message?.['content']
    if (message && typeof content === 'string')
      message['content'] = content.slice(0, (place >> 3) % (content.length + 1))
  },
  spoiltResult(history, { place }) {
    const message = at(ofRole(history, 'tool'), place)
    if (typeof message?.['content'] === 'string') message['content'] = spoil(message['content'], place >> 3)
  },
  failedResult(history, { place, failed }) {
    const message = at(ofRole(history, 'tool'), place)
    if (message) message['content'] = failed
  },
  resultValue(history, { place, value }) {
    const message = at(ofRole(history, 'tool'), place)
    const given = parse(message?.['content'])
    const name = isObject(given) ? at(Object.keys(given), place >> 3) : undefined
    if (message && name !== undefined) message['content'] = JSON.stringify({ ...(given as Members), [name]: value })
  },
  ids(history, { place, text }) {
    const id = ['', '0', '__proto__', 'a b', text.slice(0, 40)][place % 5]!
    const before = at(callsOf(history), place)?.id
    for (const call of callsOf(history)) if (call.id === before && place % 3 > 0) call.id = id
    for (const message of ofRole(history, 'tool'))
      if (message['tool_call_id'] === before && place % 7 > 0) message['tool_call_id'] = id
  },
  callName(history, { place, text }) {
    const call = at(callsOf(history), place)
    if (call) call.function.name = at(['', 'gone', '__proto__', text.slice(0, 60)], place >> 3)!
  },
  content(history, { place, text, value }) {
    const message = at(history.messages, place)
    if (!message) return
    const kind = place % 5
    if (kind === 0) delete message['content']
    else if (kind === 1) message['content'] = null
    else if (kind === 2) message['content'] = text
    else if (kind === 3)
      message['content'] = [
        { type: 'text', text: message['content'] },
        { type: 'text', text },
      ]
    else message['content'] = [{ type: 'text', text: typeof value === 'string' ? value : 'x' }]
  },
  cutContent(history, { place }) {
    const message = at(history.messages, place)
    if (typeof message?.['content'] === 'string')
      message['content'] = message['content'].slice(0, (place >> 3) % (message['content'].length + 1))
  },
  reasoning(history, { place, text, value }) {
    const message = at(ofRole(history, 'assistant'), place)
    if (message) message['reasoning_content'] = place % 2 === 0 ? text : value
  },
  partial(history, { text }) {
    history.messages.push({ role: 'assistant', content: text, partial: true })
  },
  name(history, { place, text }) {
    const message = at(history.messages, place)
    if (message) message['name'] = text.slice(0, 100)
  },
  addMessages(history, { place, text, system }) {
    const role = at(['user', 'assistant', 'system'], place)!
    history.messages.splice((place >> 2) % (history.messages.length + 1), 0, {
      role,
      content: text === '' ? system : text,
    })
  },
  askAgain(history, { text }) {
    const asked = history.messages.find((message) => message['role'] === 'user')?.['content'] ?? 'Hello'
    history.messages.push(
      { role: 'assistant', content: text === '' ? 'Done.' : text },
      { role: 'user', content: asked },
    )
  },
  removeMessage(history, { place }) {
    if (history.messages.length > 1) history.messages.splice(place % history.messages.length, 1)
  },
  system(history, { system }) {
    const first = history.messages[0]
    if (first?.['role'] === 'system') first['content'] = `${String(first['content'])}\n${system}`
    else history.messages.unshift({ role: 'system', content: system })
  },
  toolSchema(history, draw) {
    const tool = at(history.tools ?? [], draw.place)
    if (tool) changeSchema(tool.function, 'parameters', draw)
  },
  isLoose(history, { place }) {
    const tool = at(history.tools ?? [], place)
    if (tool) tool.function['strict'] = false
  },
  toolText(history, { place, text }) {
    const tool = at(history.tools ?? [], place)
    if (tool) tool.function['description'] = text
  },
  format(history, draw) {
    history.response_format ??= { type: 'json_schema', json_schema: { name: 'answer', schema: { type: 'object' } } }
    if (history.response_format.json_schema) changeSchema(history.response_format.json_schema, 'schema', draw)
  },
  choice(history, { place }) {
    const named = { type: 'function', function: { name: at(history.tools ?? [], place)?.function['name'] } }
    if (history.tools) history['tool_choice'] = at(['none', 'required', 'auto', named], place >> 2)
  },
  thinking(history, { place }) {
    history['thinking'] = at([{ type: 'enabled' }, { type: 'disabled' }, { type: 'enabled', keep: 'all' }, null], place)
  },
  limit(history, { place }) {
    history['max_tokens'] = at([1, 2, 7, 30, 300], place)
  },
}

function hasResults({ messages }: ConversationRow): boolean {
  return messages.some(({ role }) => role === 'tool')
}

/** JSON with a mistake that programs and models make: a character too many or too few, at one place or in every string value. */
function spoil(json: string, place: number): string {
  const put = at(['\\', '\\', '\n', '"', "'", ',', '\ud800', ''], place)!
  if (place % 2 === 0) return json.replaceAll(/:\s?"/g, (start) => start + (put === '\\' ? '\\q' : put))
  const where = (place >> 3) % (json.length + 1)
  return json.slice(0, where) + put + json.slice(put === '' ? where + 1 : where)
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}

const ofCalls = [
  'arguments',
  'spoiltArguments',
  'argumentValue',
  'result',
  'spoiltResult',
  'failedResult',
  'resultValue',
]
const change = fc.record({
  kind: fc.oneof(fc.constantFrom(...Object.keys(changes)), fc.constantFrom(...ofCalls)),
  place: fc.nat(),
  text: fc.oneof({ weight: 3, arbitrary: oddText }, fc.constantFrom(...texts)),
  failed: failure,
  value: oddValue,
  schema: oddSchema,
  system: systemText,
})

/** A conversation of the tables, perhaps after another one of them, with up to five changes. */
export const changedHistory: fc.Arbitrary<object> = fc
  .record({
    // Few of the tables' conversations have results, which most of the changes concern.
    row: fc.oneof(fc.constantFrom(...rows), fc.constantFrom(...rows.filter(hasResults))),
    before: fc.option(fc.constantFrom(...rows), { freq: 4 }),
    model: fc.constantFrom('kimi-k2.6', 'kimi-k2.5', 'kimi-k3'),
    stream: fc.boolean(),
    drawn: fc.array(change, { minLength: 1, maxLength: 5 }),
  })
  .map(({ row, before, model, stream, drawn }) => {
    const history = structuredClone({
      model,
      ...(stream ? { stream } : {}),
      ...row.request,
      messages: [...(before?.messages ?? []), ...row.messages],
    }) as unknown as History
    for (const { kind, ...draw } of drawn) changes[kind]!(history, structuredClone(draw))
    return history
  })
