/** Keeps the key out of what others say: servers, proxies and certificates echo keys whole, cut short or masked in the middle. */
import { createRedactor } from '../../../tests/suite/reporters/redact.ts'

/** Echoes shorter than this tell no more than the last four characters that may be shown. */
const shortest = 5
const mark = '[redacted]'

/** Creates a cleaner of foreign text for one key, in the forms in which it may come back. */
export function createHider(keys: readonly (string | undefined)[]): (text: string) => string {
  const known = keys.filter((one): one is string => one !== undefined && one.length >= shortest)
  const forms = known.flatMap((one) => [one, encodeURIComponent(one), Buffer.from(one).toString('base64')])
  const clean = createRedactor(keys)
  return (text) => clean(forms.reduce(hidePieces, text))
}

/** Every piece of the key in the text; a piece that is a plain word is none: `server` stays `server`. */
function hidePieces(text: string, key: string): string {
  let out = ''
  for (let at = 0; at < text.length;) {
    let length = 0
    for (let size = shortest; at + size <= text.length && key.includes(text.slice(at, at + size)); size++) length = size
    const piece = text.slice(at, at + length)
    if (length === 0 || /^[a-z]+$|^[\W_]+$/i.test(piece)) {
      out += length === 0 ? text[at]! : piece
      at += Math.max(1, length)
      continue
    }
    out += mark
    at += length
  }
  return out
}
