/**
 * Every diagnosis that `smoke` can give. The id is stable for scripts. The verdict is `fail` (exit code 1) or `inconclusive` (exit
 * code 3). The subject is what the diagnosis is about: only `key` says that the key does not work.
 */

export type DiagnosisVerdict = 'fail' | 'inconclusive'

/** The last line of the result by subject and verdict. A subject other than `key` never blames the key. */
export const conclusions = {
  key: { fail: 'The key does not work here.', inconclusive: 'No key was tested.' },
  client: {
    fail: 'The host refuses this client; the key itself was not judged.',
    inconclusive: 'The host refuses this client; the key itself was not judged.',
  },
  model: {
    fail: 'The model is not available here; the key was not refused.',
    inconclusive: 'The model could not be tested; the key was not refused.',
  },
  address: {
    fail: 'The base URL is wrong; the key was not judged.',
    inconclusive: 'The base URL could not be tested; the key was not judged.',
  },
  account: {
    fail: 'The account cannot pay for requests; the key itself was accepted.',
    inconclusive: 'The account could not be tested; the key itself was accepted.',
  },
  limit: {
    fail: 'A limit of the account stops requests; the key itself was accepted.',
    inconclusive: 'A limit of the account stops requests for now; the key itself was accepted.',
  },
  service: {
    fail: 'The service does not work; the key was not judged.',
    inconclusive: 'The service does not work at the moment; the key was not judged.',
  },
  request: {
    fail: 'The request was refused; the key itself was not refused.',
    inconclusive: 'The request got no useful answer; the key itself was not refused.',
  },
  answer: {
    fail: 'The server does not answer as this API does; the key itself was not refused.',
    inconclusive: 'The answer did not arrive as a whole; the key itself was not refused.',
  },
  network: {
    fail: 'The network does not reach the API; the key was not judged.',
    inconclusive: 'The network does not reach the API; the key was not judged.',
  },
} as const satisfies Record<string, Record<DiagnosisVerdict, string>>

