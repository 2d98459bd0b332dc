/**
 * The error table: every refusal and failure of the API by name. Id = the wire's error type, with a dotted variant where one
 * type has several causes. A new row here needs an example of the same name in `openapi/`; a unit test compares the two.
 */
import { toErrorBody, toGoJson } from '../request/envelope.ts'
import { toCooldownHeaders } from '../request/headers.ts'
import { accessRows } from './refused-access.ts'
import { loadRows } from './refused-load.ts'
import { messageRows } from './refused-messages.ts'
import { parameterRows } from './refused-parameters.ts'
import { requestRows } from './refused-request.ts'
import { toolRows } from './refused-tools.ts'
import { gatewayNotFound, gatewayTimeout, serverRows } from './failed-server.ts'
import type { Scenario, ScenarioRow } from './scenario.ts'

/** All scenarios, in the order lists print them. */
export const scenarios: readonly Scenario[] = [
  ...[...requestRows, ...parameterRows, ...messageRows, ...toolRows].map(toScenario),
  ...[...accessRows, ...loadRows, ...serverRows].map(toScenario),
  gatewayTimeout,
  gatewayNotFound,
]

const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]))

/** Which scenario answers `Prefer: code=…` when several have the status. */
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

/** The statuses `Prefer: code=…` can ask for beside 200, the ordinary answer. */
export const scenarioCodes: readonly number[] = Object.keys(byCode).map(Number)

/** The scenario of that id; a bare type whose causes are all dotted means its first cause. */
export function findScenario(id: string): Scenario | undefined {
  return byId.get(id) ?? scenarios.find((scenario) => scenario.id.startsWith(`${id}.`))
}

/** The scenario a bare status means. */
export function findScenarioByCode(code: number, operationId?: string): Scenario | undefined {
  // What is not found is what the path names.
  const id = code === 404 && operationId?.includes('File') ? 'resource_not_found_error.file' : byCode[code]
  return id === undefined ? undefined : byId.get(id)
}

function toScenario(row: ScenarioRow): Scenario {
  const { id, status, evidence, source, message } = row
  const type = typeof row.error?.type === 'string' ? row.error.type : id.split('.', 1)[0]!
  return {
    id,
    status,
    type,
    body: row.error ? toGoJson({ error: row.error }) : toErrorBody(message, type),
    ...(row.cooldownSeconds === undefined ? {} : { headers: toCooldownHeaders(row.cooldownSeconds) }),
    evidence,
    source,
    about: row.about ?? message,
  }
}
