/** Unusual answers that conform to the contract pass: forms that other clients and suites report wrongly. */
import { frame, toExchange } from './exchange-of.ts'
import { answer, finish, opening, say } from './wire.ts'
import { testRows } from './transport-table.ts'

const text = answer('Hel', 'lo').map(frame).join('') + 'data: [DONE]\n\n'

testRows([
  [
    'HDR-07 gzip on the stream after it was offered',
    {
      ...toExchange({
        events: answer('Hi'),
        headers: { 'Content-Encoding': 'gzip', 'Content-Type': 'text/event-stream' },
      }),
    },
    [],
  ],
  [
    'FRM-19 JSON of one event over several data lines',
    toExchange({ body: text.replace('"choices":', '"choices":\ndata: ') }),
    [],
  ],
  [
    'FRM-21 several events in one read, one event over several reads',
    toExchange({
      reads: [
        [1, text.slice(0, 300)],
        [2, text.slice(300, 301)],
        [3, text.slice(301)],
      ],
    }),
    [],
  ],
  ['FRM-22 a comment ping after an id', toExchange({ body: `id: 7\n${text.replace('\n\n', '\n\n: ping\n\n')}` }), []],
  ['a comment within an event', toExchange({ body: `: OPENROUTER PROCESSING\n${text}` }), []],
  ['U+2028 and U+0085 as they are in a string', toExchange({ body: text.replace('"lo"', '"a\u2028b\u0085c"') }), []],
  [
    'white space before JSON',
    toExchange({ body: '\n\n {"object":"list","data":[]}', operationId: 'listModels', request: null }),
    [],
  ],
  ['CRLF line ends', toExchange({ body: text.replaceAll('\n', '\r\n') }), []],
  ['CR line ends', toExchange({ body: text.replaceAll('\n', '\r') }), []],
  ['no space after data:', toExchange({ body: text.replaceAll('data: ', 'data:') }), []],
  ['a retry field', toExchange({ body: `retry: 3000\n\n${text}` }), []],
  ['several blank lines between events', toExchange({ body: text.replaceAll('\n\n', '\n\n\n') }), []],
  [
    'bytes split within a character',
    toExchange({
      reads: [...Buffer.from([opening, say('日本語😀'), finish()].map(frame).join('') + 'data: [DONE]\n\n')].map(
        (byte) => [1, Uint8Array.of(byte)] as const,
      ),
    }),
    [],
  ],
  [
    'ENC-08 a character outside the BMP as an escaped pair',
    toExchange({ body: text.replace('"lo"', '"\\ud83d\\ude00"') }),
    [],
  ],
  ['a backslash before the letters ud83d', toExchange({ body: text.replace('"lo"', '"\\\\ud83d"') }), []],
  ['ENC-09 < and > escaped', toExchange({ body: text.replace('"lo"', '"\\u003cb\\u003e"') }), []],
])
