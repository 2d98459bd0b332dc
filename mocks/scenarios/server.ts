/** Failures of the service: 500 and 503 in the envelope of the API, and the 504 (an HTML page) and 404 of the gateway. */
import { toGatewayBody } from '../reply/index.ts'
import type { Scenario, ScenarioRow } from './scenario.ts'

export const serverRows: readonly ScenarioRow[] = [
  {
    id: 'server_error',
    status: 500,
    message: 'Failed to extract file: unknown error',
    evidence: 'documented',
    source: 'docs/api/errors',
    about: 'The service failed.',
  },
  {
    id: 'unexpected_output',
    status: 500,
    message: 'invalid state transition',
    evidence: 'documented',
    source: 'docs/api/errors',
    about: 'The model produced output that the service could not use.',
  },
  {
    id: 'server_error.extract',
    status: 500,
    message: 'Failed to extract file: unknown error',
    evidence: 'documented',
    source: 'docs/api/errors',
    about: 'A file could not be read.',
  },
  {
    id: 'extract_failed',
    status: 500,
    message: 'extract task failed: failed',
    error: { message: 'extract task failed: failed', type: '' },
    evidence: 'recorded',
    source: 'meutils/files-extract-failed',
    note: 'The type is the empty string.',
    about: 'The content of a file whose extraction failed; the type is the empty string.',
  },
  {
    id: 'server_unavailable',
    status: 503,
    message: 'service unavailable',
    evidence: 'unverified',
    source: 'docs/api/errors',
    note: 'Status and type are documented, the text is not.',
    about: 'The service is down.',
  },
]

/** Documented: the gateway answers with an HTML page after 900 seconds. The text of the page is not known. */
export const gatewayTimeout: Scenario = {
  id: 'gateway_timeout',
  status: 504,
  type: null,
  body:
    '<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n' +
    '<center><h1>504 Gateway Time-out</h1></center>\r\n</body>\r\n</html>\r\n',
  contentType: 'text/html',
  evidence: 'unverified',
  source: 'docs/guide/troubleshooting',
  note: 'Status and content type are documented, the text is not.',
  about: 'The gateway reached its timeout and sends an HTML page.',
}

/** The gateway's answer to an unknown path. `toScenarioReply` inserts the method, user agent and path of the request. */
export const gatewayNotFound: Scenario = {
  id: 'url.not_found',
  status: 404,
  type: null,
  body: toGatewayBody('POST', '', '/v1/unknown'),
  evidence: 'recorded',
  source: 'reports/gateway-404-post',
  note: 'An unknown path, answered by the gateway before authentication.',
  about: 'The path is unknown; sent before authentication.',
}
