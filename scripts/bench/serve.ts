/**
 * The mock as the benchmark serves it, in a process of its own: full validation, journal, and a pace where one is given. Asked by
 * its parent, it tells how late its events left and how late its event loop was (perf_hooks.monitorEventLoopDelay).
 */
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import type { Histogram } from 'node:perf_hooks'
import type { PaceValues } from '../../mocks/pace.ts'
import { createMockServer } from '../../mocks/server.ts'
import type { Delays } from './numbers.ts'

/** What a paced server says about itself, in milliseconds. */
export interface PaceReport {
  loop: Delays
  late: Delays
  /** Earlier than due, in milliseconds: the most of any event. */
  early: number
  events: number
}

const pace = process.argv[2] === undefined ? null : (JSON.parse(process.argv[2]) as PaceValues)
const server = await createMockServer(pace ? { pace } : {})
if (pace) watch(pace)
console.log(`listening on ${server.url}`)

function watch({ ttftMs, tokensPerSecond }: PaceValues): void {
  const loop = monitorEventLoopDelay({ resolution: 1 })
  const late = createHistogram()
  const state = { early: 0, events: 0 }
  subscribe('http.server.request.start', (message) => {
    const { response, request } = message as { response: ServerResponse; request: IncomingMessage }
    if (request.method === 'POST') follow(response)
  })
  process.on('message', (word) => {
    if (word === 'start') return void loop.enable()
    loop.disable()
    const report: PaceReport = { loop: toDelays(loop), late: toDelays(late), ...state }
    process.send?.(report)
  })

  /** Notes each write of an event against the moment it is due, counted from the request. */
  function follow(response: ServerResponse): void {
    const start = performance.now()
    const write = response.write.bind(response) as (chunk: unknown, ...rest: unknown[]) => boolean
    let event = 0
    response.write = (chunk: unknown, ...rest: unknown[]) => {
      const due = start + ttftMs + (event++ * 1000) / tokensPerSecond
      const lateMs = performance.now() - due
      // The closing event follows the one before it without a wait of its own.
      if (!/data: \[DONE\]|^0\r\n/.test(String(chunk))) {
        state.events++
        late.record(Math.max(1, Math.round(lateMs * 1e6)))
        state.early = Math.max(state.early, -lateMs)
      }
      return write(chunk, ...rest)
    }
  }
}

function toDelays(histogram: Histogram): Delays {
  const at = (percentile: number) => histogram.percentile(percentile) / 1e6
  return { p50: at(50), p99: at(99), max: histogram.max / 1e6 }
}
