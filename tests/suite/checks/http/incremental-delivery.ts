/**
 * Reports a buffered stream: many chunks, nearly all of them in the last few per cent of the time, and faster than any model
 * generates. Reasoning counts like content. The check needs arrival times; its limits are wide to avoid false alarms.
 */
import { defineCheck } from '../../judge/index.ts'
import { isChatAnswer } from '../helpers/answer.ts'

/** A shorter stream may arrive at once. */
const minChunks = 10
/** A shorter stream harms no client. */
const minDurationMs = 5_000
/** The part of the duration in which a buffered stream arrives. */
const maxShare = 0.05
/** Chunks per second that no model reaches; recorded streams stay far below a hundred. */
const tooFast = 1_000
/** How many arrival times are kept: every `stride`-th, so that memory does not grow with the stream. */
const maxTimes = 512

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
        if (times.length < maxTimes) return
        times = times.filter((_, at) => at % 2 === 0)
        stride *= 2
      },
      end() {
        if (last === null || count < minChunks || last < minDurationMs) return
        // The opening chunk is often sent at once, so the time runs from the start of the second tenth.
        const begun = times[Math.min(times.length - 1, Math.ceil(times.length / 10))]!
        const span = last - begun
        if (span / last > maxShare || (count * 900) / Math.max(span, 1) < tooFast) return
        report({
          message: 'the stream is buffered and arrives at once at the end',
          documented: 'events sent while the answer is generated',
          received: `${count} events within ${Math.round(span)} ms, after ${(begun / 1000).toFixed(1)} s of waiting`,
          at: `${Math.round(begun)} ms after the request`,
        })
      },
    }
  },
})
