/** Compares the form of the answer with `stream` of the request: false or absent, one JSON object; true, an event stream. */
import { isObject, defineCheck } from '../../judge/index.ts'
import { isChatAnswer } from '../helpers/answer.ts'

export const streamAsRequested = defineCheck({
  name: 'stream-as-requested',
  promise: 'The answer is streamed exactly when the request asked for it.',
  source: 'docs/api/chat',
  catches: ['REQ-02'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject) || subject.askedStream === null || subject.head.form === 'payloads') return
    if (!subject.askedStream && subject.kind === 'events') {
      report({
        message: 'a request without `stream: true` is answered with a stream',
        documented: 'one JSON object: `stream` is false by default',
        received: 'an event stream',
        at: 'body',
      })
    }
    if (!subject.askedStream || subject.kind !== 'json') return
    return {
      body(json) {
        // success-without-error reports an error with status 200.
        if (!isObject(json) || (json.error !== undefined && json.error !== null)) return
        report({
          message: 'a request with `stream: true` is answered with one JSON object',
          documented: 'an event stream of chunks',
          received: typeof json.object === 'string' ? json.object.slice(0, 60) : 'a JSON object',
          at: 'body',
        })
      },
    }
  },
})
