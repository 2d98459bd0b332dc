/**
 * Measures, inside the server's process, how late the events of paced streams are written, and the delay of the event loop. An event that
 * is due while the loop is busy can be written only in the next iteration, so that wait is the delay of the loop. If a whole iteration
 * skips an event, the mock is the cause; `skippedMs` is the time from the due time to the start of that iteration.
 */
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createHistogram, monitorEventLoopDelay, performance } from 'node:perf_hooks'
import type { Histogram } from 'node:perf_hooks'
import type { PaceValues } from '../../../mocks/pace/index.ts'
import type { Delays } from './numbers.ts'

/** What a paced server measures in itself, in milliseconds. */
export interface PaceReport {
  loop: Delays
  late: Delays
  /** The most by which any event was too early. */
  early: number
  /** The most time from the due time of an event to the start of an iteration that ended without writing it; 0 if there was none. */
  skippedMs: number
  events: number
}

/** Measures all streams of this process from now on; the returned function stops measuring and reports. */
export function measureLateness({ ttftMs, tokensPerSecond }: PaceValues): () => PaceReport {
  const loop = monitorEventLoopDelay({ resolution: 1 })
  const late = createHistogram()
  const iterations = createIterations()
  const state = { early: 0, skippedMs: 0, events: 0 }
  loop.enable()
  subscribe('http.server.request.start', (message) => {
    const { response, request } = message as { response: ServerResponse; request: IncomingMessage }
    if (request.method === 'POST') follow(response)
  })

  /**
   * Compares each write of an event with the time it is due, counted from its request, whose body comes with its head. The mock reads
   * the clock a few microseconds later; a garbage collection in between must not be taken for an iteration that skipped the event.
   */
  function follow(response: ServerResponse): void {
    const start = performance.now()
    let pauseMs = 0
    // Runs when the mock has taken the request.
    queueMicrotask(() => (pauseMs = performance.now() - start))
    const write = response.write.bind(response) as (chunk: unknown, ...rest: unknown[]) => boolean
    let event = 0
    response.write = (chunk: unknown, ...rest: unknown[]) => {
      const due = start + ttftMs + (event++ * 1000) / tokensPerSecond
      // The closing event follows the one before it without a delay.
      if (!/data: \[DONE\]|^0\r\n/.test(String(chunk))) add(due, { now: performance.now(), pauseMs })
      return write(chunk, ...rest)
    }
  }

  function add(due: number, { now, pauseMs }: { now: number; pauseMs: number }): void {
    state.events++
    late.record(Math.max(1, Math.round((now - due) * 1e6)))
    state.early = Math.max(state.early, due - now)
    state.skippedMs = Math.max(state.skippedMs, iterations.startBefore(now) - due - pauseMs)
  }

  return () => {
    loop.disable()
    iterations.stop()
    return { loop: toDelays(loop), late: toDelays(late), ...state }
  }
}

/**
 * Tracks when the last iterations of the event loop started. A timer of one millisecond and every event sample the clock. An iteration
 * starts after the last sample of the previous one. Its own first sample may be much later than its start, after a garbage collection.
 */
function createIterations() {
  let iteration = -1
  let last = 0
  let lastBefore = 0
  let lastBeforeThat = 0
  function sample(now: number): void {
    const { loopCount } = performance.nodeTiming.uvMetricsInfo
    if (loopCount !== iteration) {
      iteration = loopCount
      lastBeforeThat = lastBefore
      lastBefore = last
    }
    last = now
  }
  const probe = setInterval(() => sample(performance.now()), 1)
  return {
    /** The time after which the previous iteration began. */
    startBefore(now: number): number {
      sample(now)
      return lastBeforeThat
    },
    stop: () => clearInterval(probe),
  }
}

function toDelays(histogram: Histogram): Delays {
  const at = (percentile: number) => histogram.percentile(percentile) / 1e6
  return { p50: at(50), p99: at(99), max: histogram.max / 1e6 }
}
