/** Scenarios of a request the API does not take: the general ones, 400 and 499. Texts: facts `kimi-chat-api.md` §1.4, §5.2. */
import type { ScenarioRow } from './scenario.ts'

const errorsPage = 'https://platform.kimi.ai/docs/api/errors (2026-08)'

export const requestRows: readonly ScenarioRow[] = [
  {
    id: 'invalid_request_error',
    status: 400,
    message: 'Invalid request: messages must not be empty',
    evidence: 'recorded',
    source: 'k3admission-400-empty-messages.json (2026)',
    about: 'A request that breaks a rule, whatever was really sent.',
  },
  {
    id: 'content_filter',
    status: 400,
    message: 'The request was rejected because it was considered high risk',
    evidence: 'documented',
    source: `${errorsPage}; the pasted bodies with code 400 and param "prompt" name no host`,
    about: 'The safety review refused the request.',
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
    evidence: 'unverified',
    source: 'https://github.com/666ghj/BettaFish/issues/228 (2025-11); the host is not named',
    about: 'The same with the members code and param, as pasted bodies have it.',
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
    source: 'rollout-400-missing-kimi-api-version.json (api.moonshot.cn, 2026-09-02)',
    about: 'A passing fault of a rollout; type before message, and a request_id.',
  },
  {
    id: 'client_closed_request',
    status: 499,
    message: 'The client closed the request',
    evidence: 'unverified',
    source: `${errorsPage}: status and type; the words are ours`,
    about: 'What the service notes when the client has left.',
  },
]
