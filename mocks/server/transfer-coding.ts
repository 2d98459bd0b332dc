/** Refuses a request whose body has a transfer coding that node:http does not decode: 501 (RFC 9112 section 6.1). */
import type { IncomingMessage } from 'node:http'
import { toProblem, type Reply } from '../reply/index.ts'

/**
 * The refusal, or null. node:http refuses a list that does not end in `chunked`; the codings before it stay in the bytes of the body, which
 * would be refused as broken JSON.
 */
export function findCodingRefusal({ headers }: IncomingMessage): Reply | null {
  const field = headers['transfer-encoding']
  if (field === undefined || field === 'chunked') return null
  const coding = field.split(',').find((one) => !/^\s*(?:chunked|identity)?\s*$/i.test(one))
  if (coding === undefined) return null
  const detail = `Transfer-Encoding is ${field.slice(0, 80)}; the mock decodes chunked only. Compress a body with Content-Encoding`
  const reply = toProblem(501, detail)
  return { ...reply, headers: [...reply.headers, ['Connection', 'close']] }
}
