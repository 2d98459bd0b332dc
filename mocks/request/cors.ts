/**
 * What lets a browser call the mock. Recordings show only `Vary: Origin`, whose form suggests that the service answers
 * browsers; the headers themselves are not recorded (unverified). `cors: false` sends none.
 */
import type { HeaderPairs, MockRequest, Reply } from './reply.ts'

const exposed =
  'Msh-Request-Id, Msh-Trace-Mode, X-Msh-Trace-Id, Msh-Context-Cache-Token-Saved, Msh-Request-Timestamp, ' +
  'Msh-Request-Signature, Retry-After, X-Retry-After, Msh-Cooldown-Seconds, X-RateLimit-Limit, X-RateLimit-Remaining, ' +
  'X-RateLimit-Reset, Preference-Applied, X-Mock-Fixture, X-Mock-Replay'

/** The answer to a preflight (or to any OPTIONS): it needs no key, because a browser cannot send one there. */
export function toPreflight(request: MockRequest, methods: string): Reply {
  const asked = request.headers['access-control-request-headers']
  return {
    status: 204,
    headers: [
      ['Access-Control-Allow-Methods', methods],
      ['Access-Control-Allow-Headers', asked && isFieldList(asked) ? asked : 'Authorization, Content-Type, Prefer'],
      ['Access-Control-Max-Age', '86400'],
      ['Vary', 'Origin'],
    ],
    body: { kind: 'bytes', bytes: '' },
  }
}

/** The headers a browser wants to see on every answer, the one to a preflight included. */
export function toCorsHeaders(request: MockRequest): HeaderPairs {
  return [
    ['Access-Control-Allow-Origin', request.headers.origin ?? '*'],
    ['Access-Control-Expose-Headers', exposed],
  ]
}

/** Only tokens and commas are echoed: nothing a header could be broken with. */
function isFieldList(text: string): boolean {
  return text.length <= 2048 && /^[\w!#$%&'*+.^`|~, \t-]+$/.test(text)
}
