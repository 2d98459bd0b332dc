/** Scenarios of a service that fails: 500 and 503 in the API's envelope; the gateway's 504 is a page. Facts §5.2. */
import { toGatewayBody } from '../request/envelope.ts'
import type { Scenario, ScenarioRow } from './scenario.ts'

const errorsPage = 'https://platform.kimi.ai/docs/api/errors (2026-08)'

export const serverRows: readonly ScenarioRow[] = [
  {
    id: 'server_error',
    status: 500,
    message: 'Failed to extract file: unknown error',
    evidence: 'documented',
    source: `${errorsPage}: "Failed to extract file: {error}"; no recording`,
    about: 'The service failed.',
  },
  {
    id: 'unexpected_output',
    status: 500,
    message: 'invalid state transition',
    evidence: 'documented',
    source: `${errorsPage}; no recording`,
    about: 'The model produced something the service could not use.',
  },
  {
    id: 'server_error.extract',
    status: 500,
    message: 'Failed to extract file: unknown error',
    evidence: 'documented',
    source: `${errorsPage}; no recording`,
    about: 'A file could not be read.',
  },
  {
    id: 'extract_failed',
    status: 500,
    message: 'extract task failed: failed',
    error: { message: 'extract task failed: failed', type: '' },
    evidence: 'recorded',
    source: 'files-content-500-extract-failed-2024.txt (2024-03)',
    about: 'The content of a file whose extraction failed; the type is the empty string.',
  },
  {
    id: 'server_unavailable',
    status: 503,
    message: 'service unavailable',
    evidence: 'unverified',
    source: `${errorsPage}: status and type; the words are the documented meaning`,
    about: 'The service is down.',
  },
]

/** A gateway's page, not JSON; its text is not recorded (unverified), only that it is HTML. */
export const gatewayTimeout: Scenario = {
  id: 'gateway_timeout',
  status: 504,
  type: null,
  body:
    '<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n' +
    '<center><h1>504 Gateway Time-out</h1></center>\r\n</body>\r\n</html>\r\n',
  contentType: 'text/html',
  evidence: 'unverified',
  source: 'https://platform.kimi.ai/docs/guide/troubleshooting (2026-08): an HTML page after a gateway timeout',
  about: 'The gateway gave up waiting and sends a page instead of JSON.',
}

/** The gateway's answer to a path it does not know; method, user agent and path are those of the request it answers. */
export const gatewayNotFound: Scenario = {
  id: 'url.not_found',
  status: 404,
  type: null,
  body: toGatewayBody('POST', '', '/v1/unknown'),
  evidence: 'recorded',
  source: 'gateway-404-unknown-path-post.json (early 2026)',
  about: 'The gateway does not know the path; sent before authentication.',
}
