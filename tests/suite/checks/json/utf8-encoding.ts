/** The bytes are UTF-8: the HTML standard decodes event streams as nothing else, and RFC 8259 §8.1 says so of JSON. */
import { defineCheck, show } from '../check.ts'
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
        // Gzip data left as it is has its own check.
        if (text.startsWith('\x1f\uFFFD')) return
        const at = text.indexOf('\uFFFD')
        report({
          message: 'the body is not valid UTF-8',
          documented: 'UTF-8; no character is split over two events',
          received: show(text.slice(Math.max(0, at - 20), at + 40)),
          at: subject.kind === 'events' ? `the line at byte ${oddity.offset}` : 'body',
        })
      },
    }
  },
})
