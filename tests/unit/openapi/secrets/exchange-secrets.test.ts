/** A value that a request has under the name of a secret is found if the answer repeats it, also with another spelling of the name. */
import { describe, expect, test } from 'vitest'
import { findExchangeSecrets } from '../../../../openapi/secrets/exchange-secrets.ts'
import { applyEdits, createSecretFinder } from '../../../../openapi/secrets/index.ts'

const secret = 'Qw7mmZtr04kLp2Xv9s'

interface Sent {
  headers?: [string, string][]
  url?: string
  body?: string | null
}

const multipart = (name: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${secret}\r\n--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--b--\r\n`

function hideInAnswer({ headers = [], url = '/v1/files', body = null }: Sent): string {
  const secrets = findExchangeSecrets({ url, headers, body }, null)
  const answer = `{"error":{"message":"${secret} is not valid"}}`
  return applyEdits(answer, createSecretFinder(secrets)(answer))
}

describe('the answer hides a secret that the request has in', () => {
  test.each<[string, Sent]>([
    ['a quoted cookie', { headers: [['Cookie', `a=1; sid="${secret}"`]] }],
    ['a cookie with percent escapes', { headers: [['Cookie', `sid=${secret.replaceAll('7', '%37')}`]] }],
    ['a quoted bearer token', { headers: [['authorization', `Bearer "${secret}"`]] }],
    ['a parameter of Digest', { headers: [['Authorization', `Digest username="me", response="${secret}"`]] }],
    [
      'a form field',
      { headers: [['Content-Type', 'application/x-www-form-urlencoded']], body: `api_key=${secret}&a=1` },
    ],
    [
      'the second form field',
      { headers: [['content-type', 'application/x-www-form-urlencoded']], body: `a=1&password=${secret}` },
    ],
    [
      'a multipart field',
      { headers: [['Content-Type', 'multipart/form-data; boundary=b']], body: multipart('api_key') },
    ],
    [
      'a quoted boundary',
      { headers: [['Content-Type', 'Multipart/Form-Data; boundary="b"']], body: multipart('client_secret') },
    ],
    ['JSON with escapes', { body: `{"api_key":"${secret.replace('7', String.raw`\u0037`)}"}` }],
    ['a bearer token in single quotes', { headers: [['Authorization', `Bearer '${secret}'`]] }],
    ['the user name of Basic', { headers: [['Authorization', `Basic ${btoa(`${secret}:`)}`]] }],
    ['the user name of Basic without a colon', { headers: [['Authorization', `basic ${btoa(secret)}`]] }],
    ['the user name of a URL', { url: `http://${secret}@localhost/v1/files` }],
    ['the user name of a URL with a colon', { url: `http://${secret}:@localhost/v1/files` }],
    ['the password of a URL', { url: `http://me:${secret}@localhost/v1/files` }],
  ])('%s', (_, sent) => {
    expect(hideInAnswer(sent)).toBe('{"error":{"message":"[redacted] is not valid"}}')
  })
})

test.each<[string, Sent]>([
  ['a user name beside a password', { headers: [['Authorization', `Basic ${btoa(`${secret}:hunter2-hunter2`)}`]] }],
  ['no field with the name of a secret', { headers: [['X-Note', secret]], url: `/v1/files?after=${secret}` }],
  [
    'a form field with an ordinary name',
    { headers: [['Content-Type', 'multipart/form-data; boundary=b']], body: multipart('purpose') },
  ],
])('a value of the request stays if it was in %s', (_, sent) => {
  expect(hideInAnswer(sent)).toContain(secret)
})
