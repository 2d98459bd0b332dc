/** New replies for faults that accept invalid requests or refuse valid ones. */
import { doneEvent, toEvent } from '../../openapi/event-stream.ts'
import { createRandom } from '../common/index.ts'
import { toErrorBody, type Reply } from '../reply/index.ts'
import type { Json } from './edit.ts'
import type { FaultContext } from './fault.ts'
import { toRequestBody } from './scopes.ts'

const created = 1_788_214_656
const usage = { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 }

/** A well-formed answer to the request, streamed if it asks for a stream; `message` replaces the text. */
export function makeAnswer(reply: Reply, context: FaultContext, message: Json = { content: 'Hello there.' }): Reply {
  const body = toRequestBody(context)
  const id = toId(reply)
  const model = typeof body.model === 'string' && body.model !== '' ? body.model : 'kimi-k2.6'
  const finish = Array.isArray(message.tool_calls) ? 'tool_calls' : 'stop'
  const headers = reply.headers.filter(([name]) => !/^content-type$|retry-after|cooldown/i.test(name))
  if (body.stream === true) {
    const chunk = (delta: Json, more: Json) =>
      toEvent(
        JSON.stringify({
          id,
          object: 'chat.completion.chunk',
          created,
          model,
          choices: [{ index: 0, delta, finish_reason: null, ...more }],
        }),
      )
    const frames = [
      chunk({ role: 'assistant', content: '' }, {}),
      chunk(message, {}),
      chunk({}, { finish_reason: finish, usage }),
      doneEvent,
    ]
    return {
      status: 200,
      headers: [['Content-Type', 'text/event-stream'], ...headers],
      body: { kind: 'events', events: frames.map((bytes) => ({ bytes, delayMs: 0 })), end: 'close' },
    }
  }
  const choice = { index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }
  return makeJson(reply, 200, { id, object: 'chat.completion', created, model, choices: [choice], usage })
}

/** A different id for each reply, from the request id in its headers. */
function toId(reply: Reply): string {
  const seed = reply.headers.find(([name]) => name === 'Msh-Request-Id')?.[1] ?? JSON.stringify(reply.body)
  return `chatcmpl-6a93fd80${createRandom(seed).hex(16)}`
}

/** A JSON reply with the headers of the reply that it replaces. */
export function makeJson(reply: Reply, status: number, body: unknown): Reply {
  return makeText(reply, status, 'application/json; charset=utf-8', JSON.stringify(body))
}

/** A reply with any content type; null sends none. */
export function makeText(reply: Reply, status: number, type: string | null, bytes: string): Reply {
  const headers = reply.headers.filter(([name]) => name.toLowerCase() !== 'content-type')
  return {
    status,
    headers: type === null ? headers : [['Content-Type', type], ...headers],
    body: { kind: 'bytes', bytes },
  }
}

/** A refusal in the envelope of the API. */
export function makeRefusal(reply: Reply, status: number, type: string, message: string): Reply {
  return makeText(reply, status, 'application/json; charset=utf-8', toErrorBody(message, type))
}
