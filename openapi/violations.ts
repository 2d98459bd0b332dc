/** From ajv's error objects to violations a person can act on: one fault, one line, at the member that is wrong. */

/** One fault found by a schema. */
export interface Violation {
  /** JSON pointer into the instance; the empty string is the whole. */
  path: string
  keyword: string
  message: string
  params: Record<string, unknown>
  schemaPath: string
}

/** An error object as the compiled validators leave it. */
export interface RawError {
  instancePath: string
  schemaPath: string
  keyword: string
  params: Record<string, unknown>
  message?: string
}

/** The violations behind a list of raw errors, in the order in which they were found. */
export function toViolations(errors: readonly RawError[]): Violation[] {
  // an `if` error only says that the errors beside it exist
  return errors.filter((error) => error.keyword !== 'if').map(toViolation)
}

function toViolation({ instancePath, schemaPath, keyword, params, message = keyword }: RawError): Violation {
  if (keyword === 'not') return { path: instancePath, keyword, message: 'must not be present', params, schemaPath }
  if (keyword !== 'discriminator') return { path: instancePath, keyword, message, params, schemaPath }
  const { tag, tagValue } = params
  if (tagValue === undefined) {
    const text = `must have required property '${String(tag)}'`
    return { path: instancePath, keyword: 'required', message: text, params: { missingProperty: tag }, schemaPath }
  }
  const text = typeof tagValue === 'string' ? `${JSON.stringify(tagValue)} is not a documented value` : 'must be string'
  const kind = typeof tagValue === 'string' ? keyword : 'type'
  return { path: `${instancePath}/${String(tag)}`, keyword: kind, message: text, params: { tag, tagValue }, schemaPath }
}
