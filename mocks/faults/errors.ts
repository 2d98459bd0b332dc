/** Faults of error bodies. Catalogue: ERR. */
import { editText, isObject } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultVerdict } from './fault.ts'
import { makeJson, makeRefusal, makeText } from './make.ts'
import { onRefusal, onStatus } from './on.ts'
import type { Reply } from '../request/reply.ts'

const html = '<!DOCTYPE html><html><head><title>502 Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>'
const body = (value: unknown) => onRefusal((reply) => makeJson(reply, reply.status, value))
/** Edits the inner error object of a refusal. */
const inner = (edit: (error: Record<string, unknown>) => void) =>
  onRefusal((reply) =>
    editText(reply, (text) => {
      const json: unknown = JSON.parse(text)
      if (!isObject(json) || !isObject(json.error)) return text
      edit(json.error)
      return JSON.stringify(json)
    }),
  )
const isGateway = (reply: Reply) =>
  reply.body.kind === 'bytes' && typeof reply.body.bytes === 'string' && reply.body.bytes.includes('url.not_found')

const rows: readonly (readonly [string, string, string, FaultVerdict, Fault['apply']])[] = [
  ['error-text', '`error` is a string.', 'ERR-01', 'fail', body({ error: 'Insufficient balance' })],
  [
    'error-detail',
    'FastAPI `detail` instead of `error`.',
    'ERR-02',
    'fail',
    body({ detail: 'model foo does not exist' }),
  ],
  [
    'error-flat',
    'A flat error object without the wrapper.',
    'ERR-03',
    'fail',
    body({ code: 400, message: 'extra inputs are not permitted', requestid: 'r1' }),
  ],
  [
    'error-401-empty',
    '401 without a body.',
    'ERR-04',
    'fail',
    onStatus([401], (reply) => makeText(reply, 401, null, '')),
  ],
  [
    'error-anthropic',
    'An Anthropic-shaped error.',
    'ERR-05',
    'fail',
    body({ type: 'error', error: { type: 'AuthError', message: 'Invalid API key.' } }),
  ],
  [
    'error-html-502',
    'An HTML page from the edge.',
    'ERR-06',
    'fail',
    onRefusal((reply) => makeText(reply, 502, 'text/html', html)),
  ],
  [
    'error-html',
    'An HTML page under the right status.',
    'ERR-06',
    'fail',
    onRefusal((reply) => makeText(reply, reply.status, 'text/html; charset=utf-8', html)),
  ],
  [
    'error-plain-text',
    "A framework's default error as plain text.",
    'ERR-07',
    'fail',
    onRefusal((reply) => makeText(reply, 415, 'text/plain', 'Expected request with `Content-Type: application/json`')),
  ],
  [
    'error-429-empty',
    '429 with an empty body.',
    'ERR-08',
    'fail',
    onStatus([429, 503], (reply) => makeText(reply, reply.status, null, '')),
  ],
  [
    'error-with-markup',
    "The model's raw markup as the error message.",
    'ERR-09',
    'fail',
    inner((error) => void (error.message = '<|tool_calls_section_begin|><|tool_call_begin|>functions_w_1')),
  ],
  [
    'error-blames-caller',
    "The model's own bad call as the caller's fault.",
    'ERR-13',
    'warn',
    onStatus([500, 503], (reply) =>
      makeJson(reply, 400, {
        error: {
          message: 'Failed to call a function. Please adjust your prompt.',
          type: 'invalid_request_error',
          code: 'tool_use_failed',
          failed_generation: '<function=x>',
        },
      }),
    ),
  ],
  [
    'path-404-html',
    'An unknown path answered with an HTML page.',
    'ERR-14',
    'warn',
    onStatus([404], (reply) => (isGateway(reply) ? makeText(reply, 404, 'text/html', html) : reply)),
  ],
  [
    'path-404-empty',
    'An unknown path answered with an empty body.',
    'ERR-14',
    'warn',
    onStatus([404], (reply) => (isGateway(reply) ? makeText(reply, 404, null, '') : reply)),
  ],
  [
    'error-code-param',
    'A content filter with a numeric code and a param.',
    'ERR-17',
    'pass',
    onStatus([400], (reply) =>
      String((reply.body as { bytes?: unknown }).bytes).includes('content_filter')
        ? makeJson(reply, 400, {
            error: {
              code: 400,
              message: 'The request was rejected because it was considered high risk',
              param: 'prompt',
              type: 'content_filter',
            },
          })
        : reply,
    ),
  ],
  ['error-message-missing', 'An error without a message.', 'ERR-03', 'fail', inner((error) => delete error.message)],
  ['error-type-missing', 'An error without a type.', 'ERR-03', 'fail', inner((error) => delete error.type)],
  [
    'error-message-object',
    'The message is an object.',
    'ERR-03',
    'fail',
    inner((error) => void (error.message = { text: error.message })),
  ],
  [
    'error-truncated',
    'An error body cut in the middle.',
    'ERR-03',
    'fail',
    onRefusal((reply) => editText(reply, (text) => text.slice(0, -10))),
  ],
  [
    'error-type-of-another-status',
    'The type of another status.',
    'ERR-03',
    'fail',
    onStatus([400, 401, 404], (reply) =>
      isGateway(reply)
        ? reply
        : makeRefusal(
            reply,
            reply.status,
            'rate_limit_reached_error',
            'Organization Rate limit exceeded, please try again after 1 seconds',
          ),
    ),
  ],
  [
    'error-as-stream',
    'A refusal sent as an event stream.',
    'STA-02',
    'fail',
    onRefusal((reply) =>
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
  ],
]

export const errorFaults: readonly Fault[] = rows.map(([id, about, source, expects, apply]) =>
  defineFault({ id, about, source, expects, layer: 'reply', apply }),
)
