/** Refusals by an otherwise conforming server: what, diagnosis, exit code. Texts: https://platform.kimi.ai/docs/api/errors (2026-08). */
import { key, refuse } from '../../suite/runner/scripted-server.ts'
import { always, atChat, chat, limited, page, say, write, type FaultyServer } from './faulty-server.ts'

const org = 'Your account org-0123456789ab<ak-0123456789ab>'

/** Refusals with an error status. */
export const refusals: FaultyServer[] = [
  {
    what: 'a wrong key',
    id: 'key-refused',
    code: 1,
    override: always(401, 'invalid_authentication_error', 'Invalid Authentication'),
  },
  {
    what: 'a dropped header',
    id: 'key-not-seen',
    code: 1,
    override: always(401, 'incorrect_api_key_error', 'Incorrect API key provided'),
  },
  {
    what: 'an echo of the key in a refusal',
    id: 'key-refused',
    code: 1,
    override: always(401, 'invalid_request_error', `Incorrect API key provided: ${key}, begins ${key.slice(0, 14)}`),
    says: /Incorrect API key provided: /,
  },
  {
    what: 'no rights',
    id: 'forbidden',
    code: 1,
    override: say(403, 'permission_denied_error', 'Your IP is not allowed to access this organization'),
  },
  {
    what: 'a model that is not served',
    id: 'model-unknown',
    code: 1,
    override: say(404, 'resource_not_found_error', 'Not found the model kimi-k9 or Permission denied'),
    args: ['--model', 'kimi-k9'],
    says: /GET \/models offers: kimi-k2\.6; try --model kimi-k2\.6/,
  },
  {
    what: 'a model that is listed and refused all the same',
    id: 'model-unknown',
    code: 1,
    override: say(404, 'resource_not_found_error', 'Not found the model kimi-k2.6 or Permission denied'),
    says: /offers kimi-k2\.6, but the request is refused/,
  },
  {
    what: 'an unknown model, in the words of another server',
    id: 'model-unknown',
    code: 1,
    override: atChat((_a, r) =>
      r.writeHead(404).end('{"object":"error","message":"The model `a` does not exist.","code":404}'),
    ),
    args: ['--model', 'a'],
  },
  {
    what: 'a retired model',
    id: 'model-retired',
    code: 1,
    override: say(404, 'resource_not_found_error', 'Not found the model kimi-k2.5 or Permission denied'),
    args: ['--model', 'kimi-k2.5'],
    says: /retired on 2026-08-31.*offers: kimi-k2\.6/s,
  },
  {
    what: 'the id that comes from a tutorial',
    id: 'model-from-tutorial',
    code: 1,
    override: say(404, 'resource_not_found_error', 'Not found the model kimi-k2.5-preview or Permission denied'),
    args: ['--model', 'kimi-k2.5-preview'],
    says: /widely read tutorial.*try --model kimi-k2\.6/s,
  },
  {
    what: 'an unknown path under /v1',
    id: 'gateway-404',
    code: 1,
    override: (_a, r) =>
      !!r.writeHead(404).end('{"code":5,"error":"url.not_found","message":"没找到对象","status":false}'),
  },
  {
    what: 'a server without the API',
    id: 'wrong-path',
    code: 1,
    override: (_a, r) => !!r.writeHead(404).end('{"detail":"Not Found"}'),
  },
  {
    what: 'an empty balance',
    id: 'no-balance',
    code: 1,
    override: (a, r) =>
      a.path.endsWith('/users/me/balance')
        ? !!r.end(
            '{"code":0,"data":{"available_balance":-0.5,"voucher_balance":0,"cash_balance":-0.5},"scode":"0x0","status":true}',
          )
        : chat(a.path) &&
          refuse(r, 429, 'exceeded_current_quota_error', `${org} is suspended due to insufficient balance`),
    says: /available: -0\.5\b.*top up the account/s,
  },
  {
    what: 'the quota refusal of 2025',
    id: 'no-balance',
    code: 1,
    override: say(403, 'exceeded_current_quota_error', `${org} is not active`),
  },
  {
    what: 'the RPM limit',
    id: 'rate-limited-rpm',
    code: 3,
    override: limited('organization max RPM: 3, please try again after 1 seconds', { 'Retry-After': '9' }),
    says: /limit is reached: 3 .*wait 9 s/s,
  },
  {
    what: 'the RPM limit, with the wait in another header only',
    id: 'rate-limited-rpm',
    code: 3,
    override: limited('organization max RPM: 3', { 'Msh-Cooldown-Seconds': '7' }),
    says: /limit is reached: 3 .*wait 7 s/s,
  },
  {
    what: 'the concurrency limit',
    id: 'rate-limited-concurrency',
    code: 3,
    override: limited('max organization concurrency: 1, please try again after 1 seconds'),
    says: /limit is reached: 1 .*wait 1 s/s,
  },
  {
    what: 'the TPM limit',
    id: 'rate-limited-tpm',
    code: 3,
    override: limited('organization TPM rate limit, current: 500100, limit: 500000, please try again after 30 seconds'),
    says: /500100 of 500000.*wait 30 s/s,
  },
  {
    what: 'the TPD limit',
    id: 'rate-limited-tpd',
    code: 3,
    override: limited('organization TPD rate limit, current: 1500001, limit: 1500000'),
    says: /tomorrow/,
  },
  {
    what: 'a limit without a name',
    id: 'rate-limited',
    code: 3,
    override: say(429, 'rate_limit_reached_error', 'slow down'),
    says: /a rate limit is reached: slow down.*the key works/s,
  },
  {
    what: 'a limit in plain text',
    id: 'gateway-limit',
    code: 3,
    override: write(429, 'slow down', 'text/plain'),
    says: /\(slow down\).*a gateway or filter before the API/s,
  },
  {
    what: 'a limit on a web page',
    id: 'gateway-limit',
    code: 3,
    override: write(429, page('Too Many Requests'), 'text/html'),
    says: /\("Too Many Requests"\).*wait a minute/s,
  },
  {
    what: 'a limit without a body',
    id: 'gateway-limit',
    code: 3,
    override: atChat((_a, r) => r.writeHead(429, { 'Retry-After': '7' }).end()),
    says: /429 without a reason.*wait 7 s/s,
  },
  {
    what: 'an overload',
    id: 'overloaded',
    code: 3,
    override: say(429, 'engine_overloaded_error', 'The engine is currently overloaded, please try again later'),
  },
  { what: 'a 503', id: 'overloaded', code: 3, override: say(503, 'server_unavailable', 'service unavailable') },
  { what: 'a 500', id: 'server-error', code: 3, override: say(500, 'unexpected_output', 'invalid state transition') },
  {
    what: 'a gateway that gave up waiting',
    id: 'gateway-error',
    code: 3,
    override: write(504, page('504 Gateway Time-out'), 'text/html'),
  },
  {
    what: 'the content filter',
    id: 'content-filter',
    code: 3,
    override: say(400, 'content_filter', 'The request was rejected because it was considered high risk'),
  },
  {
    what: 'a refusal of another kind',
    id: 'refused',
    code: 1,
    override: say(400, 'invalid_request_error', 'Invalid request: no'),
    says: /Invalid request: no/,
  },
  {
    what: 'a proxy that wants a password',
    id: 'proxy-auth',
    code: 3,
    override: (_a, r) => !!r.writeHead(407, { 'Proxy-Authenticate': 'Basic' }).end(),
  },
  {
    what: 'a 403 without a body',
    id: 'blocked',
    code: 1,
    override: (_a, r) => !!r.writeHead(403).end(),
    says: /answered 403 without a reason/,
  },
  {
    what: 'a refusal in plain text',
    id: 'refused',
    code: 1,
    override: write(451, 'unavailable in your region', 'text/plain'),
    says: /with 451: unavailable in your region → the API itself gives reasons as JSON/,
  },
  {
    what: 'a network that wants a login',
    id: 'network-login',
    code: 3,
    override: (_a, r) => !!r.writeHead(511).end(page('Log in')),
  },
]
