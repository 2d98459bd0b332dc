/**
 * The server holds bytes back until a character is complete. U+FFFD in a text is what is left of one that was split over
 * two tokens. Moonshot's vendor suite forbids it (Kimi Vendor Verifier, 2026-09).
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
    // An answer may quote what it was asked about.
    if (sign.test(subject.head.request?.body ?? '')) return
    let broken = false
    const look = (json: unknown, at: (path: string) => string) =>
      someString(json, (text, path) => {
        const place = text.indexOf('\uFFFD')
        if (place < 0) return false
        report({
          message: 'a text holds U+FFFD, the mark of a lost character',
          documented: 'whole characters: bytes are held back until one is complete',
          received: around(text, place),
          at: at(path),
        })
        return true
      })
    return {
      oddity(oddity) {
        // The reader itself puts U+FFFD where the bytes are wrong; that has its own check.
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
