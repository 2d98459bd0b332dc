/** How values that cannot be judged are named, and the error that says so. */

/** Thrown when a value cannot be judged; the message says what it is and what is accepted. */
export class JudgeInputError extends TypeError {
  override name = 'JudgeInputError'
}

/** Names the type of a value and not its content. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'undefined'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object') {
    const name: unknown = value.constructor?.name
    return typeof name === 'string' && name !== '' ? `an object of ${name}` : 'an object of unknown type'
  }
  return `a ${typeof value}`
}
