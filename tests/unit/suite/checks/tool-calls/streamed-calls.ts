/** Streams of tool calls, for the tests of calls in streams. */
import { call, delta, finish, opening } from '../wire.ts'
import { askStream, tool, type Json } from '../verdict-table.ts'

/** A request that offers every tool that the streams call. */
export const request = askStream({
  tools: ['write', 'read_file', 'now', 't', 'a', 'f', 'q', 'sum', 'h', '21'].map((name) => tool(name)),
})

/** The last chunk. */
export const end = finish('tool_calls')

/** A stream of these tool-call fragments, one a chunk. */
export function calls(...fragments: Json[]) {
  return { request, events: [opening, ...fragments.map((one) => delta({ tool_calls: [one] })), end] }
}

/** The first fragment of a call. */
export function open(name: string, args: string, over: Json = {}): Json {
  return { ...call(name, args), ...over }
}

/** A further fragment with argument text. */
export function more(args: string, over: Json = {}): Json {
  return { index: 0, function: { arguments: args }, ...over }
}
