/** Secrets are found by name, by form, and, where they are known, in every spelling that the recordings page promises. */
import { describe, expect, test } from 'vitest'
import { applyEdits, createSecretFinder, isSecretName } from '../../../../openapi/secrets/index.ts'

const key = 'sk-Zx81kkQp02mmNv73'
/** A key whose form is not known, with characters that encodings treat differently. */
const odd = 'pass~W0rd+of/Our=Own_77'

const hide = (text: string, ...secrets: string[]) => applyEdits(text, createSecretFinder(secrets)(text))
const base64 = (text: string) => Buffer.from(text).toString('base64')
const unicode = (text: string) =>
  [...text].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
const percent = (text: string) => [...Buffer.from(text)].map((one) => `%${one.toString(16).padStart(2, '0')}`).join('')

describe('names of secrets', () => {
  test.each([
    [
      'header',
      'Authorization X-Api-Key api-key x-goog-key X-Auth X-Session-Id Cookie set-cookie X-Auth-Token x-amz-security-token',
    ],
    ['header', 'Proxy-Authorization OpenAI-Organization Msh-Uid X-Client-Secret Ocp-Apim-Subscription-Key'],
    [
      'parameter',
      'auth password secret api_key api%5Fkey token access_token key apiKey X-Amz-Signature client%2Dsecret session',
    ],
    [
      'member',
      'api_key apiKey password token access_token clientSecret OPENAI_API_KEY user-password secret_key session_id',
    ],
  ] as const)('in a %s: %s', (place, names) => {
    for (const name of names.split(' ')) expect([name, isSecretName(name, place)]).toEqual([name, true])
  })

  test.each([
    [
      'header',
      'Idempotency-Key X-RateLimit-Remaining-Tokens Msh-Context-Cache-Token-Saved X-Mock-Session Content-Type',
    ],
    ['parameter', 'page_token limit after model q'],
    ['member', 'prompt_cache_key max_tokens key id author completion_tokens next_page_token session keyboard'],
  ] as const)('not in a %s: %s', (place, names) => {
    for (const name of names.split(' ')) expect([name, isSecretName(name, place)]).toEqual([name, false])
  })
})

describe('values by their name', () => {
  test.each([
    ['/v1/models?api%5Fkey=hunter2&x=1', '/v1/models?api%5Fkey=[redacted]&x=1'],
    ['/v1?auth=hunter2', '/v1?auth=[redacted]'],
    ['/v1?x=1&password=hunter2#top', '/v1?x=1&password=[redacted]#top'],
    ['/v1?secret=h%75nter2', '/v1?secret=[redacted]'],
    ['{"password":"hun\\"ter2","x":"token"}', '{"password":"[redacted]","x":"token"}'],
    ['{ "Api_Key" : "hunter2" }', '{ "Api_Key" : "[redacted]" }'],
    ['{"password":12345678,"max_tokens":12345678}', '{"password":"[redacted]","max_tokens":12345678}'],
    ['{"api_keys":["hunter2","hunter3"],"x":1}', '{"api_keys":["[redacted]","[redacted]"],"x":1}'],
    ["{'token': 'hunter2'}", "{'token': '[redacted]'}"],
    ['{"arguments":"{\\"client_secret\\":\\"hunter2\\"}"}', '{"arguments":"{\\"client_secret\\":\\"[redacted]\\"}"}'],
    ['{"access_token":"hunter2 is cut o', '{"access_token":"[redacted]'],
    ['redis://user:hunter2@host/0', 'redis://[redacted]@host/0'],
    ['https://a.example/cb#access_token=hunter2&state=1', 'https://a.example/cb#access_token=[redacted]&state=1'],
    ['{"key":"X-Api-Key","value":"hunter2"}', '{"key":"X-Api-Key","value":"[redacted]"}'],
    ['{"value":"hun\\"ter2", "name":"Cookie"}', '{"value":"[redacted]", "name":"Cookie"}'],
    ['{"value":"hunter2","key":"X-Auth"}', '{"value":"[redacted]","key":"X-Auth"}'],
    ['[["Accept","*/*"],["X-Api-Key","hunter2"]]', '[["Accept","*/*"],["X-Api-Key","[redacted]"]]'],
    ['[ "authorization", "hunter2" ]', '[ "authorization", "[redacted]" ]'],
  ])('%s', (text, clean) => {
    expect(hide(text)).toBe(clean)
    expect(hide(clean)).toBe(clean)
  })

  test.each([
    '{"properties":{"password":{"type":"string"}},"required":["token"]}',
    '{"token":" Paris","logprob":-0.1}',
    '{"usage":{"total_tokens":12},"prompt_cache_key":"chat-7"}',
    'is sk-learn good? a task-force, disk-0123456 and "key": "value"',
  ])('%s stays', (text) => {
    expect(hide(text)).toBe(text)
  })
})

