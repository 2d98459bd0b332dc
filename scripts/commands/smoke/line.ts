/** The line to the target: counts and remembers what was sent, and ends at three requests, as `smoke` promises. */
import { NoAnswerError, type Incoming, type Send } from '../../../tests/suite/runner/sender.ts'

export interface Line {
  send: Send
  /** One more question; null when the three are used up or no answer came. */
  ask(url: string, key: string): Promise<Incoming | null>
  /** Counts something that was sent another way; false when there is no room for it. */
  take(method: string, url: string): boolean
  readonly asked: { method: string; url: string; status: number | null }[]
  /** The answer before, whatever it was to. */
  readonly last: Incoming | null
  readonly left: number
}

/** Requests a smoke test may send in all. */
const most = 3
const graceMs = 3_000

export function createLine(send: Send, timeoutMs: number): Line {
  const asked: Line['asked'] = []
  let last: Incoming | null = null
  const counted: Send = async (outgoing, limits) => {
    const row: Line['asked'][number] = { method: outgoing.method, url: outgoing.url, status: null }
    asked.push(row)
    last = await send(outgoing, limits)
    row.status = last.status
    return last
  }
  return {
    send: counted,
    async ask(url, key) {
      if (asked.length >= most) return null
      const headers = [
        ['Accept', 'application/json'],
        ['User-Agent', 'kimi-contract'],
        ['Authorization', `Bearer ${key}`],
      ] as const
      try {
        return await counted(
          { method: 'GET', url, headers, body: null, stream: false },
          { timeoutMs: Math.min(timeoutMs, 10_000), graceMs },
        )
      } catch (error) {
        if (error instanceof NoAnswerError) return null
        throw error
      }
    },
    take(method, url) {
      if (asked.length >= most) return false
      asked.push({ method, url, status: null })
      return true
    },
    asked,
    get last() {
      return last
    },
    get left() {
      return most - asked.length
    },
  }
}
