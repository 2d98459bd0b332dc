/**
 * Reports U+FFFD in a text: a server that does not hold bytes back until a character is complete decodes the halves of a
 * character that is split over two tokens to it. Moonshot's vendor suite forbids it.
 */
import { atChunk, defineCheck } from '../../judge/index.ts'
import { isChatAnswer } from '../helpers/answer.ts'
import { around, someString } from '../helpers/strings.ts'

const sign = /\uFFFD|\\ufffd/i
/** Half of a surrogate pair in a request: no text in UTF-8 can quote it, and servers decode it to U+FFFD. */
const half = /\\ud[89ab][\da-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][\da-f]{2})\\ud[c-f][\da-f]{2}/i

/** An answer about the character itself: it names the character, and shows it alone in quotes, backticks or parentheses. */
const shown = /[`'"“‘«(]\s?\uFFFD\s?[`'"”’»)]/g
const naming = /U\+FFFD|\\uFFFD|replacement char|替换字符|替換字元|置換文字/i

export const replacementCharacter = defineCheck({
  name: 'replacement-character',
  promise: 'No text holds U+FFFD in place of a character.',
  source: 'MoonshotAI/Kimi-Vendor-Verifier',
  catches: ['ENC-01'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    // An answer may quote the request.
    const request = subject.head.request?.body ?? ''
    if (sign.test(request) || half.test(request)) return
    let broken = false
    const pending: string[] = []
    const say = (received: string, at: string) =>
      report({
        message: 'a text holds U+FFFD, the replacement of a lost character',
        documented: 'whole characters: bytes are held back until one is complete',
        received,
        at,
      })
    return {
      oddity(oddity) {
        // The stream reader itself puts U+FFFD in place of invalid bytes, which utf8-encoding reports.
        broken ||= oddity.kind === 'invalid-utf8'
      },
      event(arrival) {
        if (arrival.newText !== '' && !broken && sign.test(arrival.newText))
          look(arrival.json, (received, path) => {
            // Whether the answer is about the character is known at its end.
            if (!/\/(?:content|reasoning_content)$/.test(path)) say(received, atChunk(arrival, path))
            else if (pending.length === 0) pending.push(received, atChunk(arrival, path))
          })
        broken = false
      },
      body(json, text) {
        if (!broken && sign.test(text)) look(json, (received, path) => say(received, path || 'body'))
      },
      end() {
        const [received, at] = pending
        if (received === undefined || at === undefined) return
        for (const { content, reasoning } of subject.assembled.choices.values())
          for (const text of [content.whole, reasoning.whole])
            if (text === null || (text.includes('\uFFFD') && !isAbout(text))) return say(received, at)
      },
    }
  },
})

/** Reports the first text with U+FFFD. */
function look(json: unknown, found: (received: string, path: string) => void): void {
  someString(json, (text, path) => {
    const place = isAbout(text) ? -1 : text.indexOf('\uFFFD')
    if (place >= 0) found(around(text, place), path)
    return place >= 0
  })
}

/** Whether every U+FFFD of the text is one that the text shows and names. */
function isAbout(text: string): boolean {
  return naming.test(text) && !text.replaceAll(shown, '').includes('\uFFFD')
}