describe('strings that look like keys', () => {
  test.each([
    ['plain', key],
    ['percent escapes', key.replaceAll('-', '%2D')],
    ['percent escapes twice', key.replaceAll('-', '%252D')],
    ['JSON escapes', key.replaceAll('-', '\\u002d')],
    ['JSON escapes in a string of JSON', key.replaceAll('-', '\\\\u002d')],
    ['HTML escapes', key.replaceAll('-', '&#45;')],
    ['UTF-16', Buffer.from(key, 'utf16le').toString('latin1')],
    ['base64', base64(key)],
    ['base64, one byte in', base64(`x${key}`)],
    ['base64, two bytes in', base64(`xy${key}`)],
    ['base64url after a letter', `a${Buffer.from(`user:${key}`).toString('base64url')}`],
    ['the form of another vendor', 'gsk_Ab3dEf6hIj9lMn2pQ'],
    ['a header field of a HAR', '{"name":"X-Auth", "value":"Zx81 kkQp02mm"}'],
    ['a token of a code host', 'glpat-Ab3dEf6hIj9lMn2pQ4t'],
    ['a subprotocol of a WebSocket', `realtime, openai-insecure-api-key.Ab3dEf6hIj9lMn2pQ`],
    ['a JSON web token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.SflKxwRJSMeKKF2QT4'],
  ])('are hidden: %s', (_, spelling) => {
    const text = hide(`before "${spelling}" after`)
    expect(text).toMatch(/^before ".*\[redacted\].{0,2}" after$/s)
    for (const piece of ['Zx81', '02mm', 'Nv73', 'Ab3dEf6h', 'SflKx'])
      expect(text.replaceAll('\0', '')).not.toContain(piece)
    expect(text).not.toContain(base64('Zx81kkQp0'))
  })
})

