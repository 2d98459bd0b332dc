/** Breaches of framing, and how the stream ends. */
import { frame, toExchange, type ExchangeParts } from '../exchange-of.ts'
import { answer, choice, chunk, completion, finish, opening, say, usageChunk } from '../wire.ts'
import { testRows } from '../transport-table.ts'

const done = 'data: [DONE]\n\n'
const head = [opening, say('Hel')].map(frame).join('')
const tail = [say('lo'), finish()].map(frame).join('')
const request = { model: 'kimi-k2.5', messages: [], stream: true }
const label = { 'Content-Type': 'text/event-stream' }

/** A good stream with something between its events. */
const inserted = (text: string, parts: ExchangeParts = {}) =>
  toExchange({ body: head + text + tail + done, request, ...parts })
/** A good stream with something in place of its end. */
const ended = (text: string, parts: ExchangeParts = {}) => toExchange({ body: head + tail + text, request, ...parts })

const syntax = 'json-syntax:fail'
const framing = 'event-stream-framing:fail'
const mild = 'event-stream-framing:warn'
const termination = 'stream-termination:fail'

testRows([
  ['FRM-03 plain text in a data field fails', inserted('data: Internal failure, try later\n\n'), [syntax]],
  ['FRM-06 [DONE] twice fails', ended(done + done), [termination]],
  [
    'FRM-07 events separated by one newline fail',
    inserted(`data: ${JSON.stringify(say('a'))}\ndata: ${JSON.stringify(say('b'))}\n\n`),
    [syntax],
  ],
  ['FRM-08 a time as heartbeat data fails', inserted('data: 2026-11-22 20:00:15\n\n'), [syntax]],
  ['a heartbeat of empty data fails', inserted('data:\n\n'), [syntax]],
  ['a data field without a colon fails', inserted('data\n\n'), [syntax]],
  ['FRM-09 a connection that breaks after [DONE] fails', ended(done, { end: 'cut' }), [termination]],
  ['FRM-12 a connection that breaks in mid-answer fails', toExchange({ body: head, end: 'cut' }), [termination]],
  [
    'a connection that breaks within an event fails',
    toExchange({ body: head + frame(say('lo')).slice(0, 90), end: 'cut' }),
    [termination],
  ],
  ...['', '{', '{"id":"c', '{"created":17', '{"choices":[{"delta":{"content":"\\u00', '[DO'].map(
    (data) =>
      [
        `a stream that ends within an event, after ${data || 'its name'}, fails once`,
        toExchange({ body: `${head}data: ${data}`, request }),
        [termination],
      ] as const,
  ),
  ['a stream that ends within [DONE] fails once', ended('data: [DON'), [termination]],
  ['a stream that ends within a field name fails once', ended('da'), [termination]],
  ['part of a field name before an event fails', inserted('dat\n\n'), [framing]],
  ['an event that breaks off before another fails', inserted('data: {"id":\n\n'), [syntax]],
  ['an event that breaks off after [DONE] fails once', ended(`${done}data: {"id":`), [termination]],
  [
    'FRM-10 Python notation in the data field fails',
    inserted("data: {'choices': [{'delta': {'content': 'a'}, 'finish_reason': None}]}\n\n"),
    [syntax],
  ],
  ['Python words in JSON quotes fail', inserted('data: {"choices": None}\n\n'), [syntax]],
  [
    'FRM-11 a last event without a blank line fails',
    toExchange({ body: head + frame(finish()).trimEnd() + '\n' }),
    [framing, termination],
  ],
  [
    'a last event with no line end at all fails',
    toExchange({ body: head + frame(finish()).trimEnd() }),
    [framing, termination],
  ],
  ['FRM-15 a named ping warns', inserted('event: ping\ndata: {}\n\n'), [mild]],
  ['a named ping without JSON fails too', inserted('event: ping\ndata: alive\n\n'), [mild, syntax]],
  [
    'a name on every chunk warns',
    toExchange({ body: (head + tail).replaceAll('data: ', 'event: chunk\ndata: ') + done }),
    [mild],
  ],
  ['a name without data warns', inserted('event: ping\n\n'), [mild]],
  ['FRM-16 [DONE] without a line end warns', ended('data: [DONE]'), [mild]],
  ['[DONE] with one line end warns', ended('data: [DONE]\n'), [mild]],
  ['[DONE] with a trailing space warns', ended('data: [DONE] \n\n'), ['stream-termination:warn']],
  ['[DONE] with a second leading space fails', ended('data:  [DONE]\n\n'), [termination]],
  ['[done] in small letters fails', ended('data: [done]\n\n'), [syntax, termination]],
  ['DONE without brackets fails', ended('data: DONE\n\n'), [syntax, termination]],
  ['[DONE] in quotes fails', ended('data: "[DONE]"\n\n'), [syntax, termination]],
  ['[DONE] without data: fails', ended('[DONE]\n\n'), [framing, termination]],
  ['a stream without [DONE] fails', ended(''), [termination]],
  ['a stored stream without [DONE] fails', ended('', { end: 'unknown', headers: null, request: null }), [termination]],
  ['TIM-01 no [DONE] and an open connection fails', ended('', { end: 'open' }), [termination]],
  ['an open connection after [DONE] warns', ended(done, { end: 'open' }), ['stream-termination:warn']],
  ['ORD-01 usage after [DONE] fails', ended(done + frame(usageChunk)), [termination]],
  ['content after [DONE] fails', ended(done + frame(say('!'))), ['chunk-sequence:fail', termination]],
  [
    'an error after [DONE] fails',
    ended(done + frame({ error: { message: 'x', type: 'server_error' } })),
    [termination],
  ],
  ['text after [DONE] fails', ended(`${done}bye\n\n`), [framing]],
  [
    'a field name in upper case hides its payload and fails',
    inserted(frame(say('x')).replace('data', 'DATA')),
    [framing],
  ],
  ['a field name with a leading space fails', inserted(` ${frame(say('x'))}`), [framing]],
  ['a field name with a trailing space fails', inserted(frame(say('x')).replace('data:', 'data :')), [framing]],
  ['a line of JSON without data: fails', inserted(`${JSON.stringify(say('x'))}\n\n`), [framing]],
  ['a payload in an unknown field fails', inserted(`message: ${JSON.stringify(say('x'))}\n\n`), [framing]],
  ['a payload in a comment fails', inserted(`: ${JSON.stringify(say('x'))}\n\n`), [framing]],
  ['plain text in the stream fails', inserted('upstream connect error\n\n'), [framing]],
  ['markup in the stream fails', inserted('<html><body>502 Bad Gateway</body></html>\n\n'), [framing]],
  ['markup in a data field fails', inserted('data: <html>502</html>\n\n'), [syntax]],
  ['an unknown field without a payload warns', inserted('trace: 7f3a\n\n'), [mild]],
  ['a retry that is no number warns', inserted('retry: soon\n\n'), [mild]],
  [
    'a byte-order mark at the start warns',
    toExchange({ body: `\uFEFF${head}${tail}${done}`, request, headers: label }),
    [mild],
  ],
  ['a byte-order mark in mid-stream hides an event and fails', inserted(`\uFEFF${frame(say('x'))}`), [framing]],
  ['truncated JSON in an event fails', inserted('data: {"id":"chatcmpl-1","object":"chat.comp\n\n'), [syntax]],
  ['an array as payload fails', inserted(`data: [${JSON.stringify(say('x'))}]\n\n`), [syntax]],
  ['a number as payload fails', inserted('data: 42\n\n'), [syntax]],
  ['null as payload fails', inserted('data: null\n\n'), [syntax]],
  ['a JSON string as payload fails', inserted('data: "alive"\n\n'), [syntax]],
  ['a raw control character in a string fails', inserted('data: {"a":"b\u0000c"}\n\n'), [syntax]],
  ['an unnamed empty object fails', inserted('data: {}\n\n'), ['response-schema-conformance:fail']],
  ['an unnamed ping object fails', inserted('data: {"type":"ping"}\n\n'), ['response-schema-conformance:fail']],
  ['an empty stream fails', toExchange({ body: '', request, headers: label }), [termination]],
  [
    'a stream of comments only fails',
    toExchange({ body: ': ping\n\n: ping\n\n', request, headers: label }),
    ['choices-is-non-empty-array:fail', termination],
  ],
  [
    'a stream of nothing but [DONE] fails',
    toExchange({ body: done, request }),
    ['choices-is-non-empty-array:fail', termination],
  ],
  [
    'JSON lines in place of events fail',
    toExchange({
      body: answer('Hi')
        .map((one) => JSON.stringify(one))
        .join('\n'),
      request,
      headers: label,
    }),
    ['content-type-conformance:fail', syntax],
  ],
  [
    'HTML in place of a stream fails',
    toExchange({ body: '<!DOCTYPE html><title>x</title>', request, headers: label }),
    [syntax],
  ],
  [
    'a chunk that holds half the events of two fails',
    inserted(`data: ${JSON.stringify(chunk([choice({ content: 'x' })]))}${JSON.stringify(say('y'))}\n\n`),
    [syntax],
  ],
  ['[DONE] right after a chunk fails', ended(`data: ${JSON.stringify(usageChunk)}[DONE]\n\n`), [syntax, termination]],
  [
    'HDR-03 JSON with the Content-Type of an event stream with [DONE] right after it fails',
    toExchange({ body: `${JSON.stringify(completion())}\ndata: [DONE]\n\n`, headers: label }),
    ['content-type-conformance:fail', syntax],
  ],
])
