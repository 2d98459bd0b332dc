/**
 * The status and the type of a refusal say the same: clients retry by the one and explain by the other.
 * The table is https://platform.kimi.ai/docs/api/errors (2026-08).
 */
import { defineCheck } from '../check.ts'
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
 * Neighbours a client handles alike: 403 was the quota's status in July 2025, and is judged elsewhere for bad keys;
 * OpenAI itself sends `invalid_request_error` with 401 and 404, so that many who serve Kimi do too.
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
    // A preflight has a check of its own, which only warns.
    if (status === null || status < 400 || isPreflight(subject)) return
    return {
      body(json) {
        const type = findError(json)?.type
        if (typeof type !== 'string') return
        const right = statusOf[type]
        if (!right || right.includes(status)) return
        // A key that is refused with 403 is the matter of auth-status.
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
