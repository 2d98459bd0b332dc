/** Checks of errors, tool calls, usage, identity and the promises a request was given. */
import type { Check } from '../check.ts'

export const meaningChecks: readonly Check[] = []
