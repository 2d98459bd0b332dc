/** Faults of headers: media types, retry hints, preflights. Breaches: HDR, RAT. */
import { editText, setHeader } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault } from './fault.ts'
import { onAnswer, onAny, onChat, onPreflight, onStatus, onStream } from './scopes.ts'
import { makeText } from './make.ts'
import { toGzipReply } from './gzip.ts'
import type { Reply } from '../reply/index.ts'

const cooldownHeaders = ['Retry-After', 'X-Retry-After', 'Msh-Cooldown-Seconds']
const isRateLimit = (reply: Reply) => reply.headers.some(([name]) => name.toLowerCase() === 'retry-after')
/** Edits a rate-limit refusal, which differs from other refusals with status 429 by its `Retry-After`. */
const onRateLimit = (edit: (reply: Reply) => Reply) =>
  onStatus([429], (reply) => (isRateLimit(reply) ? edit(reply) : null), { content: 'Retry-After' })
const retry = (value: string) => onRateLimit((reply) => setHeader(reply, 'Retry-After', value))
const setAll = (reply: Reply, value: string | null) =>
  cooldownHeaders.reduce((changed, name) => setHeader(changed, name, value), reply)
const type = (value: string | null) => (reply: Reply) => setHeader(reply, 'Content-Type', value)

export const headerFaults: readonly Fault[] = [
  defineFault({
    id: 'stream-without-content-type',
    about: 'A stream without any content type.',
    source: 'HDR-02',
    expects: 'fail',
    edit: onStream(type(null)),
  }),
  defineFault({
    id: 'stream-labelled-json',
    about: 'A stream labelled application/json.',
    source: 'HDR-02',
    expects: 'fail',
    edit: onStream(type('application/json')),
  }),
  defineFault({
    id: 'stream-labelled-text',
    about: 'A stream labelled text/plain.',
    source: 'HDR-02',
    expects: 'fail',
    edit: onStream(type('text/plain; charset=utf-8')),
  }),
  defineFault({
    id: 'json-labelled-event-stream',
    about: 'A whole answer labelled text/event-stream, with [DONE] appended.',
    source: 'HDR-03',
    expects: 'fail',
    edit: onAnswer((reply) => editText(type('text/event-stream')(reply), (text) => `${text}\ndata: [DONE]`)),
  }),
  defineFault({
    id: 'json-labelled-text',
    about: 'A whole answer labelled text/plain.',
    source: 'HDR-03',
    expects: 'fail',
    edit: onAnswer(type('text/plain')),
  }),
  defineFault({
    id: 'json-without-content-type',
    about: 'A whole answer without a content type.',
    source: 'HDR-03',
    expects: 'fail',
    edit: onAnswer(type(null)),
  }),
  defineFault({
    id: 'content-type-upper-case',
    about: 'Media types in other letter case, which are equal.',
    source: 'HDR-03',
    expects: 'pass',
    edit: onChat((reply) =>
      type(reply.body.kind === 'events' ? 'Text/Event-Stream;charset=UTF-8' : 'Application/JSON')(reply),
    ),
  }),
  defineFault({
    id: 'preflight-405',
    about: "A browser's preflight answered 405.",
    source: 'HDR-04',
    expects: 'warn',
    edit: onPreflight((reply) => makeText({ ...reply, headers: [] }, 405, 'text/plain', 'Method Not Allowed')),
  }),
  defineFault({
    id: 'preflight-without-authorization',
    about: "The answer to a browser's preflight does not allow `Authorization`.",
    source: 'HDR-09',
    expects: 'warn',
    edit: onPreflight((reply) => setHeader(reply, 'Access-Control-Allow-Headers', 'Content-Type')),
  }),
  defineFault({
    id: 'gzip-declared-on-stream',
    about: '`Content-Encoding: gzip` over a stream that is not compressed.',
    source: 'HDR-08',
    expects: 'fail',
    edit: onStream((reply) => setHeader(reply, 'Content-Encoding', 'gzip')),
  }),
  defineFault({
    id: 'brotli-declared',
    about: '`Content-Encoding: br` over a body that is not compressed.',
    source: 'HDR-08',
    expects: 'fail',
    edit: onAnswer((reply) => setHeader(reply, 'Content-Encoding', 'br')),
  }),
  defineFault({
    id: 'gzip-stream',
    about: 'A stream in gzip, flushed per event, for a client that offered it.',
    source: 'HDR-07',
    expects: 'pass',
    layer: 'transport',
    overMsw: false,
    edit: onStream(
      (reply, { request }) => (/\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? toGzipReply(reply) : null),
      { request: '`Accept-Encoding: gzip`' },
    ),
  }),
  defineFault({
    id: 'retry-after-negative',
    about: 'Retry-After: -3.',
    source: 'RAT-01',
    expects: 'fail',
    edit: retry('-3'),
  }),
  defineFault({
    id: 'retry-after-fraction',
    about: 'Retry-After: 1.5.',
    source: 'RAT-01',
    expects: 'fail',
    edit: retry('1.5'),
  }),
  defineFault({
    id: 'retry-after-word',
    about: 'Retry-After: soon.',
    source: 'RAT-01',
    expects: 'fail',
    edit: retry('soon'),
  }),
  defineFault({
    id: 'retry-after-missing',
    about: 'A rate limit without Retry-After.',
    source: 'RAT-02',
    expects: 'warn',
    edit: onStatus([429], (reply) => setAll(reply, null), { content: 'Retry-After' }),
  }),
  defineFault({
    id: 'retry-after-days',
    about: 'A Retry-After of sixteen days.',
    source: 'RAT-04',
    expects: 'warn',
    edit: onRateLimit((reply) => setAll(reply, '1382400')),
  }),
  defineFault({
    id: 'cooldown-disagrees',
    about: 'The three cooldown headers disagree.',
    source: 'RAT-01',
    expects: 'warn',
    edit: onRateLimit((reply) => setHeader(reply, 'Msh-Cooldown-Seconds', '30')),
  }),
  defineFault({
    id: 'retry-after-date',
    about: 'Retry-After as an HTTP date.',
    source: 'RAT-06',
    expects: 'pass',
    edit: onRateLimit((reply) => setHeader(setAll(reply, null), 'Retry-After', 'Sun, 22 Nov 2026 20:15:00 GMT')),
  }),
  defineFault({
    id: 'reset-durations',
    about: 'Reset headers as durations.',
    source: 'RAT-07',
    expects: 'pass',
    edit: onAny((reply) =>
      setHeader(setHeader(reply, 'x-ratelimit-reset-requests', '6m0s'), 'x-ratelimit-reset-tokens', '17ms'),
    ),
  }),
]
