/** Breaches of encoding and of timing. */
import { frame, toExchange } from '../exchange-of.ts'
import { answer, completion, completionOf, fragment, opening, say, finish, slot, think, call } from '../wire.ts'
import { testRows } from '../transport-table.ts'

const text = answer('Hel', 'lo').map(frame).join('') + 'data: [DONE]\n\n'
const body = JSON.stringify(completion())
const withText = (raw: string) => toExchange({ body: text.replace('"lo"', raw) })
const bytesWith = (bytes: readonly number[], from = text) => {
  const at = from.indexOf('Hel') + 1
  return Buffer.concat([Buffer.from(from.slice(0, at)), Buffer.from(bytes), Buffer.from(from.slice(at))])
}
const request = { model: 'kimi-k2.5', messages: [], stream: true }
const saying = (content: string) => ({ model: 'kimi-k2.5', messages: [{ role: 'user', content }] })
const label = { 'Content-Type': 'text/event-stream' }
const stream = (...events: unknown[]) => toExchange({ request: null, events: [opening, ...events, finish()] })

testRows([
  ['ENC-01 U+FFFD escaped in content fails', withText('"\\ufffd\\ufffd"'), ['replacement-character:fail']],
  ['U+FFFD as it is fails', withText('"\uFFFD"'), ['replacement-character:fail']],
  [
    'U+FFFD in reasoning fails',
    toExchange({ events: [opening, think('a\uFFFD'), say('b'), finish()] }),
    ['replacement-character:fail'],
  ],
  [
    'U+FFFD in the arguments of a call fails',
    toExchange({ events: [opening, slot('f'), fragment('{"a":"\uFFFD"}'), finish('tool_calls')] }),
    ['replacement-character:fail'],
  ],
  [
    'U+FFFD in a completion fails',
    toExchange({ json: completion({ role: 'assistant', content: 'x\uFFFD' }) }),
    ['replacement-character:fail'],
  ],
  [
    'U+FFFD that the answer names and shows passes',
    toExchange({ json: completion({ role: 'assistant', content: 'U+FFFD is the replacement character (\uFFFD).' }) }),
    [],
  ],
  [
    'the same, streamed, passes',
    toExchange({ events: answer('It is `', '\uFFFD', '`, the ', 'replacement character.') }),
    [],
  ],
  [
    'U+FFFD that is named, and a lost character, fail',
    toExchange({ events: answer('U+FFFD is (', '\uFFFD', '). Caf', '\uFFFD', '!') }),
    ['replacement-character:fail'],
  ],
  [
    'U+FFFD in quotes that is not named fails',
    toExchange({ events: answer('He said "', '\uFFFD', '".') }),
    ['replacement-character:fail'],
  ],
  [
    'U+FFFD for half of a surrogate pair that the request has passes',
    toExchange({ json: completion({ role: 'assistant', content: 'x\uFFFD' }), request: saying('x\ud83e') }),
    [],
  ],
  [
    'U+FFFD for the second half alone passes',
    toExchange({ json: completion({ role: 'assistant', content: '\uFFFDy' }), request: saying('\udd14y') }),
    [],
  ],
  [
    'U+FFFD for a character that the request has as a whole fails',
    toExchange({ json: completion({ role: 'assistant', content: 'x\uFFFD' }), request: saying('x\ud83e\udd14') }),
    ['replacement-character:fail'],
  ],
  [
    'double encoding that an answer shows in code warns',
    toExchange({ json: completion({ role: 'assistant', content: 'You see `â€™` where an apostrophe was meant.' }) }),
    ['double-encoding:warn'],
  ],
  [
    'double encoding that an answer shows in quotes warns',
    toExchange({ events: answer('A wrong charset turns it into "', 'cafÃ©', '".') }),
    ['double-encoding:warn'],
  ],
  [
    'half of a UTF-8 character in an event fails',
    toExchange({ bytes: bytesWith([0xe6, 0x97]), request, headers: label }),
    ['utf8-encoding:fail'],
  ],
  [
    'a Latin-1 byte in a stream fails',
    toExchange({ bytes: bytesWith([0xe9]), request, headers: label }),
    ['utf8-encoding:fail'],
  ],
  [
    'an encoded surrogate (CESU-8) fails',
    toExchange({ bytes: bytesWith([0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]), request, headers: label }),
    ['utf8-encoding:fail'],
  ],
  [
    'an overlong form fails',
    toExchange({ bytes: bytesWith([0xc0, 0xaf]), request, headers: label }),
    ['utf8-encoding:fail'],
  ],
  [
    'a Latin-1 byte in a completion fails',
    toExchange({
      bytes: Buffer.concat([
        Buffer.from(body.slice(0, body.indexOf('Hi there'))),
        Buffer.of(0xe9),
        Buffer.from(body.slice(body.indexOf('Hi there'))),
      ]),
    }),
    ['utf8-encoding:fail'],
  ],
  [
    'a Latin-1 byte in a refusal fails',
    toExchange({
      status: 400,
      bytes: Buffer.concat([
        Buffer.from('{"error":{"message":"'),
        Buffer.of(0xe9),
        Buffer.from('","type":"invalid_request_error"}}'),
      ]),
    }),
    ['utf8-encoding:fail'],
  ],
  ...['It costs â‚¬5', 'â†’ next', 'a âˆ’ b', 'âœ“ done', 'zÅ‚oty', 'Å›roda', 'gÄ™Å›', 'Ã§ok gÃ¼zel ÅŸey'].map(
    (words) =>
      [`double encoding as in ${words} fails`, withText(JSON.stringify(words)), ['double-encoding:fail']] as const,
  ),
  ...['Ça coûte 5 €', 'ZÄHLER – Ä…', 'på ”ö”', ' Å… nej', 'mâ”', 'fjärdÅ', '“pâ” – “mâ”…', 'SÄ„ABC'].map(
    (words) => [`${words} passes`, withText(JSON.stringify(words)), []] as const,
  ),
  ['ENC-02 double encoding with C1 controls fails', withText('"Thatâ\u0080\u0099s"'), ['double-encoding:fail']],
  ['double encoding written as escapes fails', withText('"That\\u00e2\\u0080\\u0099s"'), ['double-encoding:fail']],
  ['double encoding by Windows-1252 fails', withText('"Thatâ€™s"'), ['double-encoding:fail']],
  ['double encoding of an accented letter fails', withText('"cafÃ© cÃ³mo"'), ['double-encoding:fail']],
  ['double encoding of an emoji fails', withText('"ðŸ˜€"'), ['double-encoding:fail']],
  [
    'double encoding of Chinese fails',
    withText(JSON.stringify(Buffer.from('你好').toString('latin1'))),
    ['double-encoding:fail'],
  ],
  [
    'double encoding of Chinese by Windows-1252 fails',
    withText(JSON.stringify(new TextDecoder('windows-1252').decode(Buffer.from('中文测试')))),
    ['double-encoding:fail'],
  ],
  [
    'double encoding of Cyrillic fails',
    withText(JSON.stringify(new TextDecoder('windows-1252').decode(Buffer.from('Привет')))),
    ['double-encoding:fail'],
  ],
  [
    'double encoding split over two chunks fails',
    toExchange({ events: answer('Thatâ', '€', '™s') }),
    ['double-encoding:fail'],
  ],
  [
    'double encoding in a completion fails',
    toExchange({ json: completion({ role: 'assistant', content: 'Ã©tÃ©' }) }),
    ['double-encoding:fail'],
  ],
  [
    'double encoding of a degree sign fails',
    toExchange({ json: completion({ role: 'assistant', content: '20Â°C' }) }),
    ['double-encoding:fail'],
  ],
  [
    'a text that explains double encoding warns',
    toExchange({ json: completion({ role: 'assistant', content: 'Then é is shown as Ã©t or cafÃ©, alas.' }) }),
    ['double-encoding:warn'],
  ],
  [
    'one broken word among good ones warns',
    toExchange({ events: answer('naïve ', 'cafÃ©', ' 你好') }),
    ['double-encoding:warn'],
  ],
  [
    'C1 controls among good words fail',
    toExchange({ events: answer('naïve ', 'Thatâ\u0080\u0099s', ' 你好') }),
    ['double-encoding:fail'],
  ],
  [
    'ENC-03 −Infinity in a completion fails',
    toExchange({
      body: body.replace(
        '"finish_reason"',
        '"logprobs":{"content":[{"token":"a","bytes":null,"logprob":-Infinity,"top_logprobs":[]}]},"finish_reason"',
      ),
    }),
    ['json-syntax:fail'],
  ],
  [
    'NaN in a chunk fails',
    toExchange({
      body: text.replace('"finish_reason":null', '"logprobs":{"content":[{"logprob":NaN}]},"finish_reason":null'),
    }),
    ['assistant-role:warn', 'json-syntax:fail'],
  ],
  [
    'ENC-05 a name twice in a message fails',
    toExchange({
      body: body
        .replace('"role"', '"reasoning_content":"plan","role"')
        .replace('"content":"Hi there"', '"content":"Hi there","reasoning_content":""'),
    }),
    ['unique-keys:fail'],
  ],
  [
    'a name twice at the top of a chunk fails',
    toExchange({ body: text.replaceAll('"model":', '"model":"kimi-k2.5","model":') }),
    ['unique-keys:fail'],
  ],
  [
    'a name twice, once written with an escape, fails',
    toExchange({ body: body.replace('"model":', '"mod\\u0065l":"a","model":') }),
    ['unique-keys:fail'],
  ],
  [
    'a name twice in a refusal fails',
    toExchange({ status: 400, body: '{"error":{"message":"a","type":"invalid_request_error","message":"b"}}' }),
    ['unique-keys:fail'],
  ],
  ['a lone high surrogate fails', withText('"\\ud83d"'), ['surrogate-pairs:fail']],
  ['a lone low surrogate fails', withText('"x\\uDE00"'), ['surrogate-pairs:fail']],
  [
    'a pair split over two chunks fails',
    toExchange({ body: text.replace('"Hel"', '"\\ud83d"').replace('"lo"', '"\\ude00"') }),
    ['surrogate-pairs:fail'],
  ],
  ['a pair in the wrong order fails', withText('"\\ude00\\ud83d"'), ['surrogate-pairs:fail']],
  [
    'a lone surrogate in a completion fails',
    toExchange({ body: body.replace('Hi there', '\\ud83d') }),
    ['surrogate-pairs:fail'],
  ],
  ['a byte-order mark before JSON fails', toExchange({ body: `\uFEFF${body}` }), ['json-syntax:fail']],
  [
    'gzip data without Content-Encoding fails',
    toExchange({ bytes: Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xab, 0x56, 0x4a, 0xcb, 0x4f, 0x57) }),
    ['content-length-conformance:fail', 'json-syntax:fail'],
  ],
  ['truncated JSON fails', toExchange({ body: body.slice(0, 200) }), ['json-syntax:fail']],
  ['text after JSON fails', toExchange({ body: `${body}\nOK` }), ['json-syntax:fail']],
  ['an array in place of a completion fails', toExchange({ json: [completionOf([])] }), ['json-syntax:fail']],
  ['an empty body fails', toExchange({ body: '' }), ['json-syntax:fail']],
  [
    'double encoding in arguments fails',
    stream(slot('f'), fragment('{"x":"caf'), fragment('Ã©"}')),
    ['double-encoding:fail', 'finish-reason-cause:fail'],
  ],
  [
    'accents in arguments pass',
    toExchange({
      request: null,
      json: completionOf([
        {
          index: 0,
          message: { role: 'assistant', content: '', tool_calls: [call('f', '{"x":"café"}')] },
          finish_reason: 'tool_calls',
        },
      ]),
    }),
    [],
  ],
])
