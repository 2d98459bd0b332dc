/** Compares the status of a refusal with its error type, by the documented table. Clients retry by the status and show the type. */
import { defineCheck } from '../../judge/index.ts'
import { isPreflight } from '../helpers/answer.ts'
import { findError } from '../helpers/error.ts'

const statusOf: Readonly<Record<string, readonly number[]>> = {
  content_filter: [400],
  invalid_request_error: [400],
  invalid_authentication_error: [401],
  incorrect_api_key_error: [401],
  permission_denied_error: [403],
  resource_not_found_error: [404],
  engine_overloaded_error: [429],
  exceeded_current_quota_error: [429],
  rate_limit_reached_error: [429],
  client_closed_request: [499],
  server_error: [500, 502, 503, 504],
  unexpected_output: [500],
  server_unavailable: [503],
}

/**
 * Other statuses that a client handles the same way, and that only warn. 403 was the status of quota errors in July 2025.
 * OpenAI sends `invalid_request_error` with 401 and 404, and so do many vendors of Kimi.
 */
const mild: Readonly<Record<string, readonly number[]>> = {
  exceeded_current_quota_error: [402, 403],
  invalid_request_error: [401, 404, 405, 413, 415, 422],
  rate_limit_reached_error: [503],
  engine_overloaded_error: [503],
}

export const errorStatus = defineCheck({
  name: 'error-status',
  promise: 'Each documented error type comes with its documented status.',
  source: 'docs/api/errors',
  catches: ['ERR-02'],
  severity: 'fail',
  inspect(subject, report) {
    const { status } = subject
    // cors-preflight judges a preflight, and only warns.
    if (status === null || status < 400 || isPreflight(subject)) return
    return {
      body(json) {
        const type = findError(json)?.type
        // A type such as `constructor` names a member that every object inherits.
        if (typeof type !== 'string' || !Object.hasOwn(statusOf, type)) return
        const right = statusOf[type]!
        if (right.includes(status)) return
        // auth-status reports a key that is refused with 403.
        if (status === 403 && right[0] === 401) return
        report({
          message: `${type} comes with status ${status}`,
          documented: `${type} with ${right.join(', ')}`,
          received: `${type} with ${status}`,
          at: '/error/type',
          severity: mild[type]?.includes(status) ? 'warn' : 'fail',
        })
      },
    }
  },
})
