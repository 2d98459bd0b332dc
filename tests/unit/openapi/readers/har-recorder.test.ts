/** Changes and omissions of the recorder are not reported as failures of the target. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { toOriginalBytes } from '../../../../openapi/readers/har-body.ts'
import { chat, entry, har, type Json } from './har-helpers.ts'
import { chunk, completion, readBytes } from './read-helpers.ts'

const done = 'data: [DONE]\n\n'
const stream = `data: ${chunk('Café – 水开了 🫖')}\n\n${done}`
const started = `data: ${chunk('Caf')}\n\n`

const read = (...entries: unknown[]) => readBytes('a.har', har(...entries))

function answer(content: Json, over: Json = {}, type = 'text/event-stream'): Json {
  return { status: 200, headers: [{ name: 'content-type', value: type }], content, ...over }
}

/** Text as a browser shows UTF-8 bytes that it takes for windows-1252, by the WHATWG's table. */
function asWindows1252(text: string): string {
  return new TextDecoder('windows-1252').decode(Buffer.from(text))
}

describe('text in the wrong character set', () => {
  it.each([
    ['Latin-1, as mitmproxy reads it', Buffer.from(stream).toString('latin1'), 'text/event-stream'],
    ['windows-1252, as Chromium reads it', asWindows1252(stream), 'text/event-stream'],
    ['windows-1252, of a JSON body', asWindows1252(completion), 'application/json'],
    [
      'Latin-1, of a type that states Latin-1',
      Buffer.from(stream).toString('latin1'),
      'text/event-stream; charset=iso-8859-1',
    ],
  ])('is mapped back: %s', async (_, text, type) => {
    const { exchanges } = await read(entry({}, { response: answer({ text }, {}, type) }))
    expect(exchanges[0]!.text).toBe(type.startsWith('application') ? completion : stream)
    expect(exchanges[0]!.recorderNotices).toEqual([expect.stringMatching(/decoded the body as/)])
  })

  it.each([
    ['UTF-8 that is stated', asWindows1252(stream), 'text/event-stream; charset=UTF-8'],
    ['text that was read right', stream, 'text/event-stream'],
    ['accents that are no UTF-8 bytes', `data: ${chunk('déjà vu')}\n\n${done}`, 'text/event-stream'],
    ['ASCII', `data: ${chunk('kettle')}\n\n${done}`, 'text/event-stream'],
  ])('is not assumed for %s', async (_, text, type) => {
    const { exchanges } = await read(entry({}, { response: answer({ text }, {}, type) }))
    expect(exchanges[0]).toMatchObject({ text, recorderNotices: [] })
  })

  it('is mapped back where the recorder states reads of its own form, as chrome-har does', async () => {
    const response = answer({ text: asWindows1252(stream) })
    for (const _chunks of [[{ ts: 4496.716, bytes: 4429 }], [{ ts: 1, bytes: 10 }, null]]) {
      const { exchanges } = await read(entry({ _chunks }, { response }))
      expect(exchanges[0]!.text).toBe(stream)
    }
  })

  it('is not assumed for our own recorder, which keeps text exactly', async () => {
    const text = asWindows1252(stream)
    const ours = { _chunks: [{ bytes: Buffer.byteLength(text), atMs: 1 }], _end: 'complete' }
    const { exchanges } = await read(entry({}, { response: answer({ text }), ...ours }))
    expect(exchanges[0]).toMatchObject({ text, recorderNotices: [] })
  })

  it('maps every byte, and allows a character that is cut at the end', () => {
    const all = Buffer.from(Array.from({ length: 0x2000 }, (_, at) => String.fromCodePoint(at + 1)).join(''))
    expect(toOriginalBytes(new TextDecoder('windows-1252').decode(all))?.bytes).toEqual(all)
    expect(toOriginalBytes(all.toString('latin1'))?.bytes).toEqual(all)
    const cut = Buffer.from('水水').subarray(0, 5)
    expect(toOriginalBytes(cut.toString('latin1'))?.bytes).toEqual(cut)
    expect(toOriginalBytes('水')).toBeNull()
  })
})