describe('known secrets', () => {
  test.each([
    ['plain', odd],
    ['JSON escapes', unicode(odd)],
    ['an escaped slash', odd.replaceAll('/', '\\/')],
    ['percent escapes', percent(odd)],
    ['encodeURIComponent', encodeURIComponent(odd)],
    ['base64', base64(odd)],
    ['base64, one byte in', base64(`:${odd}:`)],
    ['base64, two bytes in', base64(`u:${odd}`)],
    ['base64url', Buffer.from(odd).toString('base64url')],
    ['base64 with percent escapes', encodeURIComponent(base64(`a${odd}`))],
    ['hexadecimal', Buffer.from(odd).toString('hex')],
    ['UTF-16 in base64', Buffer.from(odd, 'utf16le').toString('base64')],
    ['UTF-16 in hexadecimal', Buffer.from(odd, 'utf16le').toString('hex')],
    ['escapes with braces', unicode(odd).replaceAll(/u(\w{4})/g, 'u{$1}')],
    ['HTML escapes with zeros', [...odd].map((one) => `&#${String(one.charCodeAt(0)).padStart(7, '0')};`).join('')],
    ['HTML escapes with a large X', [...odd].map((one) => `&#X${one.charCodeAt(0).toString(16)};`).join('')],
    ['UTF-16, little endian', Buffer.from(odd, 'utf16le').toString('latin1')],
    ['UTF-16, big endian', Buffer.from(odd, 'utf16le').swap16().toString('latin1')],
    ['the middle of a message', `…${odd.slice(4)}`],
    ['cut short by a message', `${odd.slice(0, 14)}…`],
    ['the middle, 12 characters', `…${odd.slice(5, 17)}…`],
    ['the middle with one character left out on both sides', `"${odd.slice(1, -1)}`],
    ['base64 over two lines', base64(odd).replace(/^.{20}/, '$&\r\n')],
    ['base64 over two lines in JSON, with carriage return', base64(odd).replace(/^.{16}/, '$&\\r\\n')],
    ['base64 over two lines in nested JSON', base64(odd).replace(/^.{16}/, '$&\\\\r\\\\n')],
    ['base64 over two lines in JSON', base64(odd).replace(/^.{16}/, '$&\\n')],
  ])('are hidden: %s', (_, spelling) => {
    const text = hide(`"${spelling}"`, odd)
    expect(text).toContain('[redacted]')
    expect(text.length).toBeLessThan('"[redacted]"'.length + 9)
  })

  test('are hidden in UTF-16 in hexadecimal where their characters have two bytes', () => {
    const secret = '这是一个很长的密码'
    expect(hide(Buffer.from(secret, 'utf16le').toString('hex'), secret)).toBe('[redacted]')
  })

  test('are hidden in base64 of any line length from 16', () => {
    const encoded = base64(`${'x'.repeat(40)}${key}${'y'.repeat(40)}`)
    for (const secrets of [[key], []])
      for (let width = 16; width <= 76; width++) {
        const text = hide(encoded.replaceAll(new RegExp(`.{${width}}`, 'g'), '$&\n'), ...secrets)
        expect([width, text.replaceAll('\n', '')]).toEqual([width, expect.stringContaining('[redacted]')])
        expect(text.replaceAll('\n', '')).not.toContain(base64(`xx${key.slice(3)}`).slice(4, 12))
      }
  })

  test('ordinary lines stay, also where they end in a long word', () => {
    const text = 'https://example.org/a-long-path-of-a-page\nnext line\r\nanother-rather-long-word\nend'
    expect(hide(text, key, odd)).toBe(text)
  })

  test.each([odd.slice(0, 7), `x ${odd.slice(0, 11)}`, `${unicode(odd.slice(0, 9))}\\u00`, percent(odd.slice(0, 8))])(
    'are hidden where the text ends in the middle: %s',
    (text) => expect(hide(text, odd)).toMatch(/^(x )?\[redacted\]$/),
  )

  test('are hidden in the middle of a long escaped text, at any position of a block', () => {
    for (const position of [65_500, 65_530, 69_600, 69_640, 131_000]) {
      const text = `${'\\"'.repeat(position / 2)}${unicode(odd)}${'\\"'.repeat(50_000)}`
      expect(hide(text, odd)).toBe(`${'\\"'.repeat(position / 2)}[redacted]${'\\"'.repeat(50_000)}`)
    }
  })
})

/** Quadratic work on a text of this length would take minutes; the time limit of the test ends it. */
test.each([
  '\\',
  '"',
  '"a":',
  '"token":"',
  "'token':['",
  'Bearer ',
  '?a=',
  'http://a:',
  'sk-',
  'abcdefghijklmnop\n',
  'abcdefghijklmnop\\n',
  '-api-key.',
  'eyJ',
  'c2st',
  '"s","k",',
  's k - ',
  '73:6b:2d:',
  '115,107,45,',
  '-----BEGIN PRIVATE KEY-----',
  'LS0tLS1CRUdJTi',
  '%5',
  '&#',
  'org-',
  '"\\',
  '\0',
])('a long text of %j is searched to its end', (shape) => {
  const text = `${shape.repeat(400_000 / shape.length)} ${odd}`
  expect(hide(text, odd)).not.toContain('~W0rd')
})

test.each(['sk-', 'Bearer 1', 'eyJ'])('a word of %s and 33 million characters is searched to its end', (head) => {
  const text = `${head}${'a'.repeat(2 ** 25)} ${odd}`
  expect(hide(text, odd).slice(-20)).not.toContain('~W0rd')
})
