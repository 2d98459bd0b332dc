/**
 * Finds and replaces secrets in texts, URLs, header fields and bodies. The mock, the suite and the commands use this one module,
 * so that all of them use the same names and forms. It runs in browsers; `body.ts`, which needs Node, is imported by its own name.
 */
export { applyEdits, type Edit } from './edits.ts'
export { isSecretName } from './names.ts'
export { createSecretFinder, redactedMark, type SecretFinder } from './search.ts'
export { redactBody } from './body.ts'
export type { BodyRead } from './body.ts'
export { findExchangeSecrets } from './exchange-secrets.ts'
export { hasFurtherTexts } from './further-texts.ts'
export { findSplitSecrets } from './streams.ts'
