/** Cold starts: the time from spawn to the end of the first 200 of `GET /models`, servers interleaved. */
import { start } from './process.ts'
import { toOrder } from './rates.ts'

/** Milliseconds of each start, by server. */
export async function measureCold(
  servers: Readonly<Record<string, string[]>>,
  { rounds, log }: { rounds: number; log: (line: string) => void },
): Promise<Record<string, number[]>> {
  log(`${rounds} cold starts each`)
  const times: Record<string, number[]> = {}
  for (let round = 0; round <= rounds; round++) {
    for (const name of toOrder(Object.keys(servers), round)) {
      const server = await start(servers[name]!)
      await server.stop()
      times[name] ??= []
      // The first start is not counted: it reads files from disk and may fill a compile cache.
      if (round > 0) times[name].push(server.coldMs)
    }
  }
  return times
}
