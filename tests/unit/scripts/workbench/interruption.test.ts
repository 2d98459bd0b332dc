/** Incomplete answers with status 200: what happened, who ended them, what to do. */
import { expect, test } from 'vitest'
import { findInterruption } from '../../../../scripts/workbench/page/answer/interruption.ts'
import { createExchange } from '../../../../scripts/workbench/page/state/exchange.ts'
import type { EndReason } from '../../../../scripts/workbench/protocol.ts'

const toChunk = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`
const done = 'data: [DONE]\n\n'
const whole = toChunk({ content: 'Hi' }) + toChunk({}, 'stop') + done

interface Given {
  text: string
  reason?: EndReason
  durationMs?: number
  status?: number
  type?: string
}

function find({ text, reason = 'complete', durationMs = 900, status = 200, type = 'text/event-stream' }: Given) {
  const live = createExchange(
    { method: 'POST', path: '/v1/chat/completions', headers: {}, body: {} },
    { schedule: () => undefined },
  )
  live.feed({ type: 'head', status, statusText: '', headers: [['content-type', type]], atMs: 4 })
  live.feed({ type: 'bytes', offset: 0, base64: Buffer.from(text).toString('base64'), atMs: 800 })
  live.feed({ type: 'end', durationMs, failures: [], reason })
  live.flush()
  return findInterruption(live.view)
}

const json = (message: object, finish: string) =>
  JSON.stringify({ choices: [{ index: 0, message, finish_reason: finish }] })

test.each<[string, Given]>([
  ['a whole stream', { text: whole }],
  ['a stream that the person stopped', { text: toChunk({ content: 'Hi' }), reason: 'stopped' }],
  ['a whole body', { text: json({ content: 'Hi' }, 'stop'), type: 'application/json' }],
  ['tool calls', { text: json({ tool_calls: [] }, 'tool_calls'), type: 'application/json' }],
  ['a refusal, which has its own explanation', { text: '{"error":{}}', status: 429, type: 'application/json' }],
])('%s has none', (_, given) => {
  expect(find(given)).toBeNull()
})

test.each<[string, Given, title: string, text: RegExp, next: RegExp]>([
  [
    'a connection that breaks',
    { text: toChunk({ content: 'Hi' }), reason: 'broken' },
    'The connection broke before the end of the answer.',
    /server, or a proxy between, closed the connection 0\.9 s after the request.* 1 event had arrived/,
    /incomplete.*again/,
  ],
  [
    'a connection that is closed in a long pause',
    { text: toChunk({ content: 'Hi' }), reason: 'broken', durationMs: 60_800 },
    'The connection was closed during a pause.',
    /No byte arrived for 60 s after 1 event.*proxy or load balancer/,
    /idle timeout/,
  ],
  [
    'a client that leaves',
    { text: toChunk({ content: 'Hi' }), reason: 'client-left', durationMs: 2500 },
    'The client closed the connection before the end.',
    /client left 2\.5 s after its request/,
    /timeout of the client/,
  ],
  [
    'an error inside the stream',
    { text: `${toChunk({ content: 'Hi' })}data: {"error":{"message":"server error"}}\n\n` },
    'The service reports an error in the middle of the answer.',
    /status 200 was sent before/,
    /error events/,
  ],
  [
    'a stream without its end mark',
    { text: toChunk({ content: 'Hi' }) + toChunk({}, 'stop') },
    'The stream ended without [DONE].',
    /after 2 events/,
    /incomplete/,
  ],
  [
    'a stream without a finish reason',
    { text: toChunk({ content: 'Hi' }) + done },
    'The answer has no finish reason.',
    /without saying why/,
    /incomplete/,
  ],
  [
    'a body that is cut',
    { text: '{"choices":[', type: 'application/json' },
    'The body is not whole JSON.',
    /ended the body early/,
    /Raw/,
  ],
  [
    'the token limit',
    { text: json({ content: 'Hi' }, 'length'), type: 'application/json' },
    'The answer was cut at its token limit.',
    /max_completion_tokens/,
    /Raise max_completion_tokens/,
  ],
  [
    'the token limit of a stream',
    { text: toChunk({ content: 'Hi' }) + toChunk({}, 'length') + done },
    'The answer was cut at its token limit.',
    /max_completion_tokens/,
    /partial mode/,
  ],
  [
    'an overloaded service',
    { text: toChunk({}, 'engine_overloaded') + done },
    'The service gave up because it is overloaded.',
    /status is 200/,
    /429/,
  ],
  [
    'the safety check',
    { text: json({ content: 'H' }, 'content_filter'), type: 'application/json' },
    'The safety check of the service cut the answer.',
    /only a part/,
    /refused/,
  ],
])('%s is explained', (_, given, title, text, next) => {
  const found = find(given)!
  expect(found.title).toBe(title)
  expect(found.text).toMatch(text)
  expect(found.next).toMatch(next)
})
