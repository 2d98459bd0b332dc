/**
 * Reports lines that an event-stream parser ignores or that hide a payload. The first-party API was recorded to send `data:`
 * lines and blank lines only.
 */
import type { StreamOddity } from '../../../../openapi/event-stream.ts'
import { atChunk, defineCheck, show, type Severity } from '../../judge/index.ts'
import { isFramedStream } from '../helpers/answer.ts'
import { isBrokenOff } from '../helpers/json-problem.ts'

const documented = 'each event as `data: ` and JSON, closed by a blank line'

export const eventStreamFraming = defineCheck({
  name: 'event-stream-framing',
  promise: 'The stream consists of data lines and blank lines, and parsers ignore nothing in it.',
  source: 'whatwg/event-stream',
  catches: ['FRM-11', 'FRM-15', 'FRM-16'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isFramedStream(subject)) return
    const say = (message: string, oddity: StreamOddity, severity: Severity = 'fail') =>
      report({ message, documented, received: show(oddity.text), at: `byte ${oddity.offset}`, severity })
    /** The beginning of `data` as a line: the stream may end there, which stream-termination reports. */
    let partOfName: StreamOddity | null = null
    return {
      oddity(oddity) {
        reportPart()
        if (oddity.kind === 'bom') say('the stream begins with a byte-order mark', oddity, 'warn')
        else if (oddity.kind === 'ignored-line') ignored(oddity)
        else if (oddity.kind === 'comment' && /"(choices|delta|error)"\s*:|\[DONE\]/.test(oddity.text))
          say('a comment holds a payload, which parsers ignore', oddity)
        else if (oddity.kind === 'empty-block' && oddity.text !== '')
          say('an event has a name and no data', oddity, 'warn')
      },
      event(arrival) {
        reportPart()
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
        if (!event.terminated && !isBrokenOff(subject, arrival))
          report({
            message: arrival.done
              ? '`[DONE]` is not closed by a blank line'
              : 'the last event is not closed by a blank line',
            documented: 'a blank line after each event; parsers discard an event without one',
            received: `${show(event.data.slice(-60))} and the end of the stream`,
            at: atChunk(arrival),
            // A lost [DONE] loses no data, and the end of the response follows.
            severity: arrival.done ? 'warn' : 'fail',
          })
      },
    }

    function reportPart(): void {
      if (partOfName) say('a line is not a field, so parsers ignore it', partOfName)
      partOfName = null
    }

    function ignored(oddity: StreamOddity): void {
      const colon = oddity.text.indexOf(':')
      const name = colon < 0 ? oddity.text : oddity.text.slice(0, colon)
      if (/^d(?:at?)?$/.test(oddity.text)) partOfName = oddity
      else if (name.startsWith('\uFEFF'))
        say('a byte-order mark precedes a field name, so parsers ignore the line', oddity)
      else if (/^[\s"']*data\s*$/i.test(name)) say('a data field is misspelt, so parsers ignore its payload', oddity)
      else if (/^\s*[[{]/.test(oddity.text))
        say('a line of JSON has no `data:` before it, so parsers ignore it', oddity)
      else if (/^\s*</.test(oddity.text)) say('the stream contains markup', oddity)
      else if (colon < 0 || /["{}]|\[DONE\]/.test(oddity.text) || /\s/.test(name.trim()))
        say('a line is not a field, so parsers ignore it', oddity)
      else say('a field has an unknown name', oddity, 'warn')
    }
  },
})
