/** From the validators' faults to violations a person can act on: one fault, one line, at the member that is wrong. */

/** One fault found by a schema. */
export interface Violation {
  /** JSON pointer into the instance; the empty string is the whole. */
  path: string
  keyword: string
  message: string
  params: Record<string, unknown>
  schemaPath: string
}

/** An error object as the compiled validators leave it: ajv's, without a message. */
export interface Fault {
  instancePath: string
  schemaPath: string
  keyword: string
  params: Record<string, unknown>
}

/** The violations behind a list of faults, in the order in which they were found. */
export function toViolations(faults: readonly Fault[]): Violation[] {
  const mistyped = new Set(faults.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath))
  return faults.filter((fault) => !isEcho(fault, mistyped)).map(toViolation)
}

/** An `if` only says that faults beside it exist; a value of the wrong type is none of the allowed values either. */
function isEcho({ keyword, instancePath }: Fault, mistyped: ReadonlySet<string>): boolean {
  return keyword === 'if' || ((keyword === 'enum' || keyword === 'const') && mistyped.has(instancePath))
}

function toViolation(fault: Fault): Violation {
  const { instancePath: path, schemaPath, keyword, params } = fault
  if (keyword !== 'discriminator')
    return { path, keyword, message: wording[keyword]?.(params) ?? keyword, params, schemaPath }
  const { tag, tagValue } = params
  if (tagValue === undefined) {
    const missing = { missingProperty: tag }
    return { path, keyword: 'required', message: wording['required']?.(missing) ?? '', params: missing, schemaPath }
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

const wording: Readonly<Record<string, (params: Record<string, unknown>) => string>> = {
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
  pattern: ({ pattern }) => `must match ${String(pattern)}`,
  additionalProperties: ({ additionalProperty }) => `must not have the property '${String(additionalProperty)}'`,
  not: () => 'must not be present',
}

function toList(values: unknown, print: (value: unknown) => string | undefined = String): string {
  const words = (Array.isArray(values) ? values : [values]).map((value) => print(value) ?? 'undefined')
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`
}
