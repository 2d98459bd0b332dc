/**
 * Validates bodies against the contract (openapi/openapi.yaml) and returns violations as data; never throws for a body. The validators
 * are compiled ahead of time by scripts/dev/generate.ts.
 */
import { findRequestSchema, findResponseSchema } from './document.ts'
import * as compiled from './generated/validators.ts'
import { toViolations } from './violations.ts'
import type { SchemaError, Violation } from './violations.ts'
import type { ChatCompletionChunk, OperationId } from './types.ts'

export type { Violation } from './violations.ts'

interface Compiled {
  (body: unknown): boolean
  errors?: readonly SchemaError[] | null
}

const byName: Readonly<Record<string, Compiled | undefined>> = compiled as Readonly<
  Record<string, Compiled | undefined>
>

/** The validators of the contract: by operation, by operation and status, and for the events of a stream. */
export const validators = {
  /** The violations of a JSON request body; empty for an operation without one. */
  request(operationId: OperationId, body: unknown): Violation[] {
    const name = findRequestSchema(operationId)
    return name === null ? [] : validate(name, body)
  },

  /**
   * The violations of a JSON answer. With an undocumented status of 400 or more, the body is validated against the error envelope; any
   * other undocumented status is a violation itself.
   */
  response(operationId: OperationId, status: number, body: unknown): Violation[] {
    const name = findResponseSchema(operationId, status)
    if (status === 404) return validate(isGatewayError(body) ? 'GatewayError' : 'ErrorEnvelope', body)
    if (typeof name === 'string') return validate(name, body)
    if (status >= 400) return name === null ? [] : validate('ErrorEnvelope', body)
    return name === null ? [] : [undocumentedStatus(operationId, status)]
  },

  /** The violations of one event of a stream. */
  chunk(body: unknown): Violation[] {
    return isChunk(body) ? [] : validate('ChatCompletionChunk', body)
  },

  /** The violations of an error envelope, also of one inside a stream. */
  error(body: unknown): Violation[] {
    return validate('ErrorEnvelope', body)
  },

  isChunk,
}

/** Whether an event of a stream matches its schema. The fast path: allocates nothing for a valid event. */
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
