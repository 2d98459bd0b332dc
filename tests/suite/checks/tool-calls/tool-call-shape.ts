/** Checks the members of calls that are not streamed: an id, a type, and a function with a name and argument text. */
import { isObject, defineCheck, show, type Severity } from '../../judge/index.ts'
import { isChat, type Json } from '../helpers/request.ts'

export const toolCallShape = defineCheck({
  name: 'tool-call-shape',
  promise: 'Each call of a message has an id, the type `function`, a name and its arguments as text.',
  source: ['docs/api/chat', 'vercel/k27code-tool-call'],
  catches: ['TCD-05', 'TCD-06', 'TCD-12', 'TCD-25'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChat(subject)) return
    const say = (message: string, documented: string, received: unknown, at: string, severity: Severity = 'fail') =>
      report({ message, documented, received: show(received), at, severity })
    return {
      body(json) {
        for (const { call, path } of findCalls(json)) {
          const fn = call.function
          if (typeof call.id !== 'string' || call.id === '')
            say('a call has no id', 'a non-empty string', call.id, `${path}/id`)
          if (call.type !== 'function' && call.type !== 'builtin_function')
            say(`the \`type\` of a call is ${show(call.type)}`, '`function`', call.type, `${path}/type`)
          if (!isObject(fn)) {
            say('a call has no function', 'an object with name and arguments', fn, `${path}/function`)
            continue
          }
          if (typeof fn.name !== 'string' || fn.name === '')
            say('a call has no name', 'the name of an offered tool', fn.name, `${path}/function/name`)
          if (typeof fn.arguments !== 'string')
            say(
              'the arguments of a call are not a string',
              'JSON as a string',
              fn.arguments,
              `${path}/function/arguments`,
            )
        }
        if (!isObject(json) || !Array.isArray(json.choices)) return
        json.choices.forEach((choice: unknown, at) => {
          const message = isObject(choice) ? choice.message : null
          if (!isObject(message)) return
          const calls = message.tool_calls
          const path = `/choices/${at}/message`
          if ((Array.isArray(calls) && calls.length === 0) || calls === null)
            say(
              `\`tool_calls\` is ${show(calls)}`,
              'no key where there is no call',
              calls,
              `${path}/tool_calls`,
              'warn',
            )
          if (!Array.isArray(calls) || calls.length === 0)
            for (const key of ['function_call', 'tool_call', 'toolCalls', 'functionCall'])
              if (message[key] !== undefined && message[key] !== null)
                say(`the call is sent as \`${key}\``, '`tool_calls`', message[key], `${path}/${key}`)
        })
      },
    }
  },
})

/** One entry of `tool_calls`, with its path. */
interface FoundCall {
  call: Json
  path: string
}

/** Walks `choices[].message.tool_calls[]`; the schema check reports entries that are not objects. */
function findCalls(json: unknown): FoundCall[] {
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
