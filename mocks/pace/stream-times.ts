/** Reads the times of the events of one recorded stream, or says why they are not known. */
import { createStreamReader } from '../../openapi/event-stream.ts'
import { findMediaType } from '../../openapi/exchange.ts'
import type { RecordedExchange } from '../../openapi/readers/index.ts'
import { mostWaitMs } from './samples.ts'

/** The times of a whole stream of a chat completion, in milliseconds. */
export interface StreamTimes {
  /** From the request to the first event. */
  ttftMs: number
  /** From each event to the next, without `[DONE]`; 0 if both arrived in one read. */
  gapsMs: number[]
}

/** The times of a successful stream. For any other exchange, and for one without times: why it cannot be used, as the end of a sentence. */
export async function toStreamTimes({ head, body, outcome }: RecordedExchange): Promise<StreamTimes | string> {
  const { operationId, status, form, headers } = head
  if (operationId !== 'createChatCompletion') return 'not a chat completion'
  if (status === null || status < 200 || status > 299)
    return `status ${status ?? 'not known'}; only successful streams are used`
  if (form === 'payloads') return 'the recorder removed the framing of the event stream'
  const times: (number | null)[] = []
  let done = false
  let failed = false
  const reader = createStreamReader({
    event({ data, name, atMs, terminated }) {
      if (!terminated || done) return
      if (data === '[DONE]') done = true
      else if (name === 'error' || isError(data)) failed = true
      else times.push(atMs)
    },
  })
  for await (const { bytes, atMs } of body) reader.push(bytes, atMs)
  reader.end()
  if (failed) return 'its stream ends in an error'
  if (times.length === 0)
    return findMediaType(headers) === 'text/event-stream'
      ? 'its stream has no event'
      : 'not a stream, and only a stream shows when its tokens arrived'
  if (!done && outcome.end !== 'complete') return 'its stream ends before [DONE]'
  if (times.length === 1) return 'its stream has only one event'
  return toDelays(times)
}

function toDelays(times: readonly (number | null)[]): StreamTimes | string {
  const delays: number[] = []
  let last = 0
  for (const atMs of times) {
    if (atMs === null)
      return 'a stream without the times of its chunks ("_chunks" with "atMs"), which kimi-contract record keeps and most recorders do not'
    // A clock that was set back would give negative delays.
    const delay = Math.max(0, atMs - last)
    if (delay > mostWaitMs || atMs < 0)
      return `a time of its chunks is ${atMs}, which is not a number of milliseconds since the request`
    delays.push(delay)
    last = Math.max(last, atMs)
  }
  const [ttftMs = 0, ...gapsMs] = delays
  return { ttftMs, gapsMs }
}

/** Whether a payload is an error. It is parsed only if it contains the word. */
function isError(data: string): boolean {
  if (!data.includes('"error"')) return false
  try {
    const json: unknown = JSON.parse(data)
    return typeof json === 'object' && json !== null && 'error' in json && json.error !== null
  } catch {
    return false
  }
}
