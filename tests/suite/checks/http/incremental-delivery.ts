/**
 * A stream comes as it is generated. Buffered means: many chunks, nearly all of them in the last few per cent of the time,
 * and faster than any model writes. Reasoning counts as much as content. Needs arrival times; generous on purpose.
 */
import { defineCheck } from '../check.ts'
import { isChatAnswer } from '../helpers/answer.ts'

/** A stream this short may well come at once. */
const fewChunks = 10
/** A wait this short is nobody's concern. */
const shortMs = 5_000
const lateShare = 0.05
/** Chunks per second no model reaches: recorded streams stay far below a hundred. */
const tooFast = 1_000
/** Arrival times kept: every `stride`-th, so that memory does not grow with the stream. */
const kept = 512

export const incrementalDelivery = defineCheck({
  name: 'incremental-delivery',
  promise: 'The events of a stream arrive while the answer is generated.',
  source: 'docs/guide/utilize-the-streaming-output-feature-of-kimi-api',
  catches: ['TIM-03'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject) || subject.kind !== 'events') return
    let times: number[] = []
    let stride = 1
    let count = 0
    let last: number | null = null
    return {
      event({ event, done }) {
        if (done || event.atMs === null) return
        last = event.atMs
        if (count++ % stride !== 0) return
        times.push(event.atMs)
        if (times.length < kept) return
        times = times.filter((_, at) => at % 2 === 0)
        stride *= 2
      },
      end() {
        if (last === null || count < fewChunks || last < shortMs) return
        // The opening chunk is often sent at once: what counts is when the second tenth begins.
        const begun = times[Math.min(times.length - 1, Math.ceil(times.length / 10))]!
        const span = last - begun
        if (span / last > lateShare || (count * 900) / Math.max(span, 1) < tooFast) return
        report({
          message: 'the stream arrives in one piece at the end',
          documented: 'events spread over the time of generation',
          received: `${count} events within ${Math.round(span)} ms, after ${(begun / 1000).toFixed(1)} s of waiting`,
          at: `${Math.round(begun)} ms after the request`,
        })
      },
    }
  },
})
