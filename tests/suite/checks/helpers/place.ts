/** Where something stands that was put together from a whole answer, for `at`. */
import type { Subject } from '../../judge/subject.ts'

/** `/choices/0/message/content`, or `/choices/0/delta/content (joined)` for a stream. */
export function atChoice(subject: Subject, index: number, path: string): string {
  return subject.kind === 'events'
    ? `/choices/${index}/delta${path} (joined over the stream)`
    : `/choices/${index}/message${path}`
}

/** The end of a text, for `received`. */
export function tail(text: string): string {
  return JSON.stringify(text.length > 60 ? `…${text.slice(-60)}` : text)
}
