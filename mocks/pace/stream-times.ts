/** When the events of one recorded stream came, or why the exchange tells nothing of that. */
import { createStreamReader } from '../../openapi/event-stream.ts'
import { findMediaType } from '../../openapi/exchange.ts'
import type { RecordedExchange } from '../../openapi/readers/recording.ts'
import { mostWaitMs } from './samples.ts'

/** The times of a whole stream of a chat completion, in milliseconds. */
export interface StreamTimes {
  /** From the request to the first event. */
  ttftMs: number
  /** From each event to the next, without the closing one; 0 where both came in one read. */
  gapsMs: number[]
}

/** The times of a stream that succeeded; a sentence's end for an exchange that is none, or whose times are not known. */
export async function toStreamTimes({ head, body, outcome }: RecordedExchange): Promise<StreamTimes | string> {
  const { operationId, status, form, headers } = head
  if (operationId !== 'createChatCompletion') return 'no chat completion'
  if (status === null || status < 200 || status > 299) return `status ${status ?? 'not known'}, no success`
  if (form === 'payloads') return 'the event stream was taken apart before it was recorded'
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
      : 'no stream, and only a stream tells when its tokens came'
  if (!done && outcome.end !== 'complete') return 'its stream breaks off before its end'
  if (times.length === 1) return 'its stream has one event, and no gap between two'
  return toWaits(times)
}

function toWaits(times: readonly (number | null)[]): StreamTimes | string {
  const waits: number[] = []
  let last = 0
  for (const atMs of times) {
    if (atMs === null)
      return 'a stream without the times of its chunks ("_chunks" with "atMs"), which kimi-contract record keeps and most recorders do not'
    // Clocks that went back would give waits below nothing.
    const wait = Math.max(0, atMs - last)
    if (wait > mostWaitMs || atMs < 0)
      return `a time of its chunks is ${atMs}, which is no number of milliseconds since the request`
    waits.push(wait)
    last = Math.max(last, atMs)
  }
  const [ttftMs = 0, ...gapsMs] = waits
  return { ttftMs, gapsMs }
}

/** Whether a payload is an error in the middle of the stream; only one that may be is parsed. */
function isError(data: string): boolean {
  if (!data.includes('"error"')) return false
  try {
    const json: unknown = JSON.parse(data)
    return typeof json === 'object' && json !== null && 'error' in json && json.error !== null
  } catch {
    return false
  }
}
