/** The proxy's own 502, sent when the target gave no answer; its fields distinguish it from an answer of the target. */
import type { ServerResponse } from 'node:http'
import type { NoAnswerError, NoAnswerKind } from '../../../tests/suite/sender/index.ts'

/** Marks an answer of the proxy itself, in addition to `Proxy-Status`. */
const ownField = 'X-Kimi-Contract-Proxy'

/** Error types of RFC 9209, section 2.3. */
const proxyStatus: Partial<Record<NoAnswerKind, string>> = {
  refused: 'connection_refused',
  dns: 'dns_error',
  tls: 'tls_protocol_error',
  timeout: 'connection_timeout',
  reset: 'connection_terminated',
  'not-http': 'http_protocol_error',
  network: 'destination_ip_unroutable',
}

const advice: Partial<Record<NoAnswerKind, string>> = {
  refused: 'start the server, or check host and port of --target',
  dns: 'check the host name of --target, and the network',
  tls: 'check --target (http or https?); put the certificate of a private authority into NODE_EXTRA_CA_CERTS',
  'not-http': 'check --target: what answers there is no HTTP/1.1 server (http or https?)',
}

/** One sentence: which target, what happened, what to do. */
export function describeNoAnswer(baseUrl: string, error: NoAnswerError): string {
  // A server without TLS has no certificate: the message already says what to do.
  const next = error.message.includes('without TLS') ? undefined : advice[error.kind]
  return `${baseUrl} gave no answer: ${error.message}${next === undefined ? '' : `; ${next}`}`
}

/** Sends the 502, or closes the connection if an answer has already begun. */
export function sendBadGateway(response: ServerResponse, baseUrl: string, error: NoAnswerError): void {
  if (response.headersSent) return void response.destroy()
  const message = `kimi-contract record (not the target): ${describeNoAnswer(baseUrl, error)}`
  const body = JSON.stringify({ error: { message, type: 'kimi_contract_proxy_error', code: error.kind } })
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  response.writeHead(502, 'Bad Gateway', {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Proxy-Status': `kimi-contract; error=${proxyStatus[error.kind] ?? 'proxy_internal_error'}`,
    [ownField]: 'own-answer',
  })
  response.end(body)
}
