/** Helpers of all modules of the mock: clock and randomness, usage errors, redaction, look-ups. */
export { createRandom, defaultStartSeconds, hash, toRealMs } from './clock.ts'
export type { Random } from './clock.ts'
export { escapePattern } from './escape-pattern.ts'
export { hex2, hex8 } from './hex.ts'
export { lookUp } from './look-up.ts'
export { keepFor } from './keep-for.ts'
export { findHiddenParts, findOwnKey, redact, redactBody, redactText, redactUrl } from './redact.ts'
export { MockUsageError, toUnknownOption } from './usage-error.ts'
