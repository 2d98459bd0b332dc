/**
 * Reports text that was encoded as UTF-8 twice, such as `Thatâ€™s` for `That’s`: the bytes were decoded as Latin-1 or Windows-1252
 * and encoded again, by the server or by a proxy or recorder. Text in any language must pass, so each pattern requires more than
 * two unusual neighbours: French guillemets after é, German ß« and Portuguese NÃO are ordinary text.
 */
import { isUtf8 } from 'node:buffer'
import { findHeader } from '../../../../openapi/exchange.ts'
import { type Subject, atChunk, defineCheck } from '../../judge/index.ts'
import { atJoined, isChatAnswer } from '../helpers/answer.ts'
import { removeCode } from '../helpers/code.ts'
import { around, someString } from '../helpers/strings.ts'

/** Characters without which no text is double-encoded, as they are or escaped. */
const suspicious = /[\u0080-\u00ff]|\\u00/

export const doubleEncoding = defineCheck({
  name: 'double-encoding',
  promise: 'Text is encoded as UTF-8 once.',
  source: ['rfc8259/8.1', 'Miosa-osa/OSA#137'],
  catches: ['ENC-02'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    // An answer may quote the request.
    const asked = subject.head.request?.body ?? ''
    if (suspicious.test(asked) && findDoubleEncoding(asked) !== null) return
    let found = false
    const look = (json: unknown, find: (text: string) => Place | null, at: (path: string) => string) =>
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
          next: toAdvice(subject),
        })
        return true
      })
    return {
      event(arrival) {
        if (arrival.newText === '' || !suspicious.test(arrival.newText)) return
        found = look(arrival.json, findControls, (path) => atChunk(arrival, path)) || found
      },
      body(json, text) {
        if (suspicious.test(text)) look(json, findDoubleEncoding, (path) => path || 'body')
      },
      end() {
        // The other patterns need the joined text: a token may hold half a character, or quote one.
        if (found || subject.kind !== 'events') return
        for (const { index, content, reasoning, calls } of subject.assembled.choices.values())
          look(
            [content.whole, reasoning.whole, ...[...calls.values()].map((call) => call.arguments.whole)],
            findDoubleEncoding,
            () => atJoined(index, '/delta'),
          )
      },
    }
  },
})

/** What to do: without a charset clients and recorders decode the bytes as Latin-1 or Windows-1252, as browsers do with event streams. */
function toAdvice({ head }: Subject): string {
  if (head.headers === null)
    return 'record the answer with its headers and as bytes, to tell the server from the recorder'
  const type = findHeader(head.headers, 'content-type') ?? ''
  return /charset\s*=/i.test(type)
    ? 'encode the text once: decode upstream bytes as UTF-8'
    : `Content-Type (${type || 'not sent'}) names no charset: send charset=utf-8, and check that the recorder or proxy did not decode the bytes as Latin-1 or Windows-1252`
}

/** The bytes 80 to 9F in Windows-1252, in order; `?` where it has no character. */
const windows = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ'
/** The bytes 80 to BF in Latin-1 or Windows-1252. */
const trail = `\u0080-\u00bf${windows.replaceAll('?', '')}`

/** C1 control characters. They occur in no text, but result from most characters of three bytes. */
const controls = /[\u0080-\u0084\u0086-\u009f]/

const forms = new RegExp(
  [
    // Quotation marks, dashes and bullets: â€™, â€œ, â€¦
    `\u00e2\u20ac[${trail}]`,
    // The euro sign, arrows, operators, lines, check marks: â‚¬, â†’, âˆ’, âœ“
    `\u00e2(?:[‚†‡ˆ‰‹Œ•˜™›œžŸŽ][${trail}]|[”–—](?![…”’“»–—])[${trail}])`,
    // Polish, Czech, Turkish letters within a word: zÅ‚oty
    `[a-z][\u00c4\u00c5][${trail}]|[\u00c4\u00c5](?!…)[${trail}][a-z]`,
    // Emoji: ðŸ˜€
    `\u00f0[\u0178\u009f][${trail}]{2}`,
    // Accented small letters within a word: cafÃ©, cÃ³mo
    '[a-z]\u00c3[\u00a1-\u00bf]',
    '\u00c3[\u00a1-\u00bf][a-z]',
    // Signs after a number or a space: 20Â°C, Â£5
    '(?:^|[\\s\\d(])\u00c2[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf]',
    // Chinese, Japanese, Korean: two characters in a row; Cyrillic, Greek, Hebrew, Arabic: three.
    `(?:[\u00e3-\u00ed][${trail}]{2}){2}`,
    `(?:[\u00cd-\u00da][${trail}]){3}`,
  ].join('|'),
)

/** The place of double-encoded text. `sure` is false if other parts of the text are not, as in a text about the problem. */
interface Place {
  at: number
  sure: boolean
}

/** Finds C1 control characters, which a piece of text has for no other reason. */
function findControls(text: string): Place | null {
  const at = text.search(controls)
  return at < 0 ? null : { at, sure: true }
}

/** Finds double encoding in a whole text. An answer about the problem shows it in code or quotes, and has none besides. */
function findDoubleEncoding(text: string): Place | null {
  const at = text.search(forms)
  if (at < 0) return findControls(text)
  // Arguments and JSON answers consist of quoted texts.
  const shown = /^\s*[{[]/.test(text) ? text : removeCode(text).replaceAll(quoted, '')
  return findControls(text) ?? { at, sure: isReadable(text) && forms.test(shown) }
}

const quoted = /"[^"\n]{1,80}"|“[^”\n]{1,80}”/g

/** Whether the whole text is UTF-8 when its characters are read as bytes. */
function isReadable(text: string): boolean {
  const bytes = Buffer.alloc(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const place = code < 0x100 ? -1 : windows.indexOf(text[at]!)
    if (code >= 0x100 && place < 0) return false
    bytes[at] = place < 0 ? code : 0x80 + place
  }
  return isUtf8(bytes)
}
