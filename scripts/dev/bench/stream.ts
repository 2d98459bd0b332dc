/** Makes conforming streams of any length for benchmarks: reasoning, answer and usage, in the form recorded in 2026. */
import type { Exchange } from '../../../openapi/exchange.ts'
import { doneEvent, toEvent } from '../../../openapi/event-stream.ts'

const frame = {
  id: 'chatcmpl-6a98c2415b8d7796ed10ab5b',
  object: 'chat.completion.chunk',
  created: 1788396097,
  model: 'kimi-k2.5',
}
const words = [
  'The',
  ' kettle',
  ' is',
  ' on',
  ',',
  ' and',
  ' the',
  ' tea',
  '水开了',
  ' "soon"',
  ' ready',
  '.\n',
  ' 🫖',
  '’s',
]

/** The payloads of a stream with `count` text chunks; a third of them are reasoning. */
export function toPayloads(count: number): string[] {
  const usage = {
    prompt_tokens: 12,
    completion_tokens: count,
    total_tokens: count + 12,
    completion_tokens_details: { reasoning_tokens: Math.floor(count / 3) },
  }
  const payloads = [toChunk({ role: 'assistant', content: '' })]
  const thinking = Math.floor(count / 3)
  for (let at = 0; at < thinking; at++) payloads.push(toChunk({ reasoning_content: words[at % words.length]! }))
  payloads.push(toChunk({ reasoning_content: '' }))
  for (let at = thinking; at < count; at++) payloads.push(toChunk({ content: words[(at * 5) % words.length]! }))
  payloads.push(toChunk({}, { finish_reason: 'stop', usage }))
  payloads.push(JSON.stringify({ ...frame, choices: [], usage }))
  return payloads
}

/** The stream as sent over HTTP. */
export function toStream(payloads: readonly string[]): string {
  return payloads.map(toEvent).join('') + doneEvent
}

/** The stream as an exchange, in reads of 16 kB, like those of a socket. */
export function toExchange(stream: string): Exchange {
  const bytes = Buffer.from(stream)
  const body = []
  for (let at = 0; at < bytes.length; at += 16_384) body.push({ bytes: bytes.subarray(at, at + 16_384), atMs: null })
  const requestBody = {
    model: frame.model,
    messages: [{ role: 'user', content: 'Tea?' }],
    stream: true,
    stream_options: { include_usage: true },
  }
  return {
    label: 'benchmark',
    operationId: 'createChatCompletion',
    request: {
      method: 'POST',
      url: 'https://api.moonshot.ai/v1/chat/completions',
      headers: [['Content-Type', 'application/json']],
      body: JSON.stringify(requestBody),
    },
    status: 200,
    headers: [['Content-Type', 'text/event-stream']],
    form: 'body',
    body,
    end: 'complete',
    endedAtMs: null,
  }
}

function toChunk(delta: Record<string, unknown>, over: Record<string, unknown> = {}): string {
  const choices = [{ index: 0, delta, finish_reason: null, ...over }]
  return JSON.stringify({ ...frame, choices, system_fingerprint: 'fpv0_2b7e15aa' })
}
