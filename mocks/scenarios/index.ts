/**
 * The scenarios: all refusals and failures of the API by name, and answers that end early. The id is the error type of the API, plus a
 * dot and a variant if one type has several causes. A new error needs an example of the same name in `openapi/schemas`; a test compares
 * them.
 */
import { toErrorBody, toGoJson, toCooldownHeaders } from '../reply/index.ts'
import { accessRows } from './access.ts'
import { finishReasonScenarios } from './finish-reasons.ts'
import { loadRows } from './limits.ts'
import { messageRows } from './messages.ts'
import { parameterRows } from './parameters.ts'
import { requestRows } from './requests.ts'
import type { Scenario, ScenarioRow } from './scenario.ts'
import { gatewayNotFound, gatewayTimeout, serverRows } from './server.ts'
import { toolRows } from './tools.ts'

export { account } from './account.ts'
export { toScenarioReply } from './scenario-reply.ts'
export type { Scenario } from './scenario.ts'

/** All scenarios, in the order in which lists show them. */
export const scenarios: readonly Scenario[] = [
  ...[...requestRows, ...parameterRows, ...messageRows, ...toolRows].map(toScenario),
  ...[...accessRows, ...loadRows, ...serverRows].map(toScenario),
  gatewayTimeout,
  gatewayNotFound,
  ...finishReasonScenarios,
]

const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]))

/** The scenario for `Prefer: code=…`, one for each status. */
const byCode: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'invalid_authentication_error',
  403: 'permission_denied_error',
  404: 'resource_not_found_error',
  429: 'rate_limit_reached_error.rpm',
  499: 'client_closed_request',
  500: 'server_error',
  503: 'server_unavailable',
  504: 'gateway_timeout',
}

/** The statuses that `Prefer: code=…` accepts beside 200, the normal answer. */
export const scenarioCodes: readonly number[] = Object.keys(byCode).map(Number)

/** The scenario of an id. An error type that has only variants means the first of them. */
export function findScenario(id: string): Scenario | undefined {
  return byId.get(id) ?? scenarios.find((scenario) => scenario.id.startsWith(`${id}.`))
}

/** The scenario for a status. */
export function findScenarioByCode(code: number, operationId?: string): Scenario | undefined {
  // A 404 is about the file where the path names one.
  const id = code === 404 && operationId?.includes('File') ? 'resource_not_found_error.file' : byCode[code]
  return id === undefined ? undefined : byId.get(id)
}

function toScenario(row: ScenarioRow): Scenario {
  const { id, status, evidence, source, note, message } = row
  const type = typeof row.error?.type === 'string' ? row.error.type : id.split('.', 1)[0]!
  return {
    id,
    status,
    type,
    body: row.error ? toGoJson({ error: row.error }) : toErrorBody(message, type),
    ...(row.cooldownSeconds === undefined ? {} : { headers: toCooldownHeaders(row.cooldownSeconds) }),
    evidence,
    source,
    ...(note === undefined ? {} : { note }),
    about: row.about ?? message,
  }
}
