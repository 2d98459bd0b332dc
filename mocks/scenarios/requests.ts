/** General refusals of a request: 400 and 499. */
import type { ScenarioRow } from './scenario.ts'

export const requestRows: readonly ScenarioRow[] = [
  {
    id: 'invalid_request_error',
    status: 400,
    message: 'Invalid request: messages must not be empty',
    evidence: 'documented',
    source: 'docs/openapi.json',
    note: 'The text is that of the refusal of empty messages; a general one is not recorded.',
    about: 'A request that breaks a rule, independent of the request itself.',
  },
  {
    id: 'content_filter',
    status: 400,
    message: 'The request was rejected because it was considered high risk',
    evidence: 'documented',
    source: 'docs/api/errors',
    about: 'The safety check refused the request.',
  },
  {
    id: 'content_filter.code',
    status: 400,
    message: 'The request was rejected because it was considered high risk',
    error: {
      code: 400,
      message: 'The request was rejected because it was considered high risk',
      param: 'prompt',
      type: 'content_filter',
    },
    evidence: 'reported',
    source: '666ghj/BettaFish#228',
    note: 'The only report of code and param; the host is not named.',
    about: 'The same with the members code and param, as in bodies pasted by users.',
  },
  {
    id: 'invalid_request_error.api_version',
    status: 400,
    message: 'missing required header Kimi-Api-Version',
    error: {
      type: 'invalid_request_error',
      message: 'missing required header Kimi-Api-Version',
      request_id: '0123456789abcdef0123456789abcdef',
    },
    evidence: 'recorded',
    source: 'reports/kimi-api-version',
    note: 'Seen during a rollout; key order type, message, request_id.',
    about: 'Seen during a rollout; type before message, and a request_id.',
  },
  {
    id: 'invalid_request_error.tokenization',
    status: 400,
    message: 'Invalid request: tokenization failed',
    evidence: 'documented',
    source: 'docs/guide/dynamic-tool-loading',
    note: 'The guide gives it for dynamic tools on a model that has none; in May 2026 the role developer was refused with it as well.',
    about: 'The messages cannot be turned into a prompt.',
  },
  {
    id: 'client_closed_request',
    status: 499,
    message: 'The client closed the request',
    evidence: 'unverified',
    source: 'docs/api/errors',
    note: 'Status and type are documented, the text is not.',
    about: 'What the service records when the client has closed the connection.',
  },
]
