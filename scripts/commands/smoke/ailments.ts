/**
 * Every diagnosis `smoke` can give: its id, which is stable for scripts, whether it is a verdict on the key (`fail`,
 * exit code 1) or none (`inconclusive`, exit code 3), and what it means. The compiler holds the list.
 */

/** Whether the diagnosis says that the key does not work here, or leaves that open. */
export type AilmentVerdict = 'fail' | 'inconclusive'

export const ailments = {
  'no-key': ['inconclusive', 'no key is set'],
  'key-empty': ['inconclusive', 'the key is set but empty'],
  'key-quoted': ['fail', 'the key has quotes around it'],
  'key-with-bearer': ['fail', 'the key was pasted with "Bearer"'],
  'key-with-spaces': ['fail', 'the key has a space or a line end'],
  'key-with-odd-characters': ['fail', 'the key has an invisible or foreign character'],
  'key-is-a-url': ['fail', 'an address stands where the key belongs'],
  'key-placeholder': ['fail', 'the key is a placeholder'],
  'key-of-other-vendor': ['fail', 'the key has the form of another vendor’s'],
  'kimi-code-key': ['fail', 'a Kimi Code key is used on the open platform'],
  'kimi-code-host': ['fail', 'a key of the open platform is used on Kimi Code'],
  'kimi-code-agents-only': ['fail', 'Kimi Code serves known coding agents only'],
  'key-refused': ['fail', 'the host refuses the key'],
  'key-not-seen': ['fail', 'the host saw no key in the request'],
  'other-host': ['fail', 'the key belongs to the other of api.moonshot.ai and api.moonshot.cn'],
  'clock-skew': ['fail', 'the key is refused, and this machine’s clock is wrong'],
  forbidden: ['fail', 'the key is known and has no rights here'],
  'model-unknown': ['fail', 'the model is not served to this key'],
  'model-retired': ['fail', 'the model is retired'],
  'model-from-tutorial': ['fail', 'the model’s name comes from a tutorial'],
  'path-without-v1': ['fail', 'the base URL lacks /v1'],
  'path-doubled-v1': ['fail', 'the base URL has /v1 twice'],
  'path-with-endpoint': ['fail', 'the base URL ends in an endpoint'],
  'gateway-404': ['fail', 'the host’s gateway knows no such path'],
  'wrong-path': ['fail', 'the base URL is not that of the API'],
  'no-balance': ['fail', 'the account has no balance'],
  'rate-limited-concurrency': ['inconclusive', 'too many requests at a time'],
  'rate-limited-rpm': ['inconclusive', 'too many requests a minute'],
  'rate-limited-tpm': ['inconclusive', 'too many tokens a minute'],
  'rate-limited-tpd': ['inconclusive', 'too many tokens a day'],
  'rate-limited': ['inconclusive', 'a limit the answer does not name'],
  overloaded: ['inconclusive', 'the service is overloaded'],
  'server-error': ['inconclusive', 'the server failed'],
  'gateway-error': ['inconclusive', 'a gateway before the API failed or gave up waiting'],
  'content-filter': ['inconclusive', 'the content filter stepped in'],
  refused: ['fail', 'the request was refused for another reason'],
  redirect: ['fail', 'the address redirects'],
  html: ['fail', 'a web page came instead of the API’s JSON'],
  'error-in-200': ['fail', 'status 200 carries an error'],
  'empty-body': ['fail', 'status 200 without a body'],
  'truncated-json': ['fail', 'the JSON of the answer breaks off'],
  'not-json': ['fail', 'the answer is neither JSON nor an event stream'],
  'not-a-completion': ['fail', 'JSON without choices'],
  'empty-content': ['fail', 'choices without text'],
  'budget-spent': ['inconclusive', 'thinking used up the token budget'],
  'cut-off': ['fail', 'the connection broke off in the answer'],
  stalled: ['inconclusive', 'the answer began and never ended'],
  'stream-without-done': ['fail', 'the stream ends without [DONE]'],
  'stream-error': ['inconclusive', 'the stream reports an error'],
  'stream-ignored': ['fail', 'a stream was asked for and none came'],
  'connection-refused': ['inconclusive', 'nothing listens there'],
  'connection-reset': ['inconclusive', 'the connection was closed without an answer'],
  dns: ['inconclusive', 'the host name cannot be resolved'],
  timeout: ['inconclusive', 'no answer in time'],
  'not-http': ['inconclusive', 'the other side does not speak HTTP'],
  network: ['inconclusive', 'the network gave up'],
  proxy: ['inconclusive', 'the proxy lets nothing through'],
  'proxy-auth': ['inconclusive', 'the proxy wants a user and password'],
  'tls-untrusted': ['inconclusive', 'the certificate is signed by nobody this machine trusts'],
  'tls-wrong-host': ['inconclusive', 'the certificate is for another host'],
  'tls-clock-skew': ['inconclusive', 'the certificate is valid, and this machine’s clock is wrong'],
  'tls-expired': ['inconclusive', 'the certificate has expired'],
  'tls-not-yet-valid': ['inconclusive', 'the certificate is not valid yet'],
  'tls-not-spoken': ['inconclusive', 'https where the other side does not speak TLS'],
  tls: ['inconclusive', 'the TLS handshake failed'],
} as const satisfies Record<string, readonly [AilmentVerdict, string]>

export type AilmentId = keyof typeof ailments

/** The list as `smoke --list` prints it. */
export function listAilments(): string {
  const rows = Object.entries(ailments).map(
    ([id, [verdict, about]]) => `  ${id.padEnd(26)}${verdict === 'fail' ? 1 : 3}  ${about}`,
  )
  return ['Diagnoses (id, exit code, meaning):', ...rows, ''].join('\n')
}
