/** Faults of headers: media types, retry hints, preflights. Catalogue: HDR, RAT. */
import { editText, setHeader } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault } from './fault.ts'
import { onAnswer, onChat, onStatus, onStream } from './on.ts'
import { makeText } from './make.ts'
import { toGzipReply } from './gzip.ts'
import type { Reply } from '../request/reply.ts'

const layer = 'reply'
const retry = (value: string | null) =>
  onStatus([429], (reply) => (isLimit(reply) ? setHeader(reply, 'Retry-After', value) : reply))
const isLimit = (reply: Reply) => reply.headers.some(([name]) => name.toLowerCase() === 'retry-after')
const type = (value: string | null) => (reply: Reply) => setHeader(reply, 'Content-Type', value)

export const headerFaults: readonly Fault[] = [
  defineFault({
    id: 'stream-without-content-type',
    about: 'A stream without any content type.',
    source: 'HDR-02',
    expects: 'fail',
    layer,
    apply: onStream(type(null)),
  }),
  defineFault({
    id: 'stream-labelled-json',
    about: 'A stream labelled application/json.',
    source: 'HDR-02',
    expects: 'fail',
    layer,
    apply: onStream(type('application/json')),
  }),
  defineFault({
    id: 'stream-labelled-text',
    about: 'A stream labelled text/plain.',
    source: 'HDR-02',
    expects: 'fail',
    layer,
    apply: onStream(type('text/plain; charset=utf-8')),
  }),
  defineFault({
    id: 'json-labelled-event-stream',
    about: 'A whole answer labelled text/event-stream with [DONE] glued on.',
    source: 'HDR-03',
    expects: 'fail',
    layer,
    apply: onAnswer((reply) => editText(type('text/event-stream')(reply), (text) => `${text}\ndata: [DONE]`)),
  }),
  defineFault({
    id: 'json-labelled-text',
    about: 'A whole answer labelled text/plain.',
    source: 'HDR-03',
    expects: 'fail',
    layer,
    apply: onAnswer(type('text/plain')),
  }),
  defineFault({
    id: 'json-without-content-type',
    about: 'A whole answer without a content type.',
    source: 'HDR-03',
    expects: 'fail',
    layer,
    apply: onAnswer(type(null)),
  }),
  defineFault({
    id: 'content-type-upper-case',
    about: 'Media types in capitals, which are equal.',
    source: 'HDR-03',
    expects: 'pass',
    layer,
    apply: onChat((reply) =>
      type(reply.body.kind === 'events' ? 'Text/Event-Stream;charset=UTF-8' : 'Application/JSON')(reply),
    ),
  }),
  defineFault({
    id: 'preflight-405',
    about: 'A browser preflight answered 405.',
    source: 'HDR-04',
    expects: 'warn',
    layer,
    applies: (request) => request.method === 'OPTIONS',
    apply: (reply) => makeText({ ...reply, headers: [] }, 405, 'text/plain', 'Method Not Allowed'),
  }),
  defineFault({
    id: 'gzip-stream',
    about: 'A stream in gzip, flushed per event, for a client that offered it.',
    source: 'HDR-07',
    expects: 'pass',
    layer: 'transport',
    overMsw: false,
    applies: (request) => /\bgzip\b/.test(request.headers['accept-encoding'] ?? ''),
    apply: onStream(toGzipReply),
  }),
  defineFault({
    id: 'retry-after-negative',
    about: 'Retry-After: -3.',
    source: 'RAT-01',
    expects: 'fail',
    layer,
    apply: retry('-3'),
  }),
  defineFault({
    id: 'retry-after-fraction',
    about: 'Retry-After: 1.5.',
    source: 'RAT-01',
    expects: 'fail',
    layer,
    apply: retry('1.5'),
  }),
  defineFault({
    id: 'retry-after-word',
    about: 'Retry-After: soon.',
    source: 'RAT-01',
    expects: 'fail',
    layer,
    apply: retry('soon'),
  }),
  defineFault({
    id: 'retry-after-missing',
    about: 'A rate limit without Retry-After.',
    source: 'RAT-02',
    expects: 'warn',
    layer,
    apply: onStatus([429], (reply) =>
      ['Retry-After', 'X-Retry-After', 'Msh-Cooldown-Seconds'].reduce(
        (less, name) => setHeader(less, name, null),
        reply,
      ),
    ),
  }),
  defineFault({
    id: 'retry-after-days',
    about: 'A Retry-After of sixteen days.',
    source: 'RAT-04',
    expects: 'warn',
    layer,
    apply: onStatus([429], (reply) =>
      isLimit(reply)
        ? ['Retry-After', 'X-Retry-After', 'Msh-Cooldown-Seconds'].reduce(
            (more, name) => setHeader(more, name, '1382400'),
            reply,
          )
        : reply,
    ),
  }),
  defineFault({
    id: 'cooldown-disagrees',
    about: 'The three cooldown headers disagree.',
    source: 'RAT-01',
    expects: 'warn',
    layer,
    apply: onStatus([429], (reply) => (isLimit(reply) ? setHeader(reply, 'Msh-Cooldown-Seconds', '30') : reply)),
  }),
  defineFault({
    id: 'retry-after-date',
    about: 'Retry-After as an HTTP date.',
    source: 'RAT-06',
    expects: 'pass',
    layer,
    apply: onStatus([429], (reply) =>
      isLimit(reply)
        ? setHeader(
            setHeader(setHeader(reply, 'X-Retry-After', null), 'Msh-Cooldown-Seconds', null),
            'Retry-After',
            'Sun, 22 Nov 2026 20:15:00 GMT',
          )
        : reply,
    ),
  }),
  defineFault({
    id: 'reset-durations',
    about: 'Reset headers as durations.',
    source: 'RAT-07',
    expects: 'pass',
    layer,
    apply: (reply) =>
      setHeader(setHeader(reply, 'x-ratelimit-reset-requests', '6m0s'), 'x-ratelimit-reset-tokens', '17ms'),
  }),
]
