/** Validates the arguments of tool calls against the schemas that the request declares. The page cannot: its policy forbids compiled code. */
import { parseJson } from '../../openapi/bounded-json.ts'
import { isObject } from '../../tests/suite/judge/index.ts'
import { toSchemaValidator } from '../../tests/suite/checks/index.ts'
import { CallError } from './call.ts'

/** Whether the arguments of a call match its schema. */
export type ArgumentsVerdict =
  | { state: 'valid' }
  | { state: 'no schema' }
  | { state: 'not JSON' }
  | { state: 'invalid'; violation: string }

const mostCalls = 1024

/** One verdict for each of `calls`. @throws CallError */
export function judgeArguments(body: Readonly<Record<string, unknown>>): { verdicts: ArgumentsVerdict[] } {
  const { calls } = body
  if (!Array.isArray(calls) || calls.length > mostCalls)
    throw new CallError(400, `calls must be a list of at most ${mostCalls} calls with arguments and parameters`)
  return { verdicts: calls.map((call: unknown) => judgeCall(isObject(call) ? call : {})) }
}

function judgeCall({ arguments: text, parameters }: Record<string, unknown>): ArgumentsVerdict {
  const value = typeof text === 'string' ? parseJson(text === '' ? '{}' : text).json : undefined
  if (value === undefined) return { state: 'not JSON' }
  const validate = toSchemaValidator(parameters)
  if (!validate) return { state: 'no schema' }
  if (!isObject(value)) return { state: 'invalid', violation: 'the arguments are not an object' }
  const violation = validate(value)
  return violation ? { state: 'invalid', violation } : { state: 'valid' }
}
