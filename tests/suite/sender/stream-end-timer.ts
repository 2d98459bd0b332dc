/**
 * Detects a stream that has sent its end mark and keeps the connection open: a client that waits for the end would hang
 * (breach TIM-01). Reads only the tail of the bytes; it judges nothing.
 */

export interface StreamEndTimer {
  push(bytes: Uint8Array): void
  stop(): void
}

/** Bytes kept from the read before, so that a mark split over two reads is found. */
const tailLength = 64

/** Creates a timer; it calls `expired` once, when the grace period after an end mark has passed. */
export function createStreamEndTimer(graceMs: number, expired: () => void): StreamEndTimer {
  let rest = ''
  let done = false
  let timer: NodeJS.Timeout | null = null
  const restart = (ms: number) => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(expired, ms)
  }
  return {
    push(bytes) {
      if (done) return
      const text = rest + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
      rest = text.slice(-tailLength)
      if (/(^|[\r\n])data: ?\[DONE\]/.test(text)) {
        done = true
        restart(graceMs)
      } else if (timer || /"finish_reason" ?: ?"[a-z]/.test(text)) restart(graceMs * 2)
    },
    stop() {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}