export const diagnoses = {
  'no-key': ['inconclusive', 'key', 'no key is set'],
  'key-empty': ['inconclusive', 'key', 'the key is set but empty'],
  'key-quoted': ['fail', 'key', 'the key has quotes around it'],
  'key-with-bearer': ['fail', 'key', 'the key begins with "Bearer"'],
  'key-with-spaces': ['fail', 'key', 'the key has a space or a line end'],
  'key-with-odd-characters': ['fail', 'key', 'the key has an invisible or foreign character'],
  'key-with-name': ['fail', 'key', 'the key has the name of a variable in front of it'],
  'key-doubled': ['fail', 'key', 'the key is there twice'],
  'key-masked': ['fail', 'key', 'the middle of the key is masked'],
  'key-is-an-id': ['fail', 'key', 'the key is the id of an organisation, a project or a key'],
  'key-is-a-url': ['fail', 'key', 'the key is an address'],
  'key-placeholder': ['fail', 'key', 'the key is a placeholder'],
  'key-of-other-vendor': ['fail', 'key', 'the key has the form of another vendor’s key'],
  'kimi-code-key': ['fail', 'key', 'a Kimi Code key is used on the open platform'],
  'kimi-code-host': ['fail', 'key', 'a key of the open platform is used on Kimi Code'],
  'kimi-code-agents-only': ['fail', 'client', 'Kimi Code serves known coding agents only'],
  'key-refused': ['fail', 'key', 'the host refuses the key'],
  'key-not-seen': ['fail', 'key', 'the host found no key in the request'],
  'other-host': ['fail', 'key', 'the key belongs to the other of api.moonshot.ai and api.moonshot.cn'],
  'clock-skew': ['fail', 'key', 'the key is refused, and this machine’s clock is wrong'],
  forbidden: ['fail', 'key', 'the API refuses the key’s permission'],
  'gateway-limit': ['inconclusive', 'client', 'status 429 without an error of the API: a gateway limits this client'],
  blocked: ['fail', 'client', 'status 403 without an error of the API: a firewall or filter refuses this client'],
  'model-unknown': ['fail', 'model', 'the model is not served to this key'],
  'model-retired': ['fail', 'model', 'the model is retired'],
  'model-from-tutorial': ['fail', 'model', 'the model’s name comes from a tutorial'],
  'path-without-v1': ['fail', 'address', 'the base URL lacks /v1'],
  'path-doubled-v1': ['fail', 'address', 'the base URL has /v1 twice'],
  'path-with-endpoint': ['fail', 'address', 'the base URL ends in an endpoint'],
  'gateway-404': ['fail', 'address', 'the host’s gateway knows no such path'],
  'wrong-path': ['fail', 'address', 'the base URL is not that of the API'],
  'no-balance': ['fail', 'account', 'the account has no balance'],
  'rate-limited-concurrency': ['inconclusive', 'limit', 'too many requests at a time'],
  'rate-limited-rpm': ['inconclusive', 'limit', 'too many requests a minute'],
  'rate-limited-tpm': ['inconclusive', 'limit', 'too many tokens a minute'],
  'rate-limited-tpd': ['inconclusive', 'limit', 'too many tokens a day'],
  'rate-limited': ['inconclusive', 'limit', 'a limit that the answer does not name'],
  overloaded: ['inconclusive', 'service', 'the service is overloaded'],
  'server-error': ['inconclusive', 'service', 'the server failed'],
  'gateway-error': ['inconclusive', 'service', 'a gateway before the API failed or timed out'],
  'content-filter': ['inconclusive', 'request', 'the content filter refused the prompt or the answer'],
  refused: ['fail', 'request', 'the request was refused for another reason'],
  redirect: ['fail', 'address', 'the address redirects'],
  'network-login': ['inconclusive', 'network', 'the network requires a login in a browser'],
  html: ['fail', 'address', 'a web page came instead of the API’s JSON'],
  'error-in-200': ['fail', 'answer', 'status 200 carries an error'],
  'empty-body': ['fail', 'answer', 'status 200 without a body'],
  'truncated-json': ['fail', 'answer', 'the JSON of the answer is cut off'],
  'not-json': ['fail', 'answer', 'the answer is neither JSON nor an event stream'],
  'not-a-completion': ['fail', 'answer', 'JSON without choices'],
  'empty-content': ['fail', 'answer', 'choices without text'],
  'budget-spent': ['inconclusive', 'request', 'thinking used up the token budget'],
  'cut-off': ['fail', 'answer', 'the connection was closed within the answer'],
  'content-coding': ['fail', 'answer', 'the body is not in the coding that Content-Encoding names'],
  stalled: ['inconclusive', 'answer', 'the answer began and never ended'],
  'stream-without-done': ['fail', 'answer', 'the stream ends without [DONE]'],
  'stream-error': ['inconclusive', 'answer', 'the stream reports an error'],
  'stream-ignored': ['fail', 'answer', 'a stream was asked for and none came'],
  'connection-refused': ['inconclusive', 'network', 'nothing listens there'],
  'connection-reset': ['inconclusive', 'network', 'the connection was closed without an answer'],
  dns: ['inconclusive', 'network', 'the host name cannot be resolved'],
  timeout: ['inconclusive', 'network', 'no answer in time'],
  'not-http': ['inconclusive', 'network', 'the other side does not answer in HTTP'],
  network: ['inconclusive', 'network', 'another network error'],
  proxy: ['inconclusive', 'network', 'the proxy does not pass the request on'],
  'proxy-auth': ['inconclusive', 'network', 'the proxy requires a user name and password'],
  'tls-untrusted': ['inconclusive', 'network', 'the certificate’s issuer is not trusted on this machine'],
  'tls-wrong-host': ['inconclusive', 'network', 'the certificate is for another host'],
  'tls-clock-skew': ['inconclusive', 'network', 'the certificate is valid, and this machine’s clock is wrong'],
  'tls-expired': ['inconclusive', 'network', 'the certificate has expired'],
  'tls-not-yet-valid': ['inconclusive', 'network', 'the certificate is not valid yet'],
  'tls-not-spoken': ['inconclusive', 'network', 'the base URL has https, but the server does not use TLS'],
  tls: ['inconclusive', 'network', 'the TLS handshake failed'],
} as const satisfies Record<string, readonly [DiagnosisVerdict, keyof typeof conclusions, string]>

export type DiagnosisId = keyof typeof diagnoses

/** The list that `smoke --list` prints. */
export function listDiagnoses(): string {
  const rows = Object.entries(diagnoses).map(
    ([id, [verdict, , about]]) => `  ${id.padEnd(26)}${verdict === 'fail' ? 1 : 3}  ${about}`,
  )
  return ['Diagnoses (id, exit code, meaning):', ...rows, ''].join('\n')
}
