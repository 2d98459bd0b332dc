/** While a stream runs something is sent at least every 15 to 30 seconds: load balancers close sockets idle for a minute. */
import { defineCheck } from '../check.ts'
import { isChatAnswer } from '../helpers/answer.ts'

const longMs = 60_000

export const streamSilence = defineCheck({
  name: 'stream-silence',
  promise: 'A running stream is never silent for a minute.',
  source: ['Exafunction/codeium#349', 'TriliumNext/Trilium#11628'],
  catches: ['TIM-04'],
  severity: 'warn',
  inspect(subject, report) {
    if (!isChatAnswer(subject) || subject.kind !== 'events') return
    return {
      end(ending, endedAtMs) {
        const { bodyTiming } = subject
        // A connection left open after the last event is the matter of stream-termination.
        const tail =
          endedAtMs !== null && bodyTiming.lastMs !== null && ending !== 'open' ? endedAtMs - bodyTiming.lastMs : 0
        const silence = Math.max(bodyTiming.silenceMs, tail)
        if (silence < longMs) return
        report({
          message: 'the stream is silent for a minute or more',
          documented: 'a reasoning delta or a comment at least every 30 s',
          received: `${(silence / 1000).toFixed(1)} s without a byte`,
          at: `byte ${tail > bodyTiming.silenceMs ? bodyTiming.bytes : bodyTiming.silenceOffset}`,
        })
      },
    }
  },
})