describe('text that lost bytes', () => {
  const size = Buffer.byteLength(stream)
  const decoded = (label: string) => new TextDecoder(label).decode(Buffer.from(stream))
  const packed = gzipSync(stream).toString('utf8')

  it.each([
    ['Shift_JIS', { size, text: decoded('shift_jis') }, []],
    ['EUC-KR', { size, text: decoded('euc-kr') }, []],
    ['packed bytes read as UTF-8', { size, text: packed }, ['gzip']],
    ['packed bytes of an unstated size', { text: `\u0002\ufffd\u0001${packed}` }, ['br']],
  ])('is not judged: %s', async (_, content, codings) => {
    expect(content.text).toContain('\ufffd')
    const headers = codings.map((value) => ({ name: 'Content-Encoding', value }))
    const { exchanges, skipped } = await read(entry({}, { response: { status: 200, headers, content } }))
    expect(exchanges).toEqual([])
    expect(skipped).toEqual(['1 bodiless'])
  })

  const broken = Buffer.from(stream.replace('水', '\u0001')).map((byte) => (byte === 1 ? 0xe6 : byte))
  const shown = Buffer.from(broken).toString('utf8')

  it.each([
    ['a byte that the server broke, which the recorder shows as U+FFFD', { size: broken.length, text: shown }, []],
    ['U+FFFD that the server sent', { size: Buffer.byteLength(shown), text: shown }, []],
    ['U+FFFD in an answer that was unpacked', { size: 90, text: shown }, ['gzip']],
  ])('is judged: %s', async (_, content, codings) => {
    const headers = codings.map((value) => ({ name: 'Content-Encoding', value }))
    const { exchanges } = await read(entry({}, { response: { status: 200, headers, content } }))
    expect(exchanges[0]!.text).toBe(shown)
  })
})

describe('packed bodies in base64', () => {
  it.each([
    ['gzip', gzipSync(completion)],
    ['br', brotliCompressSync(completion)],
    ['zstd', zstdCompressSync(completion)],
    ['deflate', deflateSync(completion)],
    ['deflate', deflateRawSync(completion)],
    ['gzip, br', brotliCompressSync(gzipSync(completion))],
    ['br', Buffer.from(completion)],
    ['gzip', Buffer.from(completion)],
  ])('%s is unpacked if the recorder did not unpack it', async (coding, bytes) => {
    const headers = [{ name: 'Content-Encoding', value: coding }]
    const content = { text: bytes.toString('base64'), encoding: 'base64' }
    const { exchanges } = await read(entry({}, { response: { status: 200, headers, content } }))
    expect(exchanges[0]?.text).toBe(completion)
  })

  it('damaged data is reported', async () => {
    const headers = [{ name: 'Content-Encoding', value: 'zstd' }]
    const content = { text: zstdCompressSync(completion).subarray(0, -9).toString('base64'), encoding: 'base64' }
    const { unreadable } = await read(entry({}, { response: { status: 200, headers, content } }))
    expect(unreadable).toEqual([expect.stringMatching(/zstd body cannot be unpacked/)])
  })
})

describe('an answer that the recorder has in part only is not judged', () => {
  it.each<[what: string, response: Json | undefined, over: Json, expected: string]>([
    ['no response (Proxyman)', undefined, {}, 'bodiless'],
    ['a null response', null as unknown as Json, {}, 'bodiless'],
    ['an empty text (mitmproxy with streaming)', answer({ text: '', size: 0 }, { bodySize: 0 }), {}, 'bodiless'],
    ['a null text (mitmproxy)', answer({ text: null, size: 0 }, { bodySize: 0 }), {}, 'bodiless'],
    ['a body in a separate file (Playwright)', answer({ size: 900, _file: 'a.sse' }), {}, 'bodiless'],
    [
      'status 0 and an error (Chromium)',
      answer({ size: 0 }, { status: 0, _error: 'net::ERR_CONNECTION_REFUSED' }),
      {},
      'bodiless',
    ],
    ['status -1 (Playwright)', answer({ size: -1 }, { status: -1, _failureText: 'net::ERR_ABORTED' }), {}, 'left'],
    ['a stream the user stopped (Chromium)', answer({ text: started }, { _error: 'net::ERR_ABORTED' }), {}, 'left'],
    ['a stream the user stopped (Firefox)', answer({ text: started }), { _error: 'NS_BINDING_ABORTED' }, 'left'],
    ['a stream the client left (mitmproxy)', answer({ text: started }, { _error: 'Client disconnected.' }), {}, 'left'],
    [
      'a lost network of the client',
      answer({ text: started }, { _error: 'net::ERR_INTERNET_DISCONNECTED' }),
      {},
      'left',
    ],
    ['a stream the client stopped, without text', answer({ size: 0 }, { _error: 'net::ERR_ABORTED' }), {}, 'left'],
    [
      'a text that was truncated (Firefox)',
      answer({ text: started, comment: 'Response bodies are truncated' }),
      {},
      'bodiless',
    ],
    ['fewer bytes than were received', answer({ text: started, size: 9000 }), {}, 'bodiless'],
    [
      'a redirect that was followed',
      answer({ text: '' }, { status: 307, redirectURL: 'https://b.example/v1/chat/completions' }),
      {},
      'redirect',
    ],
    ['the refusal of a proxy', answer({ text: '<p>log in</p>' }, { status: 407 }, 'text/html'), {}, 'proxy'],
    ['an answer of the browser’s cache', answer({ size: 0 }, { status: 304 }), {}, 'bodiless'],
  ])('%s', async (_, response, over, expected) => {
    const request = { method: 'POST', url: chat, headers: [] }
    const { exchanges, skipped, unreadable } = await read({ request, response, ...over }, entry({ text: completion }))
    expect([skipped, unreadable]).toEqual([[`1 ${expected}`], []])
    expect(exchanges).toHaveLength(1)
  })

  it.each<[what: string, response: Json]>([
    ['the client left after the last event', answer({ text: stream }, { _error: 'net::ERR_ABORTED' })],
    ['the size counts other bytes', answer({ text: stream, size: 99_999 })],
    ['the size is below that of the JSON', answer({ text: completion, size: 3 }, {}, 'application/json')],
  ])('a whole answer is judged although %s', async (_, response) => {
    const { exchanges } = await read(entry({}, { response }))
    expect(exchanges[0]?.exchange.end).toBe('unknown')
  })

  it('a stream that the server cut is judged as cut', async () => {
    const response = answer({ text: started }, { _error: 'net::ERR_INCOMPLETE_CHUNKED_ENCODING' })
    expect((await read(entry({}, { response }))).exchanges[0]?.exchange.end).toBe('cut')
  })

  it.each([
    ['Firefox', started, 'skipped'],
    ['Firefox', `data: ${chunk('a').replace('null', '"stop"')}\n\n`, 'judged'],
    ['Charles Proxy', started, 'judged'],
  ])(
    'a stream that %s recorded without its end mark may be one that the client left: %s is %s',
    async (name, text, expected) => {
      const log = {
        version: '1.2',
        creator: { version: '1', name },
        entries: [entry({}, { response: answer({ text }) })],
      }
      const { exchanges, skipped } = await readBytes('a.har', JSON.stringify({ log }))
      expect(skipped).toEqual(expected === 'skipped' ? ['1 left'] : [])
      expect(exchanges).toHaveLength(expected === 'skipped' ? 0 : 1)
    },
  )
})

