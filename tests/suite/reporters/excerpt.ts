/** The printable bytes around the place of a failure, for reports. */
import type { Exchange } from '../../../openapi/exchange.ts'
import type { Failure } from '../judge/index.ts'
import type { ReportedFailure } from './report.ts'

const before = 120
const after = 280

/** Adds the excerpt at the offset named in `at` (`byte N`), otherwise the beginning of the body. An empty body adds no excerpt. */
export function withExcerpt(
  failure: Failure,
  exchange: Exchange | null,
  clean: (text: string) => string,
): ReportedFailure {
  const cleaned: ReportedFailure = {
    ...failure,
    message: clean(failure.message),
    documented: clean(failure.documented),
    received: clean(failure.received),
    at: clean(failure.at),
    ...(failure.next === undefined ? {} : { next: clean(failure.next) }),
  }
  const bytes = exchange ? Buffer.concat(exchange.body.map((part) => part.bytes)) : Buffer.alloc(0)
  if (bytes.length === 0) return cleaned
  const at = Number(/\bbyte (\d+)/.exec(failure.at)?.[1] ?? 0)
  const from = Math.max(0, Math.min(at, bytes.length) - before)
  return { ...cleaned, excerpt: { offset: from, text: clean(toPrintable(bytes.subarray(from, at + after))) } }
}

/** Bytes as text: line ends and other control characters as escapes, bytes that are not UTF-8 as `\xNN`. */
export function toPrintable(bytes: Uint8Array): string {
  let out = ''
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  const exact = Buffer.from(text, 'utf8').equals(bytes)
  const source = exact ? text : Buffer.from(bytes).toString('latin1')
  for (const character of source) {
    const code = character.codePointAt(0)!
    if (code === 10) out += '\\n\n'
    else if (code === 13) out += '\\r'
    else if (code === 9) out += '\\t'
    else if (code < 32 || code === 127 || (!exact && code > 126)) out += `\\x${code.toString(16).padStart(2, '0')}`
    else if (code === 0xfeff || (code >= 0x2028 && code <= 0x202e)) out += `\\u${code.toString(16)}`
    else out += character
  }
  return out
}
