/**
 * What the mock says about itself: a preference it does not know, a control call it cannot read, a bug of its own.
 * Deliberately not in the API's envelope (application/problem+json, RFC 9457, and a text in `error` that SDKs print), so that
 * nobody takes it for something Kimi would say.
 */
import type { Reply } from './reply.ts'

/** A problem document. */
export function toProblem(status: number, detail: string, extra: Readonly<Record<string, unknown>> = {}): Reply {
  const title =
    status < 500
      ? 'This is the mock, not the API: it was asked for something it cannot do'
      : status === 503
        ? 'This is the mock, not the API: something it needs is away'
        : 'A bug of the mock'
  const body = { type: 'about:blank', title, status, detail, error: detail, ...extra }
  return {
    status,
    headers: [
      ['Content-Type', 'application/problem+json'],
      ['X-Kimi-Contract-Mock', 'problem'],
    ],
    body: { kind: 'bytes', bytes: JSON.stringify(body) },
  }
}
