/**
 * Compares Content-Type with the body: `application/json; charset=utf-8` (as recorded) or `text/event-stream`.
 * Media types are compared without parameters and without case (RFC 9110 §8.3.1). JSON and event streams are always UTF-8.
 */
import { findHeader } from '../../../../openapi/exchange.ts'
import { defineCheck, show } from '../../judge/index.ts'
import { isPreflight } from '../helpers/answer.ts'

export const contentTypeConformance = defineCheck({
  name: 'content-type-conformance',
  promise: 'Content-Type names the format of the body.',
  source: ['rfc9110/8.3', 'whatwg/event-stream', 'leandromineti/ai-assisted-coding'],
  catches: ['HDR-02', 'HDR-03'],
  severity: 'fail',
  inspect(subject, report) {
    const { status, mediaType, kind } = subject
    const { headers, operationId, form } = subject.head
    if (headers === null || operationId === null || form === 'payloads' || isPreflight(subject)) return
    if (kind === 'empty' || operationId === 'getFileContent') return
    const refused = status !== null && status >= 400
    // Other bodies fail json-syntax or error-envelope.
    const due = kind === 'events' ? 'text/event-stream' : kind === 'json' ? 'application/json' : null
    const value = findHeader(headers, 'content-type')
    const say = (message: string, documented: string) =>
      report({ message, documented, received: show(value ?? undefined), at: 'header content-type' })

    if (mediaType === null) {
      // A refusal pasted into a file often keeps only its status line.
      if (due !== null && !(refused && headers.length === 0)) say('the body has no Content-Type', due)
      return
    }
    const fields = headers.filter(([name]) => name.toLowerCase() === 'content-type')
    if (fields.length > 1 && fields.some((field) => field[1] !== value))
      say('Content-Type is sent twice with different values', 'one field')
    const json = /^application\/(json|([\w.-]+\+json))$/.test(mediaType)
    if (due === 'text/event-stream' && mediaType !== due) say('an event stream has another Content-Type', due)
    if (due === 'application/json' && mediaType !== due && !(refused && json)) {
      const label = mediaType === 'text/event-stream' ? 'the Content-Type of an event stream' : 'another Content-Type'
      say(`a JSON body has ${label}`, due)
    }
    const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(value ?? '')?.[1]
    if (due !== null && charset !== undefined && !/^utf-?8$/i.test(charset))
      say('Content-Type names another charset than UTF-8', `${due}; charset=utf-8`)
  },
})
