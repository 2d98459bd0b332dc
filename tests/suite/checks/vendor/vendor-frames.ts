/** Checks every frame of a vendor's stream: `data: ` and one choice with index, delta, finish_reason and one kind of increment (P0). */
import { atChunk, defineCheck, show } from '../../judge/index.ts'
import { findFrames, isVendorStream, toDelta, vendorSource } from '../helpers/vendor.ts'

export const vendorFrames = defineCheck({
  name: 'vendor-frames',
  promise: 'Every frame has exactly one choice with `index`, `delta` and `finish_reason`, and adds one kind of text.',
  source: vendorSource,
  severity: 'fail',
  profiles: ['vendor'],
  inspect(subject, report) {
    if (!isVendorStream(subject)) return
    return {
      event(arrival) {
        const { chunk, event } = arrival
        if (!event.spaced)
          report({
            message: '`data:` is not followed by exactly one space',
            documented: '`data: `, one space, and the payload',
            received: event.data.startsWith(' ') ? 'more than one space' : 'no space',
            at: atChunk(arrival),
          })
        // The rest is the shape of the chunk, which chunks of one template share.
        if (arrival.template !== null) return
        if (chunk === null || chunk.error || !Array.isArray(chunk.choices)) return
        const say = (message: string, documented: string, received: unknown, path: string) =>
          report({ message, documented, received: show(received), at: atChunk(arrival, path) })
        // vendor-end-frame judges the summary frame, which has empty choices.
        if (chunk.choices.length > 1)
          say('a frame has more than one choice', 'exactly one, also with n > 1', chunk.choices.length, '/choices')
        for (const { choice, path } of findFrames(arrival)) {
          for (const key of ['index', 'delta', 'finish_reason'])
            if (choice[key] === undefined)
              say(`a frame lacks \`${key}\``, 'always present; finish_reason null until the end', choice, path)
          const delta = toDelta(choice)
          const kinds = ['content', 'reasoning_content'].filter(
            (key) => typeof delta[key] === 'string' && delta[key] !== '',
          )
          if (Array.isArray(delta.tool_calls) && delta.tool_calls.length > 0) kinds.push('tool_calls')
          if (kinds.length > 1)
            say('a frame adds more than one kind of text', 'one kind of increment per frame', kinds, `${path}/delta`)
        }
      },
    }
  },
})
