/** Content-Length held against the bytes that are there: RFC 9112 §6.2 and §8. */
import { type HeaderList } from '../exchange.ts'
import type { Bytes } from './bytes.ts'
import type { Outcome } from './recording.ts'

const source = 'https://www.rfc-editor.org/rfc/rfc9112#section-6 (June 2022)'

/** The stated length; null when there is none, `wrong` when the fields contradict each other or are no number. */
export function parseLength(headers: HeaderList): number | null | 'wrong' {
  const values = headers
    .filter(([name]) => name.toLowerCase() === 'content-length')
    .flatMap(([, value]) => value.split(','))
  if (values.length === 0) return null
  const different = new Set(values.map((value) => value.trim()))
  const [value] = different
  return different.size === 1 && /^\d{1,15}$/.test(value!) ? Number(value) : 'wrong'
}

/** Yields the body up to its stated length; says `cut` when bytes are missing, and keeps bytes beyond it as a fault. */
export async function* limitLength(from: Bytes, length: number, outcome: Outcome): Bytes {
  let have = 0
  let beyond: Buffer = Buffer.alloc(0)
  for await (const part of from) {
    const take = Math.min(part.length, length - have)
    if (take > 0) yield part.subarray(0, take)
    have += part.length
    if (take < part.length && beyond.length < 64) beyond = Buffer.concat([beyond, part.subarray(take, take + 64)])
  }
  if (have < length) {
    outcome.end = 'cut'
    fault(outcome, 'the body is shorter than its Content-Length', length, have)
    return
  }
  outcome.end = 'complete'
  // One line end after the body is what an editor adds on saving, and no server's doing.
  if (have > length && !/^\r?\n$/.test(beyond.toString('latin1')))
    fault(outcome, 'bytes follow the body that Content-Length states', length, have)
}

/** The fault of a Content-Length that cannot be right. */
export function toLengthFault(received: string) {
  return {
    message: 'Content-Length is no single number',
    documented: 'one decimal number of bytes, stated once',
    received,
    at: 'header content-length',
    source,
  }
}

/** The fault of stating a length beside a transfer coding. */
export function toBothFault(received: string) {
  return {
    message: 'Content-Length and Transfer-Encoding are both sent',
    documented: 'no Content-Length in a message that has Transfer-Encoding (RFC 9112 §6.2)',
    received,
    at: 'header content-length',
    source,
  }
}

function fault(outcome: Outcome, message: string, length: number, have: number): void {
  outcome.faults.push({
    message,
    documented: `${length} bytes (Content-Length)`,
    received: `${have} bytes`,
    at: `byte ${Math.min(length, have)} of the body`,
    source,
  })
}
