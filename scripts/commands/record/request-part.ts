/** Converts the request of an exchange to JSON of a HAR entry without secrets. It does not need the answer, so it is made before that. */
import { isUtf8 } from 'node:buffer'
import { findHeader } from '../../../openapi/exchange.ts'
import { toHarRequest } from '../../../openapi/har-writer.ts'
import { redactBody } from '../../../openapi/secrets/index.ts'
import { redactHeaders, type Redactor } from '../../../tests/suite/reporters/index.ts'
import type { ByteStore } from './byte-store.ts'
import { decodeBody, findCoding } from './content-coding.ts'
import type { ProxiedRequest } from './proxy.ts'

/** The member `request` of an entry. */
export interface RequestPart {
  json: string
  /** What could not be kept. */
  notes: readonly string[]
}

export interface RequestPartOptions {
  clean: Redactor
  /** The most bytes of a decoded body that are kept. */
  mostBytes: number
  /** False leaves the body out. */
  withBodies?: boolean
}

/** The request as JSON. @throws RangeError if it is longer than the longest string */
export function toRequestPart(
  request: ProxiedRequest,
  requestBody: ByteStore,
  options: RequestPartOptions,
): RequestPart {
  const { clean, mostBytes, withBodies = true } = options
  const { body: sent, notes } = withBodies
    ? readRequestBody(request, requestBody, mostBytes)
    : { body: null, notes: [] }
  const contentType = findHeader(request.headers, 'content-type')
  const body = sent && redactBody(sent, [], clean.find, { contentType }).bytes
  const json = toHarRequest({
    method: request.method,
    // The query string of the entry is derived from this URL, so it has no secrets either.
    url: clean(request.url),
    headers: redactHeaders(request.headers, clean),
    body: body === null ? null : body.toString('utf8'),
  })
  const postData =
    body === null || isUtf8(body) || json.postData === undefined
      ? {}
      : { postData: { ...json.postData, text: body.toString('base64'), encoding: 'base64' } }
  return { json: JSON.stringify({ ...json, bodySize: requestBody.length(), ...postData }), notes }
}

/** The body without its content coding, which would hide secrets in it from the redactor; the notes say what could not be kept. */
export function readRequestBody(
  { headers }: ProxiedRequest,
  requestBody: ByteStore,
  mostBytes: number,
): { body: Buffer | null; notes: string[] } {
  const sent = requestBody.whole()
  if (sent === null) return { body: null, notes: [`the request body of ${requestBody.length()} bytes was not kept`] }
  if (sent.length === 0) return { body: null, notes: [] }
  const coding = findCoding(headers)
  if (coding === null) return { body: sent, notes: [] }
  const body = decodeBody(sent, coding, mostBytes)
  const shown = JSON.stringify(coding.slice(0, 40))
  const note =
    body === null
      ? `the request body was not kept: its content coding ${shown} could not be removed, and secrets in it would not be found`
      : `the request body is shown without its content coding ${shown}`
  return { body, notes: [note] }
}
