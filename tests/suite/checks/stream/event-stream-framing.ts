/**
 * Every line of the stream is one a reader understands. Grammar:
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream (2026-11-22); frames as recorded in
 * oriveo-k25-builtin-web-search-leg1.sse (api.moonshot.ai, 2026-08-22): `data:` lines and blank lines only.
 */
import type { StreamOddity } from '../../../../openapi/event-stream.ts'
import { atChunk, defineCheck, show, type Severity } from '../check.ts'
import { isFramedStream } from '../helpers/answer.ts'

const documented = 'each event as `data: ` and JSON, closed by a blank line'

export const eventStreamFraming = defineCheck({
  name: 'event-stream-framing',
  promise: 'The stream is made of data lines and blank lines, and nothing in it is invisible to a reader.',
  source: 'whatwg/event-stream',
  catches: ['FRM-11', 'FRM-15', 'FRM-16'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isFramedStream(subject)) return
    const say = (message: string, oddity: StreamOddity, severity: Severity = 'fail') =>
      report({ message, documented, received: show(oddity.text), at: `byte ${oddity.offset}`, severity })
    return {
      oddity(oddity) {
        if (oddity.kind === 'bom') say('the stream begins with a byte-order mark', oddity, 'warn')
        else if (oddity.kind === 'ignored-line') ignored(oddity)
        else if (oddity.kind === 'comment' && /"(choices|delta|error)"\s*:|\[DONE\]/.test(oddity.text))
          say('a comment holds a payload, which no reader sees', oddity)
        else if (oddity.kind === 'empty-block' && oddity.text !== '')
          say('an event has a name and no data', oddity, 'warn')
      },
      event(arrival) {
        const { event } = arrival
        if (event.name === null && event.terminated) return
        if (event.name !== null && event.name !== '')
          report({
            message: 'an event has a name',
            documented: 'plain data events only',
            received: `event: ${event.name.slice(0, 60)}`,
            at: atChunk(arrival),
            severity: 'warn',
          })
        if (!event.terminated)
          report({
            message: arrival.done
              ? '`[DONE]` is not closed by a blank line'
              : 'the last event is not closed by a blank line',
            documented: 'a blank line after each event; a reader discards what has none',
            received: `${show(event.data.slice(-60))} and the end of the stream`,
            at: atChunk(arrival),
            // Nothing is lost with [DONE]: the close says the same.
            severity: arrival.done ? 'warn' : 'fail',
          })
      },
    }

    function ignored(oddity: StreamOddity): void {
      const colon = oddity.text.indexOf(':')
      const name = colon < 0 ? oddity.text : oddity.text.slice(0, colon)
      if (name.startsWith('\uFEFF'))
        say('a byte-order mark stands before a field name, so that the line is ignored', oddity)
      else if (/^[\s"']*data\s*$/i.test(name)) say('a data field is misspelt, so that its payload is ignored', oddity)
      else if (/^\s*[[{]/.test(oddity.text)) say('a line of JSON has no `data:` before it and is ignored', oddity)
      else if (/^\s*</.test(oddity.text)) say('markup stands in the stream', oddity)
      else if (colon < 0 || /["{}]|\[DONE\]/.test(oddity.text) || /\s/.test(name.trim()))
        say('a line is no field and is ignored', oddity)
      else say('a field has a name no reader knows', oddity, 'warn')
    }
  },
})
