/** Cold starts: from spawn to the end of the first 200 on `GET /models`, interleaved. */
import { start } from './process.ts'

/** Milliseconds of each start, by server. */
export async function measureCold(
  servers: Readonly<Record<string, string[]>>,
  { rounds, say }: { rounds: number; say: (line: string) => void },
): Promise<Record<string, number[]>> {
  say(`${rounds} cold starts each`)
  const times: Record<string, number[]> = {}
  for (let round = 0; round <= rounds; round++) {
    for (const [name, args] of Object.entries(servers)) {
      const server = await start(args)
      await server.stop()
      times[name] ??= []
      // The first start reads the files from disk, and may fill a compile cache.
      if (round > 0) times[name].push(server.coldMs)
    }
  }
  return times
}
