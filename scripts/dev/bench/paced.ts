/** Measures many paced streams at once on one server process: whether every event arrives, and whether any is later than the event loop. */
import { connect } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { streamRequest } from './answers.ts'
import type { Answers } from './answers.ts'
import { canPin, start } from './process.ts'
import type { PaceReport } from './lateness.ts'
import { createReader, toRequestBytes } from './wire.ts'

export interface PacedResult extends PaceReport {
  streams: number
  /** Complete streams: as many events and bytes as the same stream has without a pace. */
  whole: number
  expectedEvents: number
  receivedEvents: number
  expectedBytes: number
  receivedBytes: number
  peakMb: number
  /** Whether the server was pinned to one core. */
  pinned: boolean
}

export interface Paced {
  streams: number
  tokensPerSecond: number
  ttftMs: number
}

const timeoutMs = 120_000

/** Starts the mock whose arguments are given, opens all streams in one second and reads them to their ends. */
export async function runPaced(
  mock: readonly string[],
  { streams, tokensPerSecond, ttftMs }: Paced,
  answers: Answers,
): Promise<PacedResult> {
  const reporter = pathToFileURL(join(import.meta.dirname, 'report-pace.ts')).href
  const server = await start(['--import', reporter, ...mock, '--pace', `ttft=${ttftMs},rate=${tokensPerSecond}`], {
    pinned: canPin,
    more: { KIMI_BENCH_PACE: JSON.stringify({ ttftMs, tokensPerSecond }) },
  })
  try {
    const bytes = toRequestBytes(`${server.url}/chat/completions`, streamRequest)
    // The first request puts the prompt into the prefix cache, which had it when the expected bytes were read.
    await readStream(server.url, bytes)
    server.child.send('start')
    const opened = Array.from({ length: streams }, async (_, index) => {
      await new Promise((resolve) => void setTimeout(resolve, (index * 1000) / streams))
      return readStream(server.url, bytes)
    })
    const bodies = await Promise.all(opened)
    const report = await new Promise<PaceReport>((resolve) => {
      server.child.once('message', (message) => resolve(message as PaceReport))
      server.child.send('stop')
    })
    const expected = { events: answers.events.length, bytes: Buffer.byteLength(answers.events.join('')) }
    const received = bodies.map((body) => ({ events: body.split('\n\n').length - 1, bytes: Buffer.byteLength(body) }))
    const sum = (of: (one: (typeof received)[number]) => number) => received.reduce((total, one) => total + of(one), 0)
    return {
      ...report,
      streams,
      whole: received.filter((one) => one.events === expected.events && one.bytes === expected.bytes).length,
      expectedEvents: expected.events * streams,
      receivedEvents: sum((one) => one.events),
      expectedBytes: expected.bytes * streams,
      receivedBytes: sum((one) => one.bytes),
      peakMb: server.peakMb(),
      pinned: canPin,
    }
  } finally {
    await server.stop()
  }
}

/** The body of one stream; empty when the connection breaks, times out or answers another status than 200. */
function readStream(url: string, bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes)).setNoDelay(true)
    const finish = (body: string) => {
      resolve(body)
      socket.destroy()
    }
    socket.on(
      'data',
      createReader((status, body) => finish(status === 200 ? body : ''), { whole: true }),
    )
    socket.on('error', () => finish(''))
    socket.on('close', () => finish(''))
    socket.setTimeout(timeoutMs, () => finish(''))
  })
}
