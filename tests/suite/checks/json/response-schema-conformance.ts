/** Validates each body and each chunk against the schema of its operation: envelope, types, closed lists. */
import type { OperationId } from '../../../../openapi/types.ts'
import { validators, type Violation } from '../../../../openapi/validator.ts'
import { isObject, atChunk, defineCheck, show, type Severity } from '../../judge/index.ts'
import { findChunk, isChatAnswer, isPreamble, isPreflight, isStoredRefusal } from '../helpers/answer.ts'

export const responseSchemaConformance = defineCheck({
  name: 'response-schema-conformance',
  promise: 'Each body and each chunk matches the schema of its operation.',
  source: ['kimi-contract/spec', 'docs/api/chat'],
  catches: 'ENV-01 ENV-03 ENV-04 ENV-05 ENV-07 ENV-08 ENV-09 ENV-10 ENV-11 TYP-02 TYP-07 TYP-09 ENM-01 ENM-03'.split(
    ' ',
  ),
  severity: 'fail',
  inspect(subject, report) {
    const { operationId } = subject.head
    const status = subject.status ?? 200
    if (operationId === null || isPreflight(subject) || status < 200 || status >= 300) return
    const chat = isChatAnswer(subject)
    const say = (violation: Violation, severity: Severity, json: unknown, at: string) => {
      const where = violation.path.replaceAll(/\/\d+/g, '/*') || 'the JSON text'
      report({
        message: `${where} ${toWords(violation)}`,
        documented: toDocumented(violation),
        received: show(findValue(json, violation.path)),
        at,
        severity,
      })
    }
    return {
      structural: true,
      event(arrival) {
        if (!chat || validators.isChunk(arrival.json)) return
        const chunk = findChunk(arrival)
        if (chunk === null) return
        // chunk-sequence warns about a metadata chunk before the answer.
        const violations = validators
          .chunk(chunk)
          .filter(({ path }) => !isPreamble(chunk) || !/^\/(created|model)\b/.test(path))
        for (const { severity, ...violation } of joinMissing(violations, (one) =>
          judgeViolation(one, chunk, operationId),
        ))
          say(violation, severity, chunk, atChunk(arrival, violation.path))
      },
      body(json) {
        // success-without-error and error-envelope judge an error in place of an answer.
        if (
          !isObject(json) ||
          isStoredRefusal(subject, json) ||
          (chat && json.error != null && json.choices === undefined)
        )
          return
        // status-code-conformance reports an undocumented status.
        const violations = validators.response(operationId, status, json).filter(({ keyword }) => keyword !== 'status')
        for (const { severity, ...violation } of joinMissing(violations, (one) =>
          judgeViolation(one, json, operationId),
        ))
          say(violation, severity, json, violation.path || 'body')
      },
    }
  },
})

/** Members that may be absent: of a choice, of usage (vLLM fills in null). */
const optional =
  /^\/choices\/\d+\/((delta|message)\/(reasoning_content|tool_calls)|usage|logprobs)$|\/usage\/(cached_tokens|(prompt|completion)_tokens_details(\/\w+)?)$/
/** The same for an entry of the models list, and for its permissions, where vLLM has `"group": null`. */
const optionalOfModel = /^\/data\/\d+\/(?:(?!id$)\w+|permission\/\d+\/\w+)$/

/** The severity of a violation; null if another check reports it. */
function judgeViolation({ path, params }: Violation, json: unknown, operationId: OperationId): Severity | null {
  if (/^\/choices\/\d+\/finish_reason$/.test(path) || params.missingProperty === 'finish_reason') return null
  if (/^\/choices\/\d+\/delta\/role$/.test(path)) return null
  if (/\/tool_calls\/\d+(\/function)?\/(id|type|name)$/.test(path)) return null
  // The documentation shows the count without the envelope that was recorded around it.
  if (operationId === 'estimateTokenCount' && /^(code|scode|status)$/.test(String(params.missingProperty)))
    return 'warn'
  // Clients treat null like an absent member where the member may be absent.
  const mayBeAbsent = optional.test(path) || (operationId === 'listModels' && optionalOfModel.test(path))
  return mayBeAbsent && findValue(json, path) === null ? 'warn' : 'fail'
}

/** The violations that this check reports, with one in place of those that name members missing from the same object. */
function joinMissing(
  violations: readonly Violation[],
  judge: (violation: Violation) => Severity | null,
): readonly (Violation & { severity: Severity })[] {
  const joined: (Violation & { severity: Severity })[] = []
  /** By severity and object. */
  const missing = new Map<string, Violation>()
  for (const violation of violations) {
    const severity = judge(violation)
    if (severity === null) continue
    const { keyword, path, params } = violation
    const object = keyword === 'required' ? `${severity} ${path}` : null
    const same = object === null ? undefined : missing.get(object)
    if (same) {
      same.params = { missingProperty: [same.params.missingProperty, params.missingProperty].flat() }
      continue
    }
    const one = { ...violation, severity }
    joined.push(one)
    if (object !== null) missing.set(object, one)
  }
  return joined
}

function toWords({ keyword, message, params }: Violation): string {
  if (keyword === 'required') return `lacks ${toNames(params.missingProperty)}`
  if (keyword === 'type') return `has the wrong type: ${message}`
  if (keyword === 'minLength' || keyword === 'minItems') return 'is empty'
  return message
}

function toDocumented({ keyword, params }: Violation): string {
  if (keyword === 'required')
    return `${toNames(params.missingProperty)} ${Array.isArray(params.missingProperty) ? 'are' : 'is'} always there`
  if (keyword === 'const') return show(params.allowedValue)
  if (keyword === 'enum') return show(params.allowedValues)
  if (keyword === 'type') return String(params.type)
  return `${keyword} ${show(params)}`
}

function toNames(names: unknown): string {
  return [names]
    .flat()
    .map((name) => `\`${String(name)}\``)
    .join(', ')
}

/** The value at a JSON pointer. */
function findValue(json: unknown, path: string): unknown {
  let value = json
  for (const part of path.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')]
  }
  return value
}
