/** The list of checks in two parts, for tests that judge with one of them only. */
import { checks } from '../../../suite/checks/index.ts'

const firstOfMeaning = checks.findIndex((check) => check.name === 'error-envelope')

/** Transport, framing, encoding and order. */
export const transportChecks = checks.slice(0, firstOfMeaning)
/** Errors, tool calls, usage, identity, the request, and the vendor profile. */
export const meaningChecks = checks.slice(firstOfMeaning)
