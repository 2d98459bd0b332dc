/** Checks that the body of an answer, or the data of each event of a stream, is one JSON object. */
import { atChunk, defineCheck, show, isObject } from '../../judge/index.ts'
import { isChatAnswer, isPreflight } from '../helpers/answer.ts'
import { findJsonProblem, isBrokenOff } from '../helpers/json-problem.ts'

export const jsonSyntax = defineCheck({
  name: 'json-syntax',
  promise: 'Each body and each event is one valid JSON object.',
  source: ['rfc8259', 'docs/api/chat'],
  catches: ['FRM-03', 'FRM-07', 'FRM-08', 'FRM-10', 'ENC-03', 'HDR-03'],
  severity: 'fail',
  inspect(subject, report) {
    const { status } = subject
    const { operationId } = subject.head
    if (operationId === null || isPreflight(subject) || (status !== null && (status < 200 || status >= 300))) return
    const chat = isChatAnswer(subject)
    return {
      structural: true,
      oddity(oddity) {
        if (oddity.kind !== 'bom' || subject.kind === 'events') return
        report({
          message: 'the body begins with a byte-order mark',
          documented: 'JSON without a byte-order mark (RFC 8259 §8.1)',
          received: 'bytes ef bb bf',
          at: 'byte 0',
          // An editor may have added it to a file without headers.
          severity: subject.head.headers === null ? 'warn' : 'fail',
        })
      },
      event(arrival) {
        if (arrival.chunk !== null || arrival.done || !chat || isBrokenOff(subject, arrival)) return
        const { data } = arrival.event
        if (arrival.json === undefined) {
          const message = `the data of an event ${findJsonProblem(data)}`
          report({
            message,
            documented: 'one JSON object in each event',
            received: show(data.slice(0, 120)),
            at: atChunk(arrival),
          })
        } else {
          const message = 'the data of an event is JSON, but not an object'
          report({
            message,
            documented: 'one JSON object in each event',
            received: show(arrival.json),
            at: atChunk(arrival),
          })
        }
      },
      body(json, text) {
        // File contents have any format; stream-termination reports an empty stream.
        if (operationId === 'getFileContent' || isObject(json)) return
        if (text === '' && (subject.askedStream === true || subject.mediaType === 'text/event-stream')) return
        const problem = json === undefined ? findJsonProblem(text) : 'is JSON, but not an object'
        report({
          message: `the body ${problem}`,
          documented: 'one JSON object',
          received: show(text.slice(0, 120)),
          at: 'body',
        })
      },
    }
  },
})
