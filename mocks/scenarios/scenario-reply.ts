/** Makes the reply of a scenario. */
import { toGatewayBody, toReply, type ReplyContext, type Reply } from '../reply/index.ts'
import type { Scenario } from './scenario.ts'

/** The reply of a scenario; for an unknown path it contains the method, user agent and path of the request. */
export function toScenarioReply(context: ReplyContext, scenario: Scenario): Reply {
  const { id, status, body, contentType, headers } = scenario
  if (id === 'url.not_found') {
    const { method, headers: sent } = context.request
    return toReply(context, status, toGatewayBody(method, sent['user-agent'] ?? '', context.path))
  }
  if (contentType === undefined) return toReply(context, status, body, headers)
  return { status, headers: [['Content-Type', contentType]], body: { kind: 'bytes', bytes: body } }
}
