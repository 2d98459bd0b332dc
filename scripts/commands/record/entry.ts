/** Converts an observed exchange to a HAR entry without secrets. The comment of the entry says what could not be kept. */
import { isUtf8 } from 'node:buffer'
import { findHeader } from '../../../openapi/exchange.ts'
import { toHarEntry } from '../../../openapi/har-writer.ts'
import { redactBody, findExchangeSecrets, hasFurtherTexts } from '../../../openapi/secrets/index.ts'
import { createRedactor, redactHeaders, type Redactor } from '../../../tests/suite/reporters/index.ts'
import { describeNoAnswer } from './bad-gateway.ts'
import { decodeBody, findCoding } from './content-coding.ts'
import type { ByteStore } from './byte-store.ts'
import type { ObservedExchange } from './observer.ts'
import type { ProxiedRequest } from './proxy.ts'

/** Shorter values are placeholders (`test`, `any-key`). Hiding such a word in every body would make recordings unreadable. */
const leastSecretLength = 12

/** The bounds of the cache of cleaned texts, which exists because most clients send the same fields with each request. */
const mostCleanTexts = 256
const longestCleanText = 512

export interface EntryOptions {
  clean: Redactor
  baseUrl: string
  /** The most bytes of a decoded body that are kept. */
  mostBytes: number
  /** False leaves both bodies out, for an entry that would be longer than the longest string. */
  withBodies?: boolean
}

/** Returns the redactor of an exchange, which also removes the secrets that the exchange itself contains. */
export interface ExchangeRedactors {
  (exchange: ObservedExchange): Redactor
  /** Finds the secrets of a request as soon as it has ended, so that the answer does not wait for this search. */
  prepare(request: ProxiedRequest, body: ByteStore): void
}

/** Creates the redactors of a recording. The latest one is kept, because most requests are sent with the same key. */
export function createExchangeRedactors(secrets: readonly (string | undefined)[] = []): ExchangeRedactors {
  const known = secrets.filter((one) => (one?.length ?? 0) >= leastSecretLength)
  const prepared = new WeakMap<ByteStore, readonly string[]>()
  let last = { key: '', clean: keepTexts(createRedactor(known)) }

  function find(exchange: ObservedExchange): Redactor {
    const { request, headers, requestBody } = exchange
    const ofRequest = prepared.get(requestBody) ?? findRequestSecrets(request, requestBody)
    const found = [...new Set([...ofRequest, ...findExchangeSecrets(null, headers), ...known])]
    const key = JSON.stringify(found)
    if (key !== last.key) last = { key, clean: keepTexts(createRedactor(found)) }
    return last.clean
  }

  return Object.assign(find, {
    prepare(request: ProxiedRequest, body: ByteStore) {
      prepared.set(body, findRequestSecrets(request, body))
    },
  })
}

function findRequestSecrets(request: ProxiedRequest, requestBody: ByteStore): readonly string[] {
  return findExchangeSecrets({ ...request, body: requestBody.whole()?.toString('utf8') ?? null }, null)
}

/** The redactor with a cache of the short texts that it has cleaned. */
function keepTexts(clean: Redactor): Redactor {
  const known = new Map<string, string>()
  const cleanOnce = (text: string) => {
    if (text.length > longestCleanText) return clean(text)
    let cleaned = known.get(text)
    if (cleaned === undefined) {
      if (known.size >= mostCleanTexts) known.clear()
      cleaned = clean(text)
      known.set(text, cleaned)
    }
    return cleaned
  }
  return Object.assign(cleanOnce, { find: clean.find })
}

