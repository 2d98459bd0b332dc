/** One call of the workbench's API: its JSON body, and the ways to answer it. */
import type { ServerResponse } from 'node:http'
import type { MockRequest } from '../../mocks/reply/index.ts'
import { commonHeaders } from './assets.ts'
import type { ProblemBody } from './protocol.ts'

/** A call that cannot be answered: bad input, or something that is switched off. */
export class CallError extends Error {
  override name = 'CallError'
  readonly status: number
  readonly next: string | undefined

  constructor(status: number, message: string, next?: string) {
    super(message)
    this.status = status
    this.next = next
  }
}

/** The body as a JSON object. @throws CallError */
export function readJsonObject(request: MockRequest): Record<string, unknown> {
  if (request.bodyProblem)
    throw new CallError(413, 'the body is larger than the workbench accepts', 'send a smaller request')
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new CallError(415, 'the body of a call must be JSON', 'send Content-Type: application/json')
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.body))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Refused below, like JSON that is not an object.
  }
  throw new CallError(400, 'the body is not a JSON object', 'send an object, such as {"environmentId": "mock"}')
}

/** A member that must be a string. @throws CallError */
export function readText(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name]
  if (typeof value !== 'string') throw new CallError(400, `${name} must be a string`)
  return value
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...commonHeaders,
  })
  response.end(`${JSON.stringify(value)}\n`)
}

/** Answers with a problem document that says what to do next. */
export function sendProblem(response: ServerResponse, status: number, detail: string, next?: string): void {
  const body: ProblemBody = { title: 'The workbench cannot do this', detail, ...(next === undefined ? {} : { next }) }
  response.writeHead(status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    ...commonHeaders,
  })
  response.end(JSON.stringify(body))
}

/** Lines of JSON that reach the page as they are written. */
export interface LineWriter<Line> {
  write(line: Line): void
  end(): void
  /** Resolves when the page has read what was written; null where it keeps up. */
  drained(): Promise<void> | null
  /** Aborted when the page leaves before the end. */
  readonly signal: AbortSignal
}

/** Answers with `application/x-ndjson`, one line per event. */
export function startLines<Line>(response: ServerResponse): LineWriter<Line> {
  const left = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) left.abort()
  })
  response.writeHead(200, {
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Cache-Control': 'no-store',
    ...commonHeaders,
  })
  response.flushHeaders()
  return {
    write(line) {
      if (!response.writableEnded && !response.destroyed) response.write(`${JSON.stringify(line)}\n`)
    },
    end: () => void response.end(),
    drained() {
      if (!response.writableNeedDrain || response.destroyed) return null
      return new Promise((resolve) => {
        const settle = () => {
          response.off('drain', settle)
          response.off('close', settle)
          resolve()
        }
        response.on('drain', settle)
        response.on('close', settle)
      })
    },
    signal: left.signal,
  }
}
