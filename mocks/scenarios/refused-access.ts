/** Scenarios of keys, rights and things that are not there: 401, 403, 404. Texts: facts `kimi-chat-api.md` §5.2. */
import type { ScenarioRow } from './scenario.ts'

const errorsPage = 'https://platform.kimi.ai/docs/api/errors (2026-08)'

export const accessRows: readonly ScenarioRow[] = [
  {
    id: 'invalid_authentication_error',
    status: 401,
    message: 'Invalid Authentication',
    evidence: 'recorded',
    source: 'dmxapi-401-headers-and-body.json (api.moonshot.ai, 2026-02-16)',
    about: 'The key is wrong, or belongs to the other host.',
  },
  {
    id: 'incorrect_api_key_error',
    status: 401,
    message: 'Incorrect API key provided',
    evidence: 'recorded',
    source: 'halro-401-no-key.json (both hosts, 2026-09)',
    about: 'No key was sent at all.',
  },
  {
    id: 'permission_denied_error',
    status: 403,
    message: 'The API you are accessing is not open',
    evidence: 'documented',
    source: errorsPage,
    about: 'The API is not open to this account.',
  },
  {
    id: 'permission_denied_error.user',
    status: 403,
    message: 'You are not allowed to get other user info',
    evidence: 'documented',
    source: errorsPage,
    about: 'The key asks about another user.',
  },
  {
    id: 'permission_denied_error.ip',
    status: 403,
    message: 'Your IP is not allowed to access this organization',
    evidence: 'documented',
    source: errorsPage,
    about: 'The organisation lists its addresses and this one is not among them.',
  },
  {
    id: 'resource_not_found_error',
    status: 404,
    message: 'Not found the model kimi-unknown or Permission denied',
    evidence: 'recorded',
    source: 'vercel-404-model-not-found-a.json (api.moonshot.ai, 2026)',
    about: 'The model is unknown, retired, or closed to this account.',
  },
  {
    id: 'resource_not_found_error.file',
    status: 404,
    message: 'Not found the file file_example or Permission denied',
    evidence: 'unverified',
    source: 'https://platform.kimi.ai/docs/openapi.json (2026-08): status and type; the words follow those for models',
    about: 'The file is unknown, deleted, or belongs to somebody else.',
  },
]
