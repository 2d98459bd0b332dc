/** Reports a stream that pauses for a minute or more, after which load balancers close idle connections. */
import { defineCheck } from '../../judge/index.ts'
import { isChatAnswer } from '../helpers/answer.ts'

const maxSilenceMs = 60_000

export const streamSilence = defineCheck({
  name: 'stream-silence',
  promise: 'A stream never pauses for a minute.',
  source: ['Exafunction/codeium#349', 'TriliumNext/Trilium#11628'],
  catches: ['TIM-04'],
  severity: 'warn',
  inspect(subject, report) {
    if (!isChatAnswer(subject) || subject.kind !== 'events') return
    return {
      end(ending, endedAtMs) {
        const { bodyTiming } = subject
        // stream-termination reports a connection that is left open after the last event.
        const tail =
          endedAtMs !== null && bodyTiming.lastMs !== null && ending !== 'open' ? endedAtMs - bodyTiming.lastMs : 0
        const silence = Math.max(bodyTiming.silenceMs, tail)
        if (silence < maxSilenceMs) return
        report({
          message: 'the stream pauses for a minute or more',
          documented: 'a reasoning delta or a comment at least every 30 s',
          received: `${(silence / 1000).toFixed(1)} s without a byte`,
          at: `byte ${tail > bodyTiming.silenceMs ? bodyTiming.bytes : bodyTiming.silenceOffset}`,
        })
      },
    }
  },
})
