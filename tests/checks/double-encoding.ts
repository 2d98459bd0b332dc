/** The text is encoded once: valid JSON and valid UTF-8 can still hold `Thatâ€™s` for `That’s`. */
import { atChunk, defineCheck, type Report } from '../check.ts'
import { isChatAnswer } from './reading/answer.ts'
import { findMojibake } from './reading/mojibake.ts'
import { around, someString } from './reading/strings.ts'

/** No text is double-encoded that has none of these, as they are or escaped. */
const suspicious = /[\u0080-\u00ff]|\\u00/

export const doubleEncoding = defineCheck({
  name: 'double-encoding',
  promise: 'Text is encoded as UTF-8 once.',
  source: 'RFC 8259 §8.1; thread: Miosa-osa/OSA#137',
  catches: ['ENC-02'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    // An answer may quote what it was asked about.
    const asked = subject.head.request?.body ?? ''
    if (suspicious.test(asked) && findMojibake(asked) >= 0) return
    let found = false
    return {
      event(arrival) {
        if (arrival.fresh === '' || !suspicious.test(arrival.fresh)) return
        found = look(arrival.json, report, (path) => atChunk(arrival, path)) || found
      },
      body(json, text) {
        if (suspicious.test(text)) look(json, report, (path) => path || 'body')
      },
      end() {
        // A character whose halves came in two chunks shows in the joined text only.
        if (found || subject.kind !== 'events') return
        for (const { index, content, reasoning } of subject.said.choices.values())
          look([content.whole, reasoning.whole], report, () => `choice ${index}, joined`)
      },
    }
  },
})

function look(json: unknown, report: Report, at: (path: string) => string): boolean {
  return someString(json, (text, path) => {
    const place = findMojibake(text)
    if (place < 0) return false
    report({
      message: 'a text was encoded as UTF-8 twice',
      documented: 'the character itself, such as ’ or é',
      received: around(text, place),
      at: at(path),
    })
    return true
  })
}
