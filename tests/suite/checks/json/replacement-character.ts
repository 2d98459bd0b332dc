/**
 * Reports U+FFFD in a text: a server that does not hold bytes back until a character is complete decodes the halves of a
 * character that is split over two tokens to it. Moonshot's vendor suite forbids it.
 */
import { atChunk, defineCheck } from '../check.ts'
import { isChatAnswer } from '../helpers/answer.ts'
import { around, someString } from '../helpers/strings.ts'

const sign = /\uFFFD|\\ufffd/i

export const replacementCharacter = defineCheck({
  name: 'replacement-character',
  promise: 'No text holds U+FFFD in place of a character.',
  source: 'MoonshotAI/Kimi-Vendor-Verifier',
  catches: ['ENC-01'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    // An answer may quote the request.
    if (sign.test(subject.head.request?.body ?? '')) return
    let broken = false
    const look = (json: unknown, at: (path: string) => string) =>
      someString(json, (text, path) => {
        const place = text.indexOf('\uFFFD')
        if (place < 0) return false
        report({
          message: 'a text holds U+FFFD, the replacement of a lost character',
          documented: 'whole characters: bytes are held back until one is complete',
          received: around(text, place),
          at: at(path),
        })
        return true
      })
    return {
      oddity(oddity) {
        // The stream reader itself puts U+FFFD in place of invalid bytes, which utf8-encoding reports.
        broken ||= oddity.kind === 'invalid-utf8'
      },
      event(arrival) {
        if (arrival.newText !== '' && !broken && sign.test(arrival.newText))
          look(arrival.json, (path) => atChunk(arrival, path))
        broken = false
      },
      body(json, text) {
        if (!broken && sign.test(text)) look(json, (path) => path || 'body')
      },
    }
  },
})
