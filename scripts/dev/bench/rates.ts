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
      // Each round starts with another server, so that no server has an advantage from its place in the order.
      const order = names.map((_, index) => names[(index + round) % names.length]!)
      for (const name of order) {
        const base = running[name]!.url
        const bare = name === 'bare'
        const url = bare ? `${new URL(base).origin}/json` : `${base}/chat/completions`
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