/** The entry as JSON; without its bodies if they would make it longer than the longest string. */
export function toBoundedEntry(exchange: ObservedExchange, options: EntryOptions): string {
  try {
    return toEntryText(exchange, options)
  } catch (error) {
    if (!(error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_STRING_TOO_LONG')) throw error
    return toEntryText(exchange, { ...options, withBodies: false })
  }
}

/** The entry as JSON. @throws RangeError if it is longer than the longest string */
function toEntryText(exchange: ObservedExchange, options: EntryOptions): string {
  const { clean, withBodies = true } = options
  const { request, outcome, status } = exchange
  const notes: string[] = []
  const sent = withBodies ? readRequestBody(exchange, options, notes) : null
  notes.push(...toNotes(exchange, options))
  const kept = withBodies && exchange.notKeptBecause === null ? exchange.responseBody.whole() : null
  if (!withBodies) notes.push('the bodies were not kept: the entry would have been too long')
  const { find } = clean
  const cleanSent =
    sent && redactBody(sent, [], find, { contentType: findHeader(request.headers, 'content-type') }).bytes
  const contentType = findHeader(exchange.headers, 'content-type')
  const body = redactBody(kept ?? Buffer.alloc(0), kept === null ? [] : exchange.responseBody.reads(), find, {
    contentType,
    texts: findTexts(exchange, kept),
  })
  let at = 0
  const entry = toHarEntry(
    {
      label: '',
      operationId: exchange.operationId,
      request: {
        method: request.method,
        // The query string of the entry is derived from this URL, so it has no secrets either.
        url: clean(request.url),
        headers: redactHeaders(request.headers, clean),
        body: cleanSent === null ? null : cleanSent.toString('utf8'),
      },
      status,
      headers: redactHeaders(exchange.headers, clean),
      form: 'body',
      body: body.reads.map(({ bytes, atMs }) => ({ bytes: body.bytes.subarray(at, (at += bytes)), atMs })),
      end: exchange.end,
      endedAtMs: exchange.endedAtMs,
    },
    { startedAt: exchange.startedAt, ...(notes.length === 0 ? {} : { comment: notes.join('; ') }) },
  )
  const { text: _text, ...contentOnly } = entry.response.content
  // A body that was not kept has no text. A missing answer has neither text nor size.
  const content =
    kept === null || status === null ? { ...contentOnly, size: exchange.responseBody.length() } : entry.response.content
  const { postData: textData } = entry.request
  const postData =
    cleanSent === null || isUtf8(cleanSent) || textData === undefined
      ? {}
      : { postData: { ...textData, text: cleanSent.toString('base64'), encoding: 'base64' } }
  return JSON.stringify({
    ...entry,
    request: { ...entry.request, bodySize: exchange.requestBody.length(), ...postData },
    response: { ...entry.response, statusText: clean(exchange.statusText), content },
    ...(outcome.kind === 'left' || outcome.kind === 'stopped' ? { _left: outcome.kind } : {}),
  })
}

function toNotes({ outcome, status, notKeptBecause }: ObservedExchange, { clean, baseUrl }: EntryOptions): string[] {
  const notes: string[] = []
  if (notKeptBecause !== null) notes.push(`the body of the response was not kept: ${notKeptBecause}`)
  if (outcome.kind === 'left') notes.push('the client left before the end')
  if (outcome.kind === 'stopped') notes.push('the recorder was stopped before the end')
  if (outcome.kind === 'unreached') notes.push(clean(describeNoAnswer(baseUrl, outcome.error)))
  if (outcome.kind === 'cut' && status === null) notes.push('the target broke the connection without an answer')
  return notes
}

/** The request body without its content coding, which would hide secrets in it from the redactor. */
function readRequestBody({ request, requestBody }: ObservedExchange, { mostBytes }: EntryOptions, notes: string[]) {
  const sent = requestBody.whole()
  if (sent === null) {
    notes.push(`the request body of ${requestBody.length()} bytes was not kept`)
    return null
  }
  if (sent.length === 0) return null
  const coding = findCoding(request.headers)
  if (coding === null) return sent
  const decoded = decodeBody(sent, coding, mostBytes)
  const shown = JSON.stringify(coding.slice(0, 40))
  notes.push(
    decoded === null
      ? `the request body was not kept: its content coding ${shown} could not be removed, and secrets in it would not be found`
      : `the request body is shown without its content coding ${shown}`,
  )
  return decoded
}

/**
 * The texts to search for secrets that are split over chunks: those that a stream adds up to. Null stands for a text that was not
 * assembled; the stream itself is searched then. Another answer is not judged yet, and is searched itself unless it is one JSON value.
 */
function findTexts(exchange: ObservedExchange, kept: Buffer | null): (string | null)[] | undefined {
  if (!exchange.isStream && exchange.operationId !== null && kept !== null) return isJson(kept) ? [] : [null]
  const { assembled } = exchange.verdict()
  if (assembled === null) return undefined
  const texts = [...assembled.choices.values()].flatMap((choice) => [
    choice.content.whole,
    choice.reasoning.whole,
    ...[...choice.calls.values()].map((call) => call.arguments.whole),
  ])
  return kept !== null && hasFurtherTexts(kept.toString('latin1')) ? [...texts, null] : texts
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString())
    return true
  } catch {
    return false
  }
}
