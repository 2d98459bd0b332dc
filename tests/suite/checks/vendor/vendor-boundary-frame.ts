/** Checks that a frame with `reasoning_content: ""` ends the thinking (P1). K2.5 and older may lack it. */
import { atChunk, defineCheck } from '../../judge/index.ts'
import { findFrames, isOlder, isVendorStream, toDelta, vendorSource } from '../helpers/vendor.ts'

type State = 'thinking' | 'ended' | 'reported'

export const vendorBoundaryFrame = defineCheck({
  name: 'vendor-boundary-frame',
  promise: 'A frame with empty `reasoning_content` separates the last reasoning from the first content or call.',
  source: vendorSource,
  severity: 'warn',
  profiles: ['vendor'],
  inspect(subject, report) {
    if (!isVendorStream(subject)) return
    const states = new Map<unknown, State>()
    return {
      event(arrival) {
        for (const { choice, path } of findFrames(arrival)) {
          const { content, reasoning_content: reasoning, tool_calls: calls } = toDelta(choice)
          const state = states.get(choice.index)
          if (typeof reasoning === 'string') {
            if (reasoning === '') {
              if (state === 'thinking') states.set(choice.index, 'ended')
            } else if (state !== 'reported' && states.size < 1024) states.set(choice.index, 'thinking')
            continue
          }
          if (state !== 'thinking' || !((typeof content === 'string' && content !== '') || calls !== undefined))
            continue
          states.set(choice.index, 'reported')
          if (isOlder(subject)) continue
          report({
            message: 'no frame with `reasoning_content: ""` ends the thinking',
            documented: 'a frame with `reasoning_content: ""` before the first content or call',
            received: 'content or a call right after reasoning',
            at: atChunk(arrival, `${path}/delta`),
          })
        }
      },
    }
  },
})
