/**
 * The end of thinking is a frame of its own with `reasoning_content: ""` (P1).
 * Recorded on api.moonshot.ai: vercel-k3-stream-thinking.jsonl, 2026-08-26. K2.5 and older may lack it.
 */
import { atChunk, defineCheck } from '../check.ts'
import { findFrames, isOlder, isVendorStream, toDelta, vendorSource } from '../helpers/vendor.ts'

type State = 'thinking' | 'bounded' | 'told'

export const vendorBoundaryFrame = defineCheck({
  name: 'vendor-boundary-frame',
  promise: 'A frame with empty `reasoning_content` stands between the last reasoning and the first content or call.',
  source: vendorSource,
  severity: 'warn',
  profiles: ['vendor'],
  inspect(subject, report) {
    if (!isVendorStream(subject)) return
    const states = new Map<unknown, State>()
    return {
      event(arrival) {
        for (const choice of findFrames(arrival)) {
          const { content, reasoning_content: reasoning, tool_calls: calls } = toDelta(choice)
          const state = states.get(choice.index)
          if (typeof reasoning === 'string') {
            if (reasoning === '') {
              if (state === 'thinking') states.set(choice.index, 'bounded')
            } else if (state !== 'told' && states.size < 1024) states.set(choice.index, 'thinking')
            continue
          }
          if (state !== 'thinking' || !((typeof content === 'string' && content !== '') || calls !== undefined))
            continue
          states.set(choice.index, 'told')
          if (isOlder(subject)) continue
          report({
            message: 'the end of thinking is not marked',
            documented: 'a frame with `reasoning_content: ""` before the first content or call',
            received: 'content or a call right after reasoning',
            at: atChunk(arrival, '/choices/0/delta'),
          })
        }
      },
    }
  },
})
