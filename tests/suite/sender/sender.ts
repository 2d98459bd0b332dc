/** The interface of a sender: it sends one request and returns every byte with its arrival time, or throws why no answer came. */
import type { ArrivedBytes, Ending, HeaderList, MessageProblem } from '../../../openapi/exchange.ts'

/** A request to send. */
export interface Outgoing {
  /** The HTTP method. */
  method: string
  /** The absolute URL. */
  url: string
  /** The header fields, in order; the sender adds only what HTTP needs. */
  headers: HeaderList
  /** The body; null for none. */
  body: string | null
  /** A stream was requested: after its end mark the sender waits only for the grace period. */
  stream: boolean
}

/** How long the sender waits. */
export interface SendLimits {
  /** Milliseconds for the whole request, headers and body. */
  timeoutMs: number
  /** How long a connection may stay open after `[DONE]`; twice as long after a `finish_reason` without `[DONE]`. */
  graceMs: number
  /** Ends the request early. */
  signal?: AbortSignal | undefined
}

/** The answer. */
export interface Incoming {
  /** The HTTP status. */
  status: number
  /** The header fields as received. */
  headers: HeaderList
  /** The reads of the body, decoded. */
  body: ArrivedBytes[]
  /** How the body ended. */
  end: Ending
  /** Milliseconds from the request to `end`. */
  endedAtMs: number
  /** Content codings that do not match the bytes. */
  problems?: readonly MessageProblem[]
  /**
   * The former name of `problems`, read if `problems` is absent.
   * @deprecated Use `problems`.
   */
  faults?: readonly MessageProblem[]
}

/** Sends one request. @throws NoAnswerError if there is no HTTP answer */
export type Send = (outgoing: Outgoing, limits: SendLimits) => Promise<Incoming>

/** Why no answer came. */
export type NoAnswerKind =
  | 'refused'
  | 'dns'
  | 'tls'
  | 'timeout'
  | 'reset'
  | 'not-http'
  | 'proxy'
  | 'aborted'
  | 'network'

/** Thrown by a sender when the request got no HTTP answer. */
export class NoAnswerError extends Error {
  readonly kind: NoAnswerKind
  /** The code of the runtime's error, e.g. `ECONNREFUSED`. */
  readonly code: string

  constructor(kind: NoAnswerKind, message: string, code = '') {
    super(message)
    this.name = 'NoAnswerError'
    this.kind = kind
    this.code = code
  }
}

/** The most bytes of one body that a sender reads. It closes the connection of a target that sends more. */
export const maxBodyBytes = 64 * 1024 * 1024

const kinds: readonly [RegExp, NoAnswerKind, string][] = [
  [/^ECONNREFUSED$/, 'refused', 'nothing listens at this address'],
  [/^(ENOTFOUND|EAI_AGAIN|EAI_.*)$/, 'dns', 'the host name cannot be resolved'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|ECONNABORTED)$/, 'reset', 'the connection was closed before an answer came'],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT)$/, 'timeout', 'no answer came in time'],
  [/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EHOSTDOWN|ENETDOWN)$/, 'network', 'the host cannot be reached'],
  [/^ERR_PROXY/, 'proxy', 'the proxy refused the connection'],
  [/^HPE_/, 'not-http', 'the answer is not HTTP'],
  [/^(CERT_|ERR_TLS|ERR_SSL|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_OSSL)/, 'tls', 'the TLS handshake failed'],
]

/** Converts a runtime's error to its kind and one sentence. */
export function toNoAnswerError(error: unknown): NoAnswerError {
  if (error instanceof NoAnswerError) return error
  const flat = flatten(error)
  const code = flat.find((one) => typeof one.code === 'string')?.code ?? ''
  const detail = flat.find((one) => one.message !== '')?.message ?? String(error)
  for (const [shape, kind, words] of kinds) {
    if (!shape.test(code)) continue
    const [plain] = kind === 'tls' ? (/wrong version number|packet length too long/i.exec(detail) ?? []) : []
    if (plain !== undefined) {
      const advice = 'the server answers without TLS; write http:// in place of https://'
      return new NoAnswerError(kind, `${advice} (${plain})`, code)
    }
    return new NoAnswerError(
      kind,
      kind === 'tls' || kind === 'not-http' || kind === 'proxy' ? `${words}: ${detail}` : `${words} (${code})`,
      code,
    )
  }
  return new NoAnswerError('network', `the request failed: ${detail}${code === '' ? '' : ` (${code})`}`, code)
}

function flatten(error: unknown): { code?: string; message: string }[] {
  if (!(error instanceof Error)) return []
  const inner: unknown[] = error instanceof AggregateError ? error.errors : []
  return [...inner.flatMap(flatten), ...flatten(error.cause), error as Error & { code?: string }]
}

/** The body as JSON; undefined when it does not parse. */
export function toJson(body: readonly ArrivedBytes[]): unknown {
  try {
    return JSON.parse(Buffer.concat(body.map((part) => part.bytes)).toString('utf8'))
  } catch {
    return undefined
  }
}
