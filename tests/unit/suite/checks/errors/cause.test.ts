/** Status, cause and blame of refusals (ERR-02, ERR-13, STA-04, STA-05, STA-07). */
import { describe } from 'vitest'
import { say } from '../wire.ts'
import { ask, askStream, judgeRows, refusal, type Row } from '../verdict-table.ts'

const causes: Row[] = [
  ['a type with a foreign status', { status: 500, json: refusal('bad') }, ['error-status:fail']],
  [
    'an unknown model refused with 400',
    { status: 400, json: refusal('Not found the model', 'resource_not_found_error') },
    ['error-status:fail'],
  ],
  [
    'the quota’s status of 2025',
    { status: 403, json: refusal('exceeded current quota', 'exceeded_current_quota_error') },
    ['error-status:warn'],
  ],
  ['OpenAI’s own type for a bad key', { status: 401, json: refusal('Incorrect key') }, ['error-status:warn']],
  ['OpenAI’s own type for an unknown model', { status: 404, json: refusal('No such model') }, ['error-status:warn']],
  ['an undocumented type', { status: 402, json: refusal('Insufficient balance', 'insufficient_quota') }, []],
  [
    'STA-04: overflow as 500',
    { status: 500, json: refusal('decode failed at pos 16384', 'server_error', { code: 'internal' }) },
    ['error-cause:fail'],
  ],
  [
    'STA-04: overflow as 503, in other words',
    { status: 503, json: refusal('maximum context length is 8192 tokens', 'server_unavailable') },
    ['error-cause:fail'],
  ],
  [
    'STA-04: overflow seen from the request',
    { status: 500, json: refusal('oops', 'server_error'), request: ask({ max_tokens: 300_000 }) },
    ['error-cause:fail'],
  ],
  [
    'STA-05: logprobs as 500',
    {
      status: 500,
      headers: { 'Content-Type': 'text/plain' },
      body: 'Internal Server Error',
      request: ask({ logprobs: true }),
    },
    ['error-cause:fail', 'error-envelope:fail'],
  ],
  [
    'STA-07: bad JSON as 500',
    { status: 500, request: null, json: refusal('invalid character in JSON body', 'server_error') },
    ['error-cause:fail'],
  ],
  [
    'a server fault with the right status',
    { status: 500, json: refusal('invalid state transition', 'unexpected_output') },
    [],
  ],
  [
    'ERR-13: the model’s call blamed on the caller',
    {
      status: 400,
      json: refusal('Failed to call a function', undefined, {
        code: 'tool_use_failed',
        failed_generation: '…',
        status_code: 400,
      }),
    },
    ['error-cause:warn'],
  ],
  [
    'ERR-13: in the stream',
    {
      request: askStream(),
      events: [
        say('a'),
        refusal('Failed to call a function', undefined, { code: 'tool_use_failed', failed_generation: '…' }),
      ],
    },
    ['error-cause:warn'],
  ],
]

describe('the cause of a refusal', () => judgeRows(causes))
