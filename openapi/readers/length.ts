/** Compares Content-Length with the bytes of a recorded body (RFC 9112 §6.2 and §8). */
import { findHeader, findMediaType, type Ending, type HeaderList } from '../exchange.ts'
import type { Bytes } from './bytes.ts'
import type { MessageProblem, Outcome } from './recording.ts'

/** The stated length; null when there is none, `wrong` when the fields contradict each other or are not a number. */
export function parseLength(headers: HeaderList): number | null | 'wrong' {
  const values = headers
    .filter(([name]) => name.toLowerCase() === 'content-length')
    .flatMap(([, value]) => value.split(','))
  if (values.length === 0) return null
  const different = new Set(values.map((value) => value.trim()))
  const [value] = different
  return different.size === 1 && /^\d{1,15}$/.test(value!) ? Number(value) : 'wrong'
}

/** Yields the body up to its stated length. Missing bytes set `cut`; missing and surplus bytes are problems. */
export async function* limitLength(from: Bytes, length: number, outcome: Outcome): Bytes {
  let have = 0
  let surplus: Buffer = Buffer.alloc(0)
  for await (const part of from) {
    const count = Math.min(part.length, Math.max(0, length - have))
    if (count > 0) yield part.subarray(0, count)
    have += part.length
    if (count < part.length && surplus.length < 64) surplus = Buffer.concat([surplus, part.subarray(count, count + 64)])
  }
  if (have < length) {
    outcome.end = 'cut'
    outcome.problems.push(toMismatch('the body is shorter than its Content-Length', length, have))
    return
  }
  outcome.end = 'complete'
  // blank lines after the body come from an editor, or separate it from the next message of the file
  if (have > length && !/^(\r?\n){1,4}$/.test(surplus.toString('latin1')))
    outcome.problems.push(toMismatch('bytes follow the body that Content-Length states', length, have))
}

/** What is wrong with a message whose connection broke after `have` bytes of its body; null for a stream, whose end a check judges. */
export function findCutProblem(end: Ending, headers: HeaderList, have: number): MessageProblem | null {
  if (end !== 'cut' || findMediaType(headers) === 'text/event-stream') return null
  const stated = findHeader(headers, 'content-length')
  return {
    message: 'the connection broke before the end of the message',
    documented: stated === null ? 'a body that ends with its last chunk' : `a body of ${stated} bytes`,
    received: `${have} bytes, and no end`,
    at: `byte ${have} of the body`,
    source: stated === null ? 'rfc9112/7.1' : 'rfc9112/6.2',
  }
}

/** What is wrong with a Content-Length that is not a single number. */
export function toLengthProblem(received: string): MessageProblem {
  return {
    message: 'Content-Length is no single number',
    documented: 'one decimal number of bytes, stated once',
    received,
    at: 'header content-length',
    source: 'rfc9112/6.2',
  }
}

/** What is wrong with a Content-Length beside a Transfer-Encoding. */
export function toBothLengthsProblem(received: string): MessageProblem {
  return {
    message: 'Content-Length and Transfer-Encoding are both sent',
    documented: 'no Content-Length in a message that has Transfer-Encoding (RFC 9112 §6.2)',
    received,
    at: 'header content-length',
    source: 'rfc9112/6.2',
  }
}

function toMismatch(message: string, length: number, have: number): MessageProblem {
  return {
    message,
    documented: `${length} bytes (Content-Length)`,
    received: `${have} bytes`,
    at: `byte ${Math.min(length, have)} of the body`,
    source: 'rfc9112/6.2',
  }
}
