/**
 * Says where a body leaves the contract (openapi/openapi.yaml): violations as data, never an exception.
 * The validators are compiled ahead of time by scripts/dev/generate.ts; nothing is compiled at run time.
 */
import { findRequestSchema, findResponseSchema } from './document.ts'
import * as compiled from './generated/validators.ts'
import { toViolations } from './violations.ts'
import type { Fault, Violation } from './violations.ts'
import type { ChatCompletionChunk, OperationId } from './types.ts'

export type { Violation } from './violations.ts'

interface Compiled {
  (body: unknown): boolean
  errors?: readonly Fault[] | null
}

const byName: Readonly<Record<string, Compiled | undefined>> = compiled as Readonly<
  Record<string, Compiled | undefined>
>

/** The validators of the contract: by operation, by operation and status, and for the events of a stream. */
export const validators = {
  /** What is wrong with a JSON request body; empty for an operation that takes none. */
  request(operationId: OperationId, body: unknown): Violation[] {
    const name = findRequestSchema(operationId)
    return name === null ? [] : validate(name, body)
  },

  /**
   * What is wrong with a JSON answer. A status of 400 or more that is not documented is held against the error envelope;
   * any other status that is not documented is a violation of its own.
   */
  response(operationId: OperationId, status: number, body: unknown): Violation[] {
    const name = findResponseSchema(operationId, status)
    if (status === 404) return validate(isGatewayError(body) ? 'GatewayError' : 'ErrorEnvelope', body)
    if (typeof name === 'string') return validate(name, body)
    if (status >= 400) return name === null ? [] : validate('ErrorEnvelope', body)
    return name === null ? [] : [undocumentedStatus(operationId, status)]
  },

  /** What is wrong with one event of a stream. */
  chunk(body: unknown): Violation[] {
    return isChunk(body) ? [] : validate('ChatCompletionChunk', body)
  },

  /** What is wrong with an error envelope, also with one inside a stream. */
  error(body: unknown): Violation[] {
    return validate('ErrorEnvelope', body)
  },

  isChunk,
}

/** Whether an event of a stream keeps the contract: the fast path, which allocates nothing while it does. */
function isChunk(body: unknown): body is ChatCompletionChunk {
  return (compiled.ChatCompletionChunk as Compiled)(body)
}

function isGatewayError(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string'
}

function validate(name: string, body: unknown): Violation[] {
  const check = byName[name]
  if (check === undefined) throw new Error(`no validator for ${name}: run npm run generate`)
  return check(body) ? [] : toViolations(check.errors ?? [])
}

function undocumentedStatus(operationId: OperationId, status: number): Violation {
  return {
    path: '',
    keyword: 'status',
    message: `status ${status} is not documented for ${operationId}`,
    params: { status },
    schemaPath: `#/paths/${operationId}/responses`,
  }
}
