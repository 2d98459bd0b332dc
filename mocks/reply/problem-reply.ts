/**
 * Errors of the mock itself: an unknown preference, an invalid control call, a bug. They are not in the API's envelope, so that they
 * cannot be mistaken for answers of Kimi: application/problem+json (RFC 9457), with the text also in `error`, which SDKs print.
 */
import type { Reply } from './types.ts'

/** A problem document. */
export function toProblem(status: number, detail: string, extra: Readonly<Record<string, unknown>> = {}): Reply {
  const body = { type: 'about:blank', title: toTitle(status), status, detail, error: detail, ...extra }
  return {
    status,
    headers: [
      ['Content-Type', 'application/problem+json'],
      ['X-Kimi-Contract-Mock', 'problem'],
    ],
    body: { kind: 'bytes', bytes: JSON.stringify(body) },
  }
}

function toTitle(status: number): string {
  if (status < 500 || status === 501)
    return 'This is the mock, not the API: it was asked for something that it cannot do'
  return status === 503 ? 'This is the mock, not the API: it lacks something that it needs' : 'A bug of the mock'
}
