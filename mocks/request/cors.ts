/**
 * The headers that let a browser call the mock. Recordings show only `Vary: Origin`, which suggests that the service answers
 * browsers; its Access-Control-* headers are not recorded (unverified). `cors: false` sends none.
 */
import type { HeaderPairs, MockRequest, Reply } from '../reply/index.ts'

const exposed =
  'Msh-Request-Id, Msh-Trace-Mode, X-Msh-Trace-Id, Msh-Context-Cache-Token-Saved, Msh-Request-Timestamp, ' +
  'Msh-Request-Signature, Retry-After, X-Retry-After, Msh-Cooldown-Seconds, X-RateLimit-Limit, X-RateLimit-Remaining, ' +
  'X-RateLimit-Reset, Preference-Applied, Mock-Warning, Mock-Chaos, X-Mock-Fixture, X-Mock-Replay'

/** The answer to a preflight or any other OPTIONS request. No key is required, because browsers send none with a preflight. */
export function toPreflight(request: MockRequest, methods: string): Reply {
  const requested = request.headers['access-control-request-headers']
  return {
    status: 204,
    headers: [
      ['Access-Control-Allow-Methods', methods],
      [
        'Access-Control-Allow-Headers',
        requested && isFieldList(requested) ? requested : 'Authorization, Content-Type, Prefer',
      ],
      ['Access-Control-Max-Age', '86400'],
      ['Vary', 'Origin'],
    ],
    body: { kind: 'bytes', bytes: '' },
  }
}

/** The headers that a browser needs on every answer, including that to a preflight. */
export function toCorsHeaders(request: MockRequest): HeaderPairs {
  return [
    ['Access-Control-Allow-Origin', request.headers.origin ?? '*'],
    ['Access-Control-Expose-Headers', exposed],
  ]
}

/** Whether a text is a list of header names. Only such a list is sent back, so that a request cannot inject a header. */
function isFieldList(text: string): boolean {
  return text.length <= 2048 && /^[\w!#$%&'*+.^`|~, \t-]+$/.test(text)
}
