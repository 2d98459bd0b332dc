/** Converts an observed exchange to a HAR entry without secrets. The comment of the entry says what could not be kept. */
import { findHeader } from '../../../openapi/exchange.ts'
import { toHarEntry } from '../../../openapi/har-writer.ts'
import { hasFurtherTexts, redactBody } from '../../../openapi/secrets/index.ts'
import { redactHeaders, type Redactor } from '../../../tests/suite/reporters/index.ts'
import { describeNoAnswer } from './bad-gateway.ts'
import type { ObservedExchange } from './observer.ts'
import { toRequestPart, type RequestPart } from './request-part.ts'

export interface EntryOptions {
  clean: Redactor
  baseUrl: string
  /** The most bytes of a decoded body that are kept. */
  mostBytes: number
  /** The request of the entry, if it was prepared. */
  prepared?: RequestPart | null
  /** False leaves both bodies out, for an entry that would be longer than the longest string. */
  withBodies?: boolean
}

/** The entry as JSON; without its bodies if they would make it longer than the longest string. */
export function toBoundedEntry(exchange: ObservedExchange, options: EntryOptions): string {
  try {
    return toEntryText(exchange, options)
  } catch (error) {
    if (!(error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_STRING_TOO_LONG')) throw error
    return toEntryText(exchange, { ...options, prepared: null, withBodies: false })
  }
}

/** The entry as JSON. @throws RangeError if it is longer than the longest string */
function toEntryText(exchange: ObservedExchange, options: EntryOptions): string {
  const { clean, withBodies = true } = options
  const { request, requestBody, outcome, status } = exchange
  const requestPart = options.prepared ?? toRequestPart(request, requestBody, options)
  const notes = [...requestPart.notes, ...toNotes(exchange, options)]
  const kept = withBodies && exchange.notKeptBecause === null ? exchange.responseBody.whole() : null
  if (!withBodies) notes.push('the bodies were not kept: the entry would have been too long')
  const contentType = findHeader(exchange.headers, 'content-type')
  const body = redactBody(kept ?? Buffer.alloc(0), kept === null ? [] : exchange.responseBody.reads(), clean.find, {
    contentType,
    texts: findTexts(exchange, kept),
  })
  let at = 0
  const entry = toHarEntry(
    {
      label: '',
      operationId: exchange.operationId,
      request: null,
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
  const { startedDateTime, time, request: _request, ...rest } = entry
  const start = JSON.stringify({ startedDateTime, time })
  const end = JSON.stringify({
    ...rest,
    response: { ...entry.response, statusText: clean(exchange.statusText), content },
    ...(outcome.kind === 'left' || outcome.kind === 'stopped' ? { _left: outcome.kind } : {}),
  })
  return `${start.slice(0, -1)},"request":${requestPart.json},${end.slice(1)}`
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

/**
 * The texts to search for secrets that are split over chunks: those that a stream adds up to. Null stands for a text that was not
 * assembled; the stream itself is searched then. Another answer is not judged yet, and is searched itself unless it is one JSON value.
 */
function findTexts(exchange: ObservedExchange, kept: Buffer | null): (string | null)[] | undefined {
  if (!exchange.isStream && kept !== null) return isJson(kept) ? [] : [null]
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
