/** Reports half of a surrogate pair in a string. A character outside the basic plane is escaped as a pair within one string. */
import { atChunk, defineCheck, show } from '../../judge/index.ts'
import { isChatAnswer } from '../helpers/answer.ts'
import { someString } from '../helpers/strings.ts'

const escaped = /\\u[dD][89a-fA-F]/

export const surrogatePairs = defineCheck({
  name: 'surrogate-pairs',
  promise: 'Escaped surrogates come in pairs within one string.',
  source: ['rfc7493/2.1', 'rfc8259/8.2'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    const look = (json: unknown, at: (path: string) => string) =>
      someString(json, (text, path) => {
        if (text.isWellFormed()) return false
        const lone = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.exec(text)
        report({
          message: 'a string holds half of a surrogate pair',
          documented: 'both halves in the same string, or the character itself',
          received: show(text.slice(Math.max(0, (lone?.index ?? 0) - 20), (lone?.index ?? 0) + 20)),
          at: at(path),
        })
        return true
      })
    return {
      event(arrival) {
        if (arrival.newText !== '' && escaped.test(arrival.newText))
          look(arrival.json, (path) => atChunk(arrival, path))
      },
      body(json, text) {
        if (escaped.test(text)) look(json, (path) => path || 'body')
      },
    }
  },
})
