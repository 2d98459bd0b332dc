/**
 * How late the events of paced streams leave, seen from within the server's process, beside the delay of its event loop. An event
 * that comes due while the loop is busy can only leave in the loop's next turn: its wait is the loop's own delay. One that a whole
 * turn passed over would be late by the mock's fault; `passedOver` is by how much that turn began after it was due.
 */
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createHistogram, monitorEventLoopDelay, performance } from 'node:perf_hooks'
import type { Histogram } from 'node:perf_hooks'
import type { PaceValues } from '../../../mocks/pace/index.ts'
import type { Delays } from './numbers.ts'

/** What a paced server says about itself, in milliseconds. */
export interface PaceReport {
  loop: Delays
  late: Delays
  /** Earlier than due: the most of any event. */
  early: number
  /** The most by which a turn of the loop began after an event was due, and ended without it; 0 for none. */
  passedOver: number
  events: number
}

/** Watches all streams of this process from now on; the function returned reports and ends the watch. */
export function watchLateness({ ttftMs, tokensPerSecond }: PaceValues): () => PaceReport {
  const loop = monitorEventLoopDelay({ resolution: 1 })
  const late = createHistogram()
  const turns = createTurns()
  const state = { early: 0, passedOver: 0, events: 0 }
  loop.enable()
  subscribe('http.server.request.start', (message) => {
    const { response, request } = message as { response: ServerResponse; request: IncomingMessage }
    if (request.method === 'POST') follow(request, response)
  })

  /** Notes each write of an event against the moment it is due, counted from the end of the request. */
  function follow(request: IncomingMessage, response: ServerResponse): void {
    let start = 0
    request.once('end', () => void (start = performance.now()))
    const write = response.write.bind(response) as (chunk: unknown, ...rest: unknown[]) => boolean
    let event = 0
    response.write = (chunk: unknown, ...rest: unknown[]) => {
      const due = start + ttftMs + (event++ * 1000) / tokensPerSecond
      // The closing event follows the one before it without a wait of its own.
      if (!/data: \[DONE\]|^0\r\n/.test(String(chunk))) note(due, performance.now())
      return write(chunk, ...rest)
    }
  }

  function note(due: number, now: number): void {
    state.events++
    late.record(Math.max(1, Math.round((now - due) * 1e6)))
    state.early = Math.max(state.early, due - now)
    state.passedOver = Math.max(state.passedOver, turns.startBefore(now) - due)
  }

  return () => {
    loop.disable()
    turns.stop()
    return { loop: toDelays(loop), late: toDelays(late), ...state }
  }
}

/**
 * When the last turns of the event loop began: a timer of one millisecond looks, and so does every event. A turn begins after the
 * last look of the turn before it; its own first look may come later than its beginning, after a collection of garbage.
 */
function createTurns() {
  let turn = -1
  let last = 0
  let lastBefore = 0
  let lastBeforeThat = 0
  function look(now: number): void {
    const { loopCount } = performance.nodeTiming.uvMetricsInfo
    if (loopCount !== turn) {
      turn = loopCount
      lastBeforeThat = lastBefore
      lastBefore = last
    }
    last = now
  }
  const probe = setInterval(() => look(performance.now()), 1)
  return {
    /** The moment after which the turn before the one that runs now began. */
    startBefore(now: number): number {
      look(now)
      return lastBeforeThat
    },
    stop: () => clearInterval(probe),
  }
}

function toDelays(histogram: Histogram): Delays {
  const at = (percentile: number) => histogram.percentile(percentile) / 1e6
  return { p50: at(50), p99: at(99), max: histogram.max / 1e6 }
}
