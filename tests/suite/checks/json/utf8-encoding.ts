/** Reports bytes that are not UTF-8. The HTML standard requires UTF-8 for event streams, and RFC 8259 for JSON. */
import { defineCheck, show } from '../../judge/index.ts'
import { isPreflight } from '../helpers/answer.ts'

export const utf8Encoding = defineCheck({
  name: 'utf8-encoding',
  promise: 'Every byte of the body is part of valid UTF-8.',
  source: ['rfc8259/8.1', 'whatwg/event-stream'],
  severity: 'fail',
  inspect(subject, report) {
    const { operationId } = subject.head
    if (operationId === null || operationId === 'getFileContent' || isPreflight(subject)) return
    return {
      oddity(oddity) {
        if (oddity.kind !== 'invalid-utf8') return
        const { text } = oddity
        // content-length-conformance reports gzip data.
        if (text.startsWith('\x1f\uFFFD')) return
        const at = text.indexOf('\uFFFD')
        report({
          message: 'the body is not valid UTF-8',
          documented: 'UTF-8, with no character split over two events',
          received: show(text.slice(Math.max(0, at - 20), at + 40)),
          at: subject.kind === 'events' ? `the line at byte ${oddity.offset}` : 'body',
        })
      },
    }
  },
})
