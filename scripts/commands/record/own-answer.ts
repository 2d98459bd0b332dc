/** What the proxy says in its own name when the target gave no answer: never to be taken for the target's. */
import type { ServerResponse } from 'node:http'
import type { NoAnswerError, NoAnswerKind } from '../../../tests/suite/runner/sender.ts'

/** The field that marks an answer as the proxy's own, beside `Proxy-Status`. */
const ownMark = 'X-Kimi-Contract-Proxy'

/** Error types of RFC 9209 §2.3 (June 2022). */
const proxyStatus: Partial<Record<NoAnswerKind, string>> = {
  refused: 'connection_refused',
  dns: 'dns_error',
  tls: 'tls_protocol_error',
  timeout: 'connection_timeout',
  reset: 'connection_terminated',
  'not-http': 'http_protocol_error',
  network: 'destination_ip_unroutable',
}

const next: Partial<Record<NoAnswerKind, string>> = {
  refused: 'start the server, or check host and port of --target',
  dns: 'check the host name of --target, and the network',
  tls: 'check --target (http or https?); a certificate of your own goes into NODE_EXTRA_CA_CERTS',
  'not-http': 'check --target: what answers there is no HTTP/1.1 server (http or https?)',
}

/** One sentence: where, what, and what to do. */
export function describeNoAnswer(baseUrl: string, error: NoAnswerError): string {
  const todo = next[error.kind]
  return `${baseUrl} gave no answer: ${error.message}${todo === undefined ? '' : `; ${todo}`}`
}

/** Answers 502 in the proxy's own name. */
export function answerOwn(response: ServerResponse, baseUrl: string, error: NoAnswerError): void {
  const message = `kimi-contract record (not the target): ${describeNoAnswer(baseUrl, error)}`
  const body = JSON.stringify({ error: { message, type: 'kimi_contract_proxy_error', code: error.kind } })
  response.writeHead(502, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Proxy-Status': `kimi-contract; error=${proxyStatus[error.kind] ?? 'proxy_internal_error'}`,
    [ownMark]: 'own-answer',
  })
  response.end(body)
}
