/** The request log of the server: one line per request, written once per turn of the event loop. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JournalRecord } from '../state/journal-record.ts'
import { redactText, redactUrl } from '../state/redact.ts'

/** How a line is written: `POST /v1/chat/completions kimi-k2.6 200 12 ms scenario=…`, or an object of JSON. */
export type RequestLogFormat = 'text' | 'json'

/** The model is read from the beginning of the body only, because parsing it again would take too long. */
const searchedBytes = 65_536

/** Wraps a listener: writes a line when a response has ended; `findRecord` returns what the journal holds of a request. */
export function withRequestLog(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  options: {
    format: RequestLogFormat
    write: (lines: string) => void
    findRecord: (request: IncomingMessage) => JournalRecord | undefined
  },
): (request: IncomingMessage, response: ServerResponse) => void {
  let lines: string[] = []
  const add = (line: string) => {
    if (lines.push(line) > 1) return
    setImmediate(() => {
      options.write(`${lines.join('\n')}\n`)
      lines = []
    })
  }
  return (request, response) => {
    const startMs = performance.now()
    // Control requests would bury the API's own: a page that shows the journal polls it.
    if (!request.url?.startsWith('/__mock'))
      response.once('close', () => {
        const durationMs = Math.round(performance.now() - startMs)
        add(toLine(request, response, { durationMs, record: options.findRecord(request), format: options.format }))
      })
    listener(request, response)
  }
}

function toLine(
  request: IncomingMessage,
  response: ServerResponse,
  about: { durationMs: number; record: JournalRecord | undefined; format: RequestLogFormat },
): string {
  const { durationMs, record, format } = about
  const method = request.method ?? 'GET'
  const path = toPath(request.url ?? '/')
  const model = record === undefined ? null : findModel(record)
  const { scenario = null, fault = null, fixture = null } = record ?? {}
  const complete = response.writableFinished
  const status = response.headersSent ? response.statusCode : null
  if (format === 'json')
    return JSON.stringify({ method, path, model, status, durationMs, complete, scenario, fault, fixture })
  return [
    method,
    path,
    ...(model === null ? [] : [model]),
    status ?? '---',
    `${durationMs} ms`,
    ...(complete ? [] : ['(broken off)']),
    ...(scenario === null ? [] : [`scenario=${scenario}`]),
    ...(fault === null ? [] : [`fault=${fault}`]),
    ...(fixture === null ? [] : [`fixture=${fixture}`]),
  ].join(' ')
}

const toPath = keepLatest((url) => redactUrl(url, null).slice(0, 200))
const toModel = keepLatest((model) => redactText(model, null))

const decoder = new TextDecoder('latin1')
/** Most bodies name their model at the beginning. */
const firstSearchedBytes = 256
const modelMember = /"model"\s*:\s*"([^"\\\u0000-\u001f\u007f-\u009f]{1,100})"/

/** The model of the request, without characters that could break the line. */
function findModel({ request: { body } }: JournalRecord): string | null {
  const find = (bytes: number) => modelMember.exec(decoder.decode(body.subarray(0, bytes)))?.[1]
  const model = find(firstSearchedBytes) ?? (body.length > firstSearchedBytes ? find(searchedBytes) : undefined)
  return model === undefined ? null : toModel(model)
}

/** Keeps the latest result, because requests in a row mostly have the same path and model. */
function keepLatest(convert: (text: string) => string): (text: string) => string {
  let text: string | null = null
  let converted = ''
  return (next) => {
    if (next !== text) {
      converted = convert(next)
      text = next
    }
    return converted
  }
}
