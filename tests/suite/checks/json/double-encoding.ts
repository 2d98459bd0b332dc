/** The text is encoded once: valid JSON and valid UTF-8 can still hold `Thatâ€™s` for `That’s`. */
import { atChunk, defineCheck } from '../check.ts'
import { isChatAnswer } from '../helpers/answer.ts'
import { findControls, findMojibake, type Mojibake } from '../helpers/mojibake.ts'
import { around, someString } from '../helpers/strings.ts'

/** No text is double-encoded that has none of these, as they are or escaped. */
const suspicious = /[\u0080-\u00ff]|\\u00/

export const doubleEncoding = defineCheck({
  name: 'double-encoding',
  promise: 'Text is encoded as UTF-8 once.',
  source: ['rfc8259/8.1', 'Miosa-osa/OSA#137'],
  catches: ['ENC-02'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    // An answer may quote what it was asked about.
    const asked = subject.head.request?.body ?? ''
    if (suspicious.test(asked) && findMojibake(asked) !== null) return
    let found = false
    const look = (json: unknown, find: (text: string) => Mojibake | null, at: (path: string) => string) =>
      someString(json, (text, path) => {
        const place = find(text)
        if (place === null) return false
        report({
          message: place.sure
            ? 'a text was encoded as UTF-8 twice'
            : 'a text looks as if parts of it were encoded twice',
          documented: 'the character itself, such as ’ or é',
          received: around(text, place.at),
          at: at(path),
          severity: place.sure ? 'fail' : 'warn',
        })
        return true
      })
    return {
      event(arrival) {
        if (arrival.newText === '' || !suspicious.test(arrival.newText)) return
        found = look(arrival.json, findControls, (path) => atChunk(arrival, path)) || found
      },
      body(json, text) {
        if (suspicious.test(text)) look(json, findMojibake, (path) => path || 'body')
      },
      end() {
        // The other forms show only in the joined text: a token may hold half a character, or quote one.
        if (found || subject.kind !== 'events') return
        for (const { index, content, reasoning, calls } of subject.assembled.choices.values())
          look(
            [content.whole, reasoning.whole, ...[...calls.values()].map((call) => call.arguments.whole)],
            findMojibake,
            () => `choice ${index}, joined`,
          )
      },
    }
  },
})
