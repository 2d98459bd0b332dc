/** Faults of the status and of authentication: errors sent as 200, keys that are not checked, 4xx and 5xx swapped. Breaches: STA, AUT. */
import { doneEvent, toEvent } from '../../openapi/event-stream.ts'
import { editChunks, editEvents, editText, isObject, toText } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault } from './fault.ts'
import { makeAnswer, makeJson, makeRefusal } from './make.ts'
import { isChat, likeChunk, onAnswer, onAny, onChat, onRefusal, onStatus, onStream, toRequestBody } from './scopes.ts'

const upstream = { error: { message: 'upstream rate limited', code: 429 } }
const lateRefusal = toEvent('{"error":{"message":"top_p must be below 1","code":400}}')

export const statusFaults: readonly Fault[] = [
  defineFault({
    id: 'error-in-200',
    about: 'Status 200 with an error body.',
    source: 'STA-01',
    expects: 'fail',
    edit: onAnswer((reply) => makeJson(reply, 200, upstream)),
  }),
  defineFault({
    id: 'error-only-stream',
    about: 'A 200 stream whose only event is an error.',
    source: 'STA-02',
    expects: 'fail',
    edit: onStream((reply) => editEvents(reply, () => [lateRefusal])),
  }),
  defineFault({
    id: 'error-only-stream-done',
    about: 'A 200 stream of one error and [DONE].',
    source: 'STA-02',
    expects: 'fail',
    edit: onStream((reply) => editEvents(reply, () => [lateRefusal, doneEvent])),
  }),
  defineFault({
    id: 'overflow-500',
    about: 'Context overflow answered 500.',
    source: 'STA-04',
    expects: 'fail',
    edit: onRefusal((reply) =>
      /token limit/i.test(toText(reply) ?? '')
        ? makeRefusal(reply, 500, 'server_error', 'decode failed at pos 16384')
        : null,
    ),
  }),
  defineFault({
    id: 'logprobs-500',
    about: 'A request for log probabilities answered 500.',
    source: 'STA-05',
    expects: 'fail',
    edit: onAny(
      (reply, context) =>
        toRequestBody(context).logprobs === true && isChat(context)
          ? makeRefusal(reply, 500, 'server_error', 'Internal Server Error')
          : null,
      { request: '`logprobs: true`' },
    ),
  }),
  defineFault({
    id: 'unknown-model-200',
    about: 'A request for an unknown model answered by another model.',
    source: 'STA-06',
    expects: 'fail',
    edit: onStatus([404], (reply, context) => (isChat(context) ? makeAnswer(reply, context) : null)),
  }),
  defineFault({
    id: 'bad-json-500',
    about: 'A body that is not JSON answered 500.',
    source: 'STA-07',
    expects: 'fail',
    edit: onRefusal((reply, context) =>
      context.body === undefined && reply.status === 400
        ? makeRefusal(reply, 500, 'server_error', 'Internal Server Error')
        : null,
    ),
  }),
  defineFault({
    id: 'bad-json-200',
    about: 'A body that is not JSON answered 200.',
    source: 'STA-07',
    expects: 'fail',
    edit: onRefusal((reply, context) =>
      context.body === undefined && reply.status === 400 ? makeAnswer(reply, context) : null,
    ),
  }),
  defineFault({
    id: 'empty-success',
    about: 'A lost upstream connection answered by one empty chunk with a finish_reason.',
    source: 'STA-08',
    expects: 'fail',
    edit: onStream((reply) => editChunks(reply, (chunks) => [likeChunk(chunks[0]!, {}, 'stop')])),
  }),
  defineFault({
    id: 'empty-answer',
    about: 'A finished answer without content.',
    source: 'STA-08',
    expects: 'fail',
    edit: onAnswer((reply) => editText(reply, (text) => text.replace(/"content":"(?:[^"\\]|\\.)*"/, '"content":""'))),
  }),
  defineFault({
    id: 'open-relay',
    about: 'A request without a key is answered.',
    source: 'AUT-01',
    expects: 'fail',
    edit: onStatus([401], (reply, context) =>
      isChat(context) && context.request.headers.authorization === undefined ? makeAnswer(reply, context) : null,
    ),
  }),
  defineFault({
    id: 'any-key',
    about: 'A wrong or malformed key is answered.',
    source: 'AUT-01',
    expects: 'fail',
    edit: onStatus([401], (reply, context) =>
      isChat(context) && context.request.headers.authorization !== undefined ? makeAnswer(reply, context) : null,
    ),
  }),
  defineFault({
    id: 'models-open',
    about: 'The list of models needs no key although chat does.',
    source: 'AUT-02',
    expects: 'warn',
    edit: onStatus([401], (reply, context) =>
      context.request.url.endsWith('/models') ? makeJson(reply, 200, modelList) : null,
    ),
  }),
  defineFault({
    id: 'auth-403',
    about: 'A bad key answered 403.',
    source: 'AUT-03',
    expects: 'warn',
    edit: onStatus([401], (reply) => makeRefusal(reply, 403, 'permission_denied_error', 'forbidden')),
  }),
  defineFault({
    id: 'refusal-500',
    about: 'Every refusal of a bad request answered 500.',
    source: 'STA-04',
    expects: 'fail',
    edit: onStatus([400], (reply, context) =>
      isChat(context) ? makeRefusal(reply, 500, 'server_error', 'Internal Server Error') : null,
    ),
  }),
  defineFault({
    id: 'refusal-401',
    about: 'Every bad request answered 401.',
    source: 'STA-04',
    expects: 'fail',
    edit: onStatus([400], (reply) => makeRefusal(reply, 401, 'invalid_authentication_error', 'Invalid Authentication')),
  }),
  defineFault({
    id: 'status-202',
    about: 'An answer with status 202.',
    source: 'STA-01',
    expects: 'fail',
    edit: onChat((reply) => ({ ...reply, status: 202 })),
  }),
  defineFault({
    id: 'answer-unwrapped',
    about: 'A success whose body is a JSON array.',
    source: 'ENV-01',
    expects: 'fail',
    edit: onAnswer((reply) => editText(reply, (text) => `[${text}]`)),
  }),
]

const modelList = {
  object: 'list',
  data: [
    { id: 'kimi-k2.6', object: 'model', created: 1_776_643_200, owned_by: 'moonshot', context_length: 262_144 },
  ].filter(isObject),
}
