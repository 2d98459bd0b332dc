/** Faults of request handling: refused though allowed, accepted though forbidden. Catalogue: REQ. */
import { isObject } from './edit.ts'
import type { Json } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultVerdict } from './fault.ts'
import { makeAnswer, makeJson, makeRefusal } from './make.ts'
import { isChat, onChat, onRefusal, toAsked } from './on.ts'
import type { Reply } from '../request/reply.ts'

type When = (asked: Json) => boolean
/** Refuses what should be accepted. */
const refuse = (when: When, status: number, body: unknown) =>
  onChat((reply, given) => (when(toAsked(given)) ? makeJson(reply, status, body) : reply))
/** Accepts what should be refused. */
const accept = (when: When, message?: Json) =>
  onRefusal((reply, given) =>
    reply.status === 400 && when(toAsked(given)) ? makeAnswer(reply, given, message) : reply,
  )

const vllm = (message: string) => ({ object: 'error', message, code: 400 })
const fastapi = { detail: [{ type: 'extra_forbidden', loc: ['body', 'stream_options', 'include_usage'] }] }
const samples: readonly string[] = ['temperature', 'top_p', 'presence_penalty', 'frequency_penalty']
const bends: When = (asked) => samples.some((name) => typeof asked[name] === 'number')
const parts: When = (asked) =>
  Array.isArray(asked.messages) && asked.messages.some((m) => isObject(m) && Array.isArray(m.content))

const rows: readonly (readonly [string, string, string, FaultVerdict, Fault['apply']])[] = [
  [
    'none-without-tools-refused',
    '`tool_choice: "none"` without tools refused.',
    'REQ-03',
    'fail',
    refuse(
      (asked) => asked.tool_choice === 'none' && asked.tools === undefined,
      400,
      vllm('When using `tool_choice`, `tools` must be set.'),
    ),
  ],
  ['n-ignored', '`n` accepted and ignored.', 'REQ-04', 'fail', accept((asked) => Number(asked.n) > 1)],
  [
    'parts-refused',
    'Content as an array of text parts refused.',
    'REQ-06',
    'fail',
    onChat((reply, given) => (parts(toAsked(given)) ? makeJson(reply, 422, { detail: 'expected a string' }) : reply)),
  ],
  [
    'max-completion-tokens-refused',
    '`max_completion_tokens` refused as unknown.',
    'REQ-07',
    'fail',
    refuse(
      (asked) => 'max_completion_tokens' in asked,
      400,
      vllm("[{'type':'extra_forbidden','loc':('body','max_completion_tokens')}]"),
    ),
  ],
  ['sampling-accepted', 'A sampling value the model fixes is accepted.', 'REQ-08', 'warn', accept(bends)],
  [
    'include-usage-refused',
    '`include_usage` refused.',
    'REQ-10',
    'warn',
    refuse((asked) => isObject(asked.stream_options), 422, fastapi),
  ],
  [
    'unknown-member-refused',
    'An unknown top-level member refused.',
    'REQ-07',
    'fail',
    refuse((asked) => 'user' in asked || 'seed' in asked || 'metadata' in asked, 400, {
      error: { message: 'Unrecognized request argument supplied', type: 'invalid_request_error' },
    }),
  ],
  [
    'logprobs-null',
    '`logprobs: true` answered with null.',
    'SEM-25',
    'fail',
    accept((asked) => asked.logprobs === true),
  ],
  [
    'history-refused',
    "The server's own message refused as history.",
    'SEM-18',
    'fail',
    onChat((reply, given) =>
      isLoop(given.body) ? makeRefusal(reply, 400, 'invalid_request_error', 'Invalid request: bad history') : reply,
    ),
  ],
  [
    'stop-too-long-accepted',
    'Ten stop strings accepted.',
    'REQ-04',
    'warn',
    accept((asked) => Array.isArray(asked.stop) && asked.stop.length > 5),
  ],
  [
    'developer-accepted',
    'The role developer accepted.',
    'REQ-22',
    'warn',
    accept((asked) => JSON.stringify(asked.messages ?? '').includes('"developer"')),
  ],
  [
    'refusals-unreasoned',
    'Every bad request refused with the same wrong words.',
    'ERR-03',
    'warn',
    onRefusal((reply, given) => (reply.status === 400 && isChat(given) ? sameWords(reply) : reply)),
  ],
]

export const requestFaults: readonly Fault[] = rows.map(([id, about, source, expects, apply]) =>
  defineFault({ id, about, source, expects, layer: 'reply', apply }),
)

function isLoop(body: unknown): boolean {
  return (
    isObject(body) &&
    Array.isArray(body.messages) &&
    body.messages.some(
      (message) => isObject(message) && message.role === 'assistant' && Array.isArray(message.tool_calls),
    )
  )
}

function sameWords(reply: Reply): Reply {
  return makeRefusal(reply, 400, 'invalid_request_error', 'Bad request')
}
