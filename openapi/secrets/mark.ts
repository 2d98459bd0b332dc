/** What replaces a secret. */
export const redactedMark = '[redacted]'
