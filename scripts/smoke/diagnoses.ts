/** The ailments a key can have, each with its cause and the next step. Texts and types: https://platform.kimi.ai/docs/api/errors (2026-08). */

/** What is wrong and what to do; `id` is stable for scripts. */
export interface Diagnosis {
  id: string
  cause: string
  next: string
}

function say(id: string, cause: string, next: string): Diagnosis {
  return { id, cause, next }
}

const consoles = 'https://platform.kimi.ai (international) or https://platform.kimi.com (mainland China)'

export const diagnoses = {
  noKey: (given: boolean) =>
    say(
      'no-key',
      given ? 'MOONSHOT_API_KEY is set but empty' : 'there is no key',
      `set MOONSHOT_API_KEY, or write it into .env; keys are made at ${consoles}`,
    ),
  keyForm: (trouble: string, works: boolean) =>
    say(
      'key-form',
      `the key ${trouble}`,
      works ? 'without that it works: correct MOONSHOT_API_KEY' : 'correct MOONSHOT_API_KEY and try again',
    ),
  keyRefused: (host: string, type: string) =>
    say(
      'key-refused',
      `${host} refuses the key (${type})`,
      `is it of this host? Keys of .ai and .cn, and Kimi Code keys, are not portable; check it at ${consoles}`,
    ),
  otherHost: (host: string, other: string) =>
    say(
      'other-host',
      `the key is refused by ${host} and accepted by ${other}`,
      `set MOONSHOT_BASE_URL=https://${other}/v1`,
    ),
  keyNotSeen: (host: string) =>
    say(
      'key-not-seen',
      `${host} saw no key in the request (incorrect_api_key_error)`,
      'look for a proxy that drops the Authorization header, and for an empty key',
    ),
  forbidden: (message: string) =>
    say(
      'forbidden',
      `the key is known but has no rights here: ${message}`,
      'look at the organisation’s permissions and allowed addresses in the console',
    ),
  modelUnknown: (model: string, offered: readonly string[] | null) =>
    say(
      'model-unknown',
      model === 'kimi-k2.5-preview'
        ? 'kimi-k2.5-preview is not served: it comes from a widely read tutorial, and there is no sign that it ever existed'
        : `the model ${model} is unknown to this key: retired, misspelt or not opened for the account`,
      offered === null
        ? 'ask GET /models what this key may use'
        : offered.length === 0
          ? 'GET /models offers this key no model at all'
          : `GET /models offers: ${offered.join(', ')}; try --model ${offered[0]}`,
    ),
  pathMissing: (url: string, suggestion: string) =>
    say('wrong-path', `${url} is not the API (404)`, `the base URL should probably be ${suggestion}`),
  quota: (balance: string | null, message: string) =>
    say(
      'no-balance',
      balance === null
        ? `the account has no balance: ${message}`
        : `the account has no balance (available: ${balance})`,
      'top the account up; vouchers do not open every model',
    ),
  rateLimited: (which: string, wait: string | null) =>
    say(
      'rate-limited',
      `the account’s ${which} limit is reached`,
      `the key works; wait ${wait ?? 'a little'} and try again`,
    ),
  overloaded: (status: number) =>
    say('overloaded', `the service is overloaded (${status})`, 'the key was not judged; try again in a minute'),
  serverError: (status: number, message: string) =>
    say(
      'server-error',
      `the server failed: ${status} ${message}`.trim(),
      'try again; if it stays so, look at the service’s status page',
    ),
  contentFilter: () =>
    say(
      'content-filter',
      'the content filter refused a harmless prompt',
      'try again, or another model; the key itself was accepted',
    ),
  refused: (status: number, message: string) =>
    say(
      'refused',
      `the request was refused with ${status}: ${message}`,
      'the message names the reason; try --model with another model',
    ),
  html: (host: string) =>
    say(
      'html',
      `${host} answered with an HTML page, not with JSON`,
      'the base URL leads to a web site, or a proxy or login page stands in between',
    ),
  redirect: (location: string) =>
    say(
      'redirect',
      `the address redirects to ${location || 'another place'}`,
      'set MOONSHOT_BASE_URL to the final address',
    ),
  notChat: () =>
    say(
      'not-a-completion',
      'the answer is no chat completion: it has no choices',
      'is the base URL that of an OpenAI-compatible API?',
    ),
  budgetSpent: () =>
    say(
      'budget-spent',
      'the answer is empty because thinking used up the token budget',
      'the key works; try a model whose thinking can be switched off, such as kimi-k2.6',
    ),
  emptyContent: () =>
    say(
      'empty-content',
      'the answer has choices but no text',
      'run `kimi-contract check` against this target to see what is wrong',
    ),
  cutOff: () =>
    say(
      'cut-off',
      'the connection broke off before the answer was complete',
      'try again; a proxy with a short time limit does this to streams',
    ),
  refusedConnection: (host: string) =>
    say('connection-refused', `nothing listens at ${host}`, 'is the server started, and is the port right?'),
  dns: (host: string) =>
    say(
      'dns',
      `the host ${host} cannot be resolved`,
      'look for a misspelling in the base URL, and at the network connection',
    ),
  tls: (detail: string) =>
    say(
      'tls',
      detail,
      'a proxy that opens TLS needs its certificate in NODE_EXTRA_CA_CERTS; else look at the clock and the host name',
    ),
  timeout: (ms: number) =>
    say(
      'timeout',
      `no answer within ${ms} ms`,
      'try again, with --timeout-ms if the line is slow; look for a proxy or firewall',
    ),
  reset: (host: string) =>
    say(
      'connection-reset',
      `${host} closed the connection without an answer`,
      'https where http is spoken, or the reverse? A proxy or firewall in between?',
    ),
  notHttp: (host: string) =>
    say('not-http', `${host} does not speak HTTP at this port`, 'look at the scheme and the port of the base URL'),
  network: (detail: string) => say('network', detail, 'look at the network connection, proxy and firewall'),
} as const
