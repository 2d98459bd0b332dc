/** Sends and remembers the requests of a smoke test. It stops after three, the most that `smoke` may send. */
import { NoAnswerError, type Incoming, type Send } from '../../../tests/suite/sender/index.ts'

export interface LimitedSender {
  send: Send
  /** Sends one more GET request; null when the limit is reached or no answer came. */
  get(url: string, key: string): Promise<Incoming | null>
  /** Counts a request that is sent in another way; false when the limit is reached. */
  count(method: string, url: string): boolean
  /** The requests so far; `status` is null if no answer came. */
  readonly sent: { method: string; url: string; status: number | null }[]
  /** The latest answer, to any of the requests. */
  readonly last: Incoming | null
  readonly left: number
}

export interface LimitedSenderOptions {
  timeoutMs: number
  /** Receives one line if an answer takes longer than `patienceMs`. */
  announce: (line: string) => void
  /** In milliseconds; default 4 seconds. */
  patienceMs?: number
}

const mostRequests = 3
const graceMs = 3_000

/** Creates the sender of one smoke test. */
export function createLimitedSender(send: Send, options: LimitedSenderOptions): LimitedSender {
  const { timeoutMs, announce, patienceMs = 4_000 } = options
  const sent: LimitedSender['sent'] = []
  let last: Incoming | null = null
  const countedSend: Send = async (outgoing, limits) => {
    const row: LimitedSender['sent'][number] = { method: outgoing.method, url: outgoing.url, status: null }
    sent.push(row)
    const { host, pathname } = new URL(outgoing.url)
    const most = Math.ceil(limits.timeoutMs / 1000)
    const line = `waiting for the answer of ${host} to ${outgoing.method} ${pathname} (at most ${most} s; --timeout-ms changes that)`
    const timer = limits.timeoutMs > patienceMs ? setTimeout(() => announce(line), patienceMs) : undefined
    last = await send(outgoing, limits).finally(() => clearTimeout(timer))
    row.status = last.status
    return last
  }
  return {
    send: countedSend,
    async get(url, key) {
      if (sent.length >= mostRequests) return null
      const headers = [
        ['Accept', 'application/json'],
        ['User-Agent', 'kimi-contract'],
        ['Authorization', `Bearer ${key}`],
      ] as const
      try {
        return await countedSend(
          { method: 'GET', url, headers, body: null, stream: false },
          { timeoutMs: Math.min(timeoutMs, 10_000), graceMs },
        )
      } catch (error) {
        if (error instanceof NoAnswerError) return null
        throw error
      }
    },
    count(method, url) {
      if (sent.length >= mostRequests) return false
      sent.push({ method, url, status: null })
      return true
    },
    sent,
    get last() {
      return last
    },
    get left() {
      return mostRequests - sent.length
    },
  }
}
