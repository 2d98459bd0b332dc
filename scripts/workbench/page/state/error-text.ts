/** An error as one text: what happened, and what to do next where the error says so. */

/** The message of an error, followed by its member `next`. */
export function toErrorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return joinNext(error.message, 'next' in error && typeof error.next === 'string' ? error.next : '')
}

/** Joins a message and the next step: two sentences, or two parts of one where the message has no full stop. */
export function joinNext(message: string, next: string): string {
  if (next === '') return message
  return /[.!?]$/.test(message) ? `${message} ${next}` : `${message}: ${next}`
}
