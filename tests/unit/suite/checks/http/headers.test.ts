/** Breaches of headers, and of what the request asked for. */
import type { Exchange, HeaderList } from '../../../../../openapi/exchange.ts'
import { toExchange } from '../exchange-of.ts'
import { answer, completion, finish, opening, say, think } from '../wire.ts'
import { testRows } from '../transport-table.ts'

const error = { error: { message: 'top_p must be below 1', type: 'invalid_request_error' } }
const asked = { model: 'kimi-k2.5', messages: [] }

const withHeaders = (exchange: Exchange, headers: HeaderList): Exchange => ({ ...exchange, headers })
const offering = (codings: string, headers: Record<string, string>): Exchange => {
  const exchange = toExchange({ events: answer('Hi'), headers: { 'Content-Type': 'text/event-stream', ...headers } })
  return { ...exchange, request: { ...exchange.request!, headers: [['Accept-Encoding', codings]] } }
}

testRows([
  [
    'REQ-02 stream absent, answered with a stream, fails',
    toExchange({ request: asked, events: answer('Hi') }),
    ['stream-as-requested:fail'],
  ],
  [
    'stream false, answered with a stream, fails',
    toExchange({ request: { ...asked, stream: false }, events: answer('Hi') }),
    ['stream-as-requested:fail'],
  ],
  [
    'stream true, answered with one object, fails',
    toExchange({ request: { ...asked, stream: true }, json: completion() }),
    ['stream-as-requested:fail'],
  ],
  [
    'HDR-02 a stream without a content-type fails',
    toExchange({ events: answer('Hi'), headers: { 'Content-Type': null, 'Transfer-Encoding': 'chunked' } }),
    ['content-type-conformance:fail'],
  ],
  [
    'a stream with the Content-Type of JSON fails',
    toExchange({ events: answer('Hi'), headers: { 'Content-Type': 'application/json' } }),
    ['content-type-conformance:fail'],
  ],
  [
    'a stream with the Content-Type of text fails',
    toExchange({ events: answer('Hi'), headers: { 'Content-Type': 'text/plain; charset=utf-8' } }),
    ['content-type-conformance:fail'],
  ],
  [
    'a stream in another charset fails',
    toExchange({ events: answer('Hi'), headers: { 'Content-Type': 'text/event-stream; charset=iso-8859-1' } }),
    ['content-type-conformance:fail'],
  ],
  [
    'JSON without a content-type fails',
    toExchange({ json: completion(), headers: { 'Content-Type': null, Server: 'x' } }),
    ['content-type-conformance:fail'],
  ],
  [
    'JSON with the Content-Type of HTML fails',
    toExchange({ json: completion(), headers: { 'Content-Type': 'text/html' } }),
    ['content-type-conformance:fail'],
  ],
  [
    'a refusal with the Content-Type of an event stream fails',
    toExchange({ status: 400, json: error, headers: { 'Content-Type': 'text/event-stream' } }),
    ['content-type-conformance:fail'],
  ],
  [
    'a refusal with the Content-Type of another kind of JSON passes',
    toExchange({ status: 400, json: error, headers: { 'Content-Type': 'application/problem+json' } }),
    [],
  ],
  ['headers that were not recorded are not judged', toExchange({ events: answer('Hi'), headers: null }), []],
  [
    'a body shorter than Content-Length fails',
    toExchange({ json: completion(), headers: { 'Content-Length': '5000' } }),
    ['content-length-conformance:fail'],
  ],
  [
    'a Content-Length that is no number fails',
    toExchange({ json: completion(), headers: { 'Content-Length': '-1' } }),
    ['content-length-conformance:fail'],
  ],
  [
    'gzip announced over plain bytes fails',
    toExchange({
      json: completion(),
      headers: {
        'Content-Encoding': 'gzip',
        'Content-Length': String(Buffer.byteLength(JSON.stringify(completion()))),
      },
    }),
    ['content-length-conformance:fail'],
  ],
  [
    'a trace id of another form warns',
    toExchange({ json: completion(), headers: { 'X-Msh-Trace-Id': 'abc', 'Msh-Request-Id': '7' } }),
    ['response-headers-conformance:warn'],
  ],
  [
    'length and transfer coding together warn',
    toExchange({
      events: answer('Hi'),
      headers: { 'Transfer-Encoding': 'chunked', 'Content-Length': '1' },
      end: 'cut',
    }),
    ['response-headers-conformance:warn', 'stream-termination:fail'],
  ],
  [
    'HDR-04 a preflight answered 405 warns',
    toExchange({ method: 'OPTIONS', status: 405, request: null, body: '', operationId: null }),
    ['cors-preflight:warn'],
  ],
  [
    'a preflight answered 401 with JSON warns',
    toExchange({ method: 'OPTIONS', status: 401, request: null, json: error }),
    ['cors-preflight:warn'],
  ],
  [
    'a preflight answered 204 passes',
    toExchange({
      method: 'OPTIONS',
      status: 204,
      request: null,
      body: '',
      headers: { 'Access-Control-Allow-Origin': '*' },
    }),
    [],
  ],
  [
    'an HTML page with status 200 fails',
    toExchange({ body: '<!DOCTYPE html><p>x', headers: { 'Content-Type': 'text/html' } }),
    ['json-syntax:fail'],
  ],
  ['SEM-29 in a stream passes', toExchange({ events: [opening, think('Let me'), finish('length')] }), []],
  ['text with stop words inside passes', toExchange({ events: answer('[DONE]', ' data: x') }), []],
  ['a late error leaves an empty answer unjudged', toExchange({ events: [opening, say(''), error] }), []],
  [
    'a second Content-Type with another value fails',
    withHeaders(toExchange({ json: completion() }), [
      ['Content-Type', 'application/json'],
      ['Content-Type', 'text/html'],
    ]),
    ['content-type-conformance:fail'],
  ],
  [
    'the same Content-Type twice passes',
    withHeaders(toExchange({ json: completion() }), [
      ['Content-Type', 'application/json'],
      ['Content-Type', 'application/json'],
    ]),
    [],
  ],
  [
    'a coding that was not offered warns',
    offering('identity', { 'Content-Encoding': 'br' }),
    ['content-length-conformance:warn'],
  ],
  [
    'a coding refused by weight warns',
    offering('gzip;q=0, br', { 'Content-Encoding': 'gzip' }),
    ['content-length-conformance:warn'],
  ],
  ['an offered coding passes', offering('gzip, deflate, br', { 'Content-Encoding': 'br' }), []],
  ['any coding offered passes', offering('*', { 'Content-Encoding': 'zstd' }), []],
  ['a coding offered before identity passes', offering('gzip, identity', { 'Content-Encoding': 'gzip' }), []],
  ['a coding offered before a stray comma passes', offering('br,', { 'Content-Encoding': 'br' }), []],
  [
    'a preflight without Access-Control-Allow-Origin warns',
    toExchange({ method: 'OPTIONS', status: 204, request: null, body: '' }),
    ['cors-preflight:warn'],
  ],
])
