/** Converts the errors of the compiled validators to violations with a message: one for each wrong member. */

/** One schema error, worded for users. */
export interface Violation {
  /** JSON pointer into the instance; the empty string is the root. */
  path: string
  /** The JSON Schema keyword that failed, such as `required`. */
  keyword: string
  /** What is wrong, such as `must be string`. */
  message: string
  /** Details of the keyword as ajv names them, such as `missingProperty`. */
  params: Record<string, unknown>
  /** JSON pointer to the keyword in the schema. */
  schemaPath: string
}

/** An error of the compiled validators: ajv's error object without a message. */
export interface SchemaError {
  instancePath: string
  schemaPath: string
  keyword: string
  params: Record<string, unknown>
}

/** The violations of a list of errors, in the order in which they were found. */
export function toViolations(errors: readonly SchemaError[]): Violation[] {
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath))
  return errors.filter((error) => !isFollowUp(error, mistyped)).map(toViolation)
}

/** Whether another error has the same cause: `if` repeats its branch, and a value of the wrong type fails `enum` too. */
function isFollowUp({ keyword, instancePath }: SchemaError, mistyped: ReadonlySet<string>): boolean {
  return keyword === 'if' || ((keyword === 'enum' || keyword === 'const') && mistyped.has(instancePath))
}

function toViolation(error: SchemaError): Violation {
  const { instancePath: path, schemaPath, keyword, params } = error
  if (keyword !== 'discriminator')
    return { path, keyword, message: messages[keyword]?.(params) ?? keyword, params, schemaPath }
  const { tag, tagValue } = params
  if (tagValue === undefined) {
    const missing = { missingProperty: tag }
    return { path, keyword: 'required', message: messages['required']?.(missing) ?? '', params: missing, schemaPath }
  }
  const isKnownType = typeof tagValue === 'string'
  return {
    path: `${path}/${String(tag)}`,
    keyword: isKnownType ? 'discriminator' : 'type',
    message: isKnownType ? `${JSON.stringify(tagValue)} is not a documented value` : 'must be string',
    params: isKnownType ? { tag, tagValue } : { type: 'string' },
    schemaPath,
  }
}

const messages: Readonly<Record<string, (params: Record<string, unknown>) => string>> = {
  type: ({ type }) => `must be ${toList(type)}`,
  required: ({ missingProperty }) => `must have required property '${String(missingProperty)}'`,
  enum: ({ allowedValues }) => `must be ${toList(allowedValues, JSON.stringify)}`,
  const: ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`,
  minimum: ({ limit }) => `must be at least ${String(limit)}`,
  maximum: ({ limit }) => `must be at most ${String(limit)}`,
  minLength: ({ limit }) => (limit === 1 ? 'must not be empty' : `must have at least ${String(limit)} characters`),
  maxLength: ({ limit }) => `must have at most ${String(limit)} characters`,
  minItems: ({ limit }) => (limit === 1 ? 'must not be empty' : `must have at least ${String(limit)} items`),
  maxItems: ({ limit }) => `must have at most ${String(limit)} items`,
  minProperties: ({ limit }) => (limit === 1 ? 'must not be empty' : `must have at least ${String(limit)} members`),
  pattern: ({ pattern }) => `must match ${String(pattern)}`,
  additionalProperties: ({ additionalProperty }) => `must not have the property '${String(additionalProperty)}'`,
  not: () => 'must not be present',
}

function toList(values: unknown, print: (value: unknown) => string | undefined = String): string {
  const words = (Array.isArray(values) ? values : [values]).map((value) => print(value) ?? 'undefined')
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`
}
