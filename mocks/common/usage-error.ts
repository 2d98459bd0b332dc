/** The error for wrong use of the mock, and messages about unknown names. */
import { findNearestNames } from '../../openapi/nearest-names.ts'

/** A mistake in how the mock is used: an unknown id, a value out of range. The message says what to do. */
export class MockUsageError extends Error {
  override name = 'MockUsageError'
  /** Ids that may have been meant. */
  readonly near: readonly string[]
  constructor(message: string, near: readonly string[] = []) {
    super(message)
    this.near = near
  }
}

/** A host or port that the server cannot listen on. */
export class AddressError extends MockUsageError {
  /** The code of the system's error, such as `EADDRINUSE`. */
  readonly code: string
  constructor(message: string, code: string) {
    super(message)
    this.code = code
  }
}

/** An unknown name, with the nearest known one. */
export function toUnknownOption(what: string, name: string, known: readonly string[], owner = ''): MockUsageError {
  const near = findNearestNames(name, known, { most: 1 })
  const hint = near.length > 0 ? `; did you mean ${near[0]}?` : `; there are ${known.join(', ')}`
  return new MockUsageError(`there is no ${what} "${name.slice(0, 80)}"${owner && ` of ${owner}`}${hint}`, near)
}
