/**
 * Checks the end of a stream: `[DONE]` comes once and last, and the response then ends as HTTP requires. Only `[DONE]` marks a
 * complete answer. After an error event neither is required.
 */
import { atChunk, defineCheck, show } from '../../judge/index.ts'
import { isErrorEvent, isFramedStream } from '../helpers/answer.ts'
import { isBrokenOff } from '../helpers/json-problem.ts'

export const streamTermination = defineCheck({
  name: 'stream-termination',
  promise: 'The stream ends with one `data: [DONE]`, and then the response ends.',
  source: ['docs/guide/utilize-the-streaming-output-feature-of-kimi-api', 'rfc9112/7.1', 'rfc9113/8.1'],
  catches: ['FRM-06', 'FRM-09', 'FRM-12', 'ORD-01', 'TIM-01'],
  severity: 'fail',
  inspect(subject, report) {
    const empty =
      subject.kind === 'empty' && (subject.mediaType === 'text/event-stream' || subject.askedStream === true)
    if (
      !isFramedStream(subject) &&
      !(empty && subject.status === 200 && subject.head.operationId === 'createChatCompletion')
    )
      return
    let done = false
    let failed = false
    let events = 0
    /** True where json-syntax names the cause of a missing `[DONE]`: text in place of the last event, or a doubled prefix. */
    let excused = false
    /** The event within which the stream ends; null where it ends after an event. */
    let broken: { data: string; at: string } | null = null
    return {
      event(arrival) {
        const after = done
        if (arrival.done) done = true
        else {
          events++
          if (isBrokenOff(subject, arrival)) broken = { data: arrival.event.data, at: atChunk(arrival) }
          excused = arrival.json === undefined && isNoSpellingOfDone(arrival.event.data)
          if (failed && arrival.chunk?.choices !== undefined) afterError(atChunk(arrival), arrival.event.data)
          failed ||= isErrorEvent(arrival)
        }
        if (after) afterDone(arrival.done, atChunk(arrival), arrival.event.data)
        else if (arrival.done && arrival.event.data !== '[DONE]')
          report({
            message: '`[DONE]` has white space beside it',
            documented: 'data: [DONE]',
            received: show(arrival.event.data),
            at: atChunk(arrival),
            severity: arrival.event.data.startsWith('[DONE]') ? 'warn' : 'fail',
          })
      },
      end(ending) {
        const at = `byte ${subject.bodyTiming.bytes}, the end`
        if (events === 0)
          report({
            message: done ? 'the stream contains only `[DONE]`' : 'the stream is empty',
            documented: 'chunks, then `data: [DONE]`',
            received: done ? 'data: [DONE]' : `${subject.bodyTiming.bytes} bytes without an event`,
            at,
          })
        if (ending === 'cut')
          report({
            message: done
              ? 'the connection breaks after `[DONE]`, before the response ends'
              : 'the connection breaks in the middle of the answer',
            documented: 'the terminating chunk (HTTP/1.1) or END_STREAM (HTTP/2)',
            received: `the connection broke after ${subject.bodyTiming.bytes} bytes`,
            at,
          })
        else if (ending === 'open')
          report({
            message: done
              ? 'the connection stays open after `[DONE]`'
              : 'the stream stops without `[DONE]` and stays open',
            documented: '`data: [DONE]`, then the end of the response',
            received: `no more bytes after ${subject.bodyTiming.bytes}, connection open`,
            at,
            severity: done ? 'warn' : 'fail',
          })
        else if (broken !== null && !done)
          report({
            message: 'the stream ends in the middle of an event',
            documented: 'whole events, then `data: [DONE]`',
            received: show(broken.data.slice(0, 120)),
            at: broken.at,
          })
        else if (!done && !failed && !excused && events > 0)
          report({
            message: 'the stream ends without `[DONE]`',
            documented: 'data: [DONE]',
            received: `the end after ${events} events`,
            at,
          })
      },
    }

    function afterError(at: string, data: string): void {
      report({
        message: 'a chunk follows an error event, after which clients stop reading',
        documented: 'nothing after the error but `[DONE]`',
        received: show(data),
        at,
      })
    }

    function afterDone(again: boolean, at: string, data: string): void {
      report({
        message: again
          ? '`[DONE]` is sent more than once'
          : 'an event follows `[DONE]`, after which clients stop reading',
        documented: '`data: [DONE]` once, last',
        received: show(data),
        at,
      })
    }
  },
})

/** True for text that is not an attempt to send `[DONE]`; with a second `data:` prefix it is reported as such. */
function isNoSpellingOfDone(data: string): boolean {
  return /^\s*data:/.test(data) || (!/done/i.test(data) && !/^\s*[[{"]/.test(data))
}
