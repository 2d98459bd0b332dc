/** Faults of error bodies. Breaches: ERR. */
import { editText, isObject, parseJson, toText } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultRow } from './fault.ts'
import { makeJson, makeRefusal, makeText } from './make.ts'
import { isUnknownPath, onRefusal, onStatus } from './scopes.ts'

const html = '<!DOCTYPE html><html><head><title>502 Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>'
const body = (value: unknown) => onRefusal((reply) => makeJson(reply, reply.status, value))
/** Edits the inner error object of a refusal. */
const inner = (edit: (error: Record<string, unknown>) => void) =>
  onRefusal((reply) =>
    editText(reply, (text) => {
      const json = parseJson(text)
      if (!isObject(json) || !isObject(json.error)) return text
      edit(json.error)
      return JSON.stringify(json)
    }),
  )
const unknownPath = { content: 'the body of an unknown path' }

const rows: readonly FaultRow[] = [
  {
    id: 'error-text',
    about: '`error` is a string.',
    source: 'ERR-01',
    expects: 'fail',
    edit: body({ error: 'Insufficient balance' }),
  },
  {
    id: 'error-detail',
    about: 'FastAPI `detail` instead of `error`.',
    source: 'ERR-02',
    expects: 'fail',
    edit: body({ detail: 'model foo does not exist' }),
  },
  {
    id: 'error-flat',
    about: 'A flat error object without the wrapper.',
    source: 'ERR-03',
    expects: 'fail',
    edit: body({ code: 400, message: 'extra inputs are not permitted', requestid: 'r1' }),
  },
  {
    id: 'error-401-empty',
    about: '401 without a body.',
    source: 'ERR-04',
    expects: 'fail',
    edit: onStatus([401], (reply) => makeText(reply, 401, null, '')),
  },
  {
    id: 'error-anthropic',
    about: 'An Anthropic-shaped error.',
    source: 'ERR-05',
    expects: 'fail',
    edit: body({ type: 'error', error: { type: 'AuthError', message: 'Invalid API key.' } }),
  },
  {
    id: 'error-html-502',
    about: 'An HTML page from the edge.',
    source: 'ERR-06',
    expects: 'fail',
    edit: onRefusal((reply) => makeText(reply, 502, 'text/html', html)),
  },
  {
    id: 'error-html',
    about: 'An HTML page under the right status.',
    source: 'ERR-06',
    expects: 'fail',
    edit: onRefusal((reply) => makeText(reply, reply.status, 'text/html; charset=utf-8', html)),
  },
  {
    id: 'error-plain-text',
    about: "A framework's default error as plain text.",
    source: 'ERR-07',
    expects: 'fail',
    edit: onRefusal((reply) =>
      makeText(reply, 415, 'text/plain', 'Expected request with `Content-Type: application/json`'),
    ),
  },
  {
    id: 'error-429-empty',
    about: '429 with an empty body.',
    source: 'ERR-08',
    expects: 'fail',
    edit: onStatus([429, 503], (reply) => makeText(reply, reply.status, null, '')),
  },
  {
    id: 'error-with-markup',
    about: 'Raw markup of the model as the error message.',
    source: 'ERR-09',
    expects: 'fail',
    edit: inner((error) => void (error.message = '<|tool_calls_section_begin|><|tool_call_begin|>functions_w_1')),
  },
  {
    id: 'error-blames-caller',
    about: 'A malformed call by the model reported as an error of the caller.',
    source: 'ERR-13',
    expects: 'warn',
    edit: onStatus([500, 503], (reply) =>
      makeJson(reply, 400, {
        error: {
          message: 'Failed to call a function. Please adjust your prompt.',
          type: 'invalid_request_error',
          code: 'tool_use_failed',
          failed_generation: '<function=x>',
        },
      }),
    ),
  },
  {
    id: 'path-404-html',
    about: 'An unknown path answered with an HTML page.',
    source: 'ERR-14',
    expects: 'warn',
    edit: onStatus(
      [404],
      (reply) => (isUnknownPath(reply) ? makeText(reply, 404, 'text/html', html) : null),
      unknownPath,
    ),
  },
  {
    id: 'path-404-empty',
    about: 'An unknown path answered with an empty body.',
    source: 'ERR-14',
    expects: 'warn',
    edit: onStatus([404], (reply) => (isUnknownPath(reply) ? makeText(reply, 404, null, '') : null), unknownPath),
  },
  {
    id: 'error-code-param',
    about: 'A content filter with a numeric code and a param.',
    source: 'ERR-17',
    expects: 'pass',
    edit: onStatus(
      [400],
      (reply) =>
        toText(reply)?.includes('content_filter')
          ? makeJson(reply, 400, {
              error: {
                code: 400,
                message: 'The request was rejected because it was considered high risk',
                param: 'prompt',
                type: 'content_filter',
              },
            })
          : null,
      { content: 'the type content_filter' },
    ),
  },
  {
    id: 'error-upstream-in-message',
    about: 'The error of an upstream provider as a JSON string inside the message.',
    source: 'ERR-19',
    expects: 'warn',
    edit: inner((error) => void (error.message = `Upstream error: ${JSON.stringify({ error: { ...error } })}`)),
  },
  {
    id: 'error-upstream-in-metadata',
    about: 'The error of an upstream provider as a JSON string inside metadata.',
    source: 'ERR-19',
    expects: 'warn',
    edit: inner((error) => {
      error.metadata = { raw: JSON.stringify({ error: { ...error } }), provider_name: 'upstream' }
      error.message = 'Provider returned error'
    }),
  },
  {
    id: 'error-message-missing',
    about: 'An error without a message.',
    source: 'ERR-03',
    expects: 'fail',
    edit: inner((error) => delete error.message),
  },
  {
    id: 'error-type-missing',
    about: 'An error without a type.',
    source: 'ERR-03',
    expects: 'fail',
    edit: inner((error) => delete error.type),
  },
  {
    id: 'error-message-object',
    about: 'The message is an object.',
    source: 'ERR-03',
    expects: 'fail',
    edit: inner((error) => void (error.message = { text: error.message })),
  },
  {
    id: 'error-truncated',
    about: 'An error body without its last ten characters.',
    source: 'ERR-03',
    expects: 'fail',
    edit: onRefusal((reply) => editText(reply, (text) => text.slice(0, -10))),
  },
  {
    id: 'error-type-of-another-status',
    about: 'The error type of another status.',
    source: 'ERR-03',
    expects: 'fail',
    edit: onStatus([400, 401, 404], (reply) =>
      isUnknownPath(reply)
        ? null
        : makeRefusal(
            reply,
            reply.status,
            'rate_limit_reached_error',
            'Organization Rate limit exceeded, please try again after 1 seconds',
          ),
    ),
  },
  {
    id: 'error-as-stream',
    about: 'A refusal sent as an event stream.',
    source: 'STA-02',
    expects: 'fail',
    edit: onRefusal((reply) =>
      editText(
        {
          ...reply,
          headers: [
            ['Content-Type', 'text/event-stream'],
            ...reply.headers.filter(([name]) => !/content-type/i.test(name)),
          ],
        },
        (text) => `data: ${text}\n\n`,
      ),
    ),
  },
]

export const errorFaults: readonly Fault[] = rows.map(defineFault)
