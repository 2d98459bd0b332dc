/** What can be wrong with a key or its target, each made by bending a faithful server: what, diagnosis, exit code. */
import { completion, refuse, type Bend } from '../suite/scripted-server.ts'

export const chat = (path: string) => path.endsWith('/chat/completions')
const org = 'Your account org-0123456789ab<ak-0123456789ab>'

export const ailments: [what: string, diagnosis: string, exitCode: number, bend: Bend][] = [
  [
    'a wrong key',
    'key-refused',
    1,
    (_a, r) => refuse(r, 401, 'invalid_authentication_error', 'Invalid Authentication'),
  ],
  [
    'a header that was dropped',
    'key-not-seen',
    1,
    (_a, r) => refuse(r, 401, 'incorrect_api_key_error', 'Incorrect API key provided'),
  ],
  [
    'a key without rights',
    'forbidden',
    1,
    (a, r) =>
      chat(a.path) && refuse(r, 403, 'permission_denied_error', 'Your IP is not allowed to access this organization'),
  ],
  [
    'an unknown model',
    'model-unknown',
    1,
    (a, r) =>
      chat(a.path) && refuse(r, 404, 'resource_not_found_error', 'Not found the model kimi-k2.6 or Permission denied'),
  ],
  ['a path without the API', 'wrong-path', 1, (_a, r) => !!r.writeHead(404).end('{"code":5,"error":"url.not_found"}')],
  [
    'an empty balance',
    'no-balance',
    1,
    (a, r) =>
      chat(a.path) && refuse(r, 429, 'exceeded_current_quota_error', `${org} is suspended due to insufficient balance`),
  ],
  [
    'the RPM limit',
    'rate-limited',
    3,
    (a, r) =>
      chat(a.path) &&
      refuse(r, 429, 'rate_limit_reached_error', `${org} request reached organization max RPM: 3`, {
        'Retry-After': '9',
      }),
  ],
  [
    'an overload',
    'overloaded',
    3,
    (a, r) => chat(a.path) && refuse(r, 429, 'engine_overloaded_error', 'The engine is currently overloaded'),
  ],
  [
    'a 500',
    'server-error',
    3,
    (a, r) => chat(a.path) && refuse(r, 500, 'unexpected_output', 'invalid state transition'),
  ],
  [
    'a web site',
    'html',
    1,
    (_a, r) => !!r.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>'),
  ],
  ['a redirect', 'redirect', 1, (_a, r) => !!r.writeHead(301, { Location: 'https://example.com/v1' }).end()],
  ['an answer that is no completion', 'not-a-completion', 1, (a, r) => chat(a.path) && !!r.end('{"ok":true}')],
  [
    'thinking that used up the budget',
    'budget-spent',
    3,
    (a, r) =>
      chat(a.path) &&
      !!r.end(
        completion(a, '', {
          choices: [
            {
              index: 0,
              message: { role: 'assistant', content: '', reasoning_content: 'hm' },
              finish_reason: 'length',
            },
          ],
        }),
      ),
  ],
  ['an empty answer', 'empty-content', 1, (a, r) => chat(a.path) && !!r.end(completion(a, ''))],
  [
    'the content filter',
    'content-filter',
    3,
    (a, r) =>
      chat(a.path) && refuse(r, 400, 'content_filter', 'The request was rejected because it was considered high risk'),
  ],
  ['a refusal of another kind', 'refused', 1, (a, r) => chat(a.path) && refuse(r, 400, 'invalid_request_error', 'no')],
  ['a connection that closes', 'connection-reset', 3, (_a, r) => !!r.destroy()],
]
