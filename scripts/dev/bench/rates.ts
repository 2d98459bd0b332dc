/** Requests and streams per second of each server in interleaved rounds, and the peak memory of each. */
import { streamRequest, variedRequest, wholeRequest } from './answers.ts'
import { connections } from './load.ts'
import type { Loader } from './load.ts'
import { start } from './process.ts'
import type { Running } from './process.ts'

/** The figures of one server, one per round. */
export interface Rates {
  whole: number[]
  /** No two requests alike. */
  varied: number[]
  streams: number[]
  peakMb: number
}

export interface RateOptions {
  rounds: number
  seconds: number
  log: (line: string) => void
}

/** Load before each measurement of a server that is not counted. */
const leadInSeconds = 1

/**
 * The order of the servers in a round. Over as many rounds as there are servers (twice as many if their number is odd) each server has
 * each place equally often, and each other server before it equally often (a Williams design).
 */
export function toOrder<Name>(names: readonly Name[], round: number): Name[] {
  const { length } = names
  const order = names.map((_, place) => {
    const step = place % 2 === 1 ? (place + 1) / 2 : length - place / 2
    return names[(step + round) % length]!
  })
  return length % 2 === 1 && Math.floor(round / length) % 2 === 1 ? order.reverse() : order
}

/** Measures every server; the first round is a warm-up and is not counted. */
export async function measureRates(
  servers: Readonly<Record<string, string[]>>,
  load: Loader,
  { rounds, seconds, log }: RateOptions,
): Promise<Record<string, Rates>> {
  const names = Object.keys(servers)
  const running: Record<string, Running> = {}
  const rates: Record<string, Rates> = {}
  try {
    for (const name of names) {
      running[name] = await start(servers[name]!)
      rates[name] = { whole: [], varied: [], streams: [], peakMb: 0 }
    }
    for (let round = 0; round <= rounds; round++) {
      log(round === 0 ? `warming up, ${connections} connections` : `round ${round} of ${rounds}`)
      for (const name of toOrder(names, round)) {
        const base = running[name]!.url
        const bare = name === 'bare'
        const url = bare ? `${new URL(base).origin}/json` : `${base}/chat/completions`
        // A server that was idle begins with a smaller heap, and beside the collections of the one before it.
        await load({ url, body: wholeRequest, seconds: leadInSeconds })
        const figures = {
          whole: await load({ url, body: wholeRequest, seconds }),
          varied: await load({ url, body: variedRequest, seconds, vary: true }),
          streams: await load({ url: url.replace(/\/json$/, '/stream'), body: streamRequest, seconds }),
        }
        if (round === 0) continue
        for (const kind of ['whole', 'varied', 'streams'] as const) rates[name]![kind].push(figures[kind])
      }
    }
    for (const name of names) rates[name]!.peakMb = running[name]!.peakMb()
    return rates
  } finally {
    for (const server of Object.values(running)) await server.stop()
  }
}