describe('bodies in forms of their own', () => {
  const packed = gzipSync(stream)
  const half = packed.length >> 1
  const toPieces = (form: 'hex' | 'base64') =>
    JSON.stringify([packed.subarray(0, half), packed.subarray(half)].map((piece) => piece.toString(form)))
  const gzip = [
    { name: 'content-type', value: 'text/event-stream' },
    { name: 'content-encoding', value: 'gzip' },
  ]

  it.each([
    ['base64 pieces, as Polly.JS 6 stores them', { encoding: 'base64', text: toPieces('base64') }],
    ['hexadecimal pieces, as Polly.JS 5 stores them', { _isBinary: true, text: toPieces('hex') }],
  ])('are joined and unpacked: %s', async (_, content) => {
    const { exchanges } = await read(entry({}, { response: answer(content, { headers: gzip }) }))
    expect(exchanges[0]!.text).toBe(stream)
  })

  it.each([
    ['an event stream', stream, 'text/event-stream'],
    ['JSON', completion, 'application/json; charset=utf-8'],
    ['a stream that begins with a comment', `: ping\n\n${stream}`, 'text/event-stream'],
  ])('are text where a label says base64: %s', async (_, text, type) => {
    const { exchanges } = await read(entry({}, { response: answer({ encoding: 'base64', text }, {}, type) }))
    expect(exchanges[0]!.text).toBe(text)
    expect(exchanges[0]!.recorderNotices).toEqual([expect.stringMatching(/labelled the body as base64/)])
  })

  it('are damaged where they are neither base64 nor a body', async () => {
    const { unreadable } = await read(entry({}, { response: answer({ encoding: 'base64', text: 'a*b' }) }))
    expect(unreadable).toEqual([expect.stringContaining('its body is no valid base64')])
  })

  it.each(['Café – 水开了', '你好'])(
    'are mapped back where the stated length proves it, also beside a charset: %s',
    async (word) => {
      const sent = JSON.stringify({ ...(JSON.parse(completion) as Json), note: word })
      const text = Buffer.from(sent).toString('latin1')
      const toHeaders = (length: number) => [
        { name: 'content-type', value: 'application/json; charset=utf-8' },
        { name: 'content-length', value: String(length) },
      ]
      const proven = answer({ text }, { headers: toHeaders(Buffer.byteLength(sent)) })
      const doubled = answer({ text }, { headers: toHeaders(Buffer.byteLength(text)) })
      const { exchanges } = await read(entry({}, { response: proven }), entry({}, { response: doubled }))
      expect(exchanges.map((exchange) => exchange.text)).toEqual([sent, text])
    },
  )
})
