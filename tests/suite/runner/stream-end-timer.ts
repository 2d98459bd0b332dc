/**
 * Notices a stream that has said everything and yet stays open: a reader that waits for the end would hang
 * (TIM-01 of the catalogue of breaches). Looks at the tail of the bytes only; it judges nothing.
 */

export interface StreamEndTimer {
  push(bytes: Uint8Array): void
  stop(): void
}

/** Bytes kept from the read before, so that a mark split over two reads is seen. */
const tail = 64

/** Creates a watch; `expired` is called once when the grace after an end mark has run out. */
export function createStreamEndTimer(graceMs: number, expired: () => void): StreamEndTimer {
  let rest = ''
  let done = false
  let timer: NodeJS.Timeout | null = null
  const arm = (ms: number) => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(expired, ms)
  }
  return {
    push(bytes) {
      if (done) return
      const text = rest + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
      rest = text.slice(-tail)
      if (/(^|[\r\n])data: ?\[DONE\]/.test(text)) {
        done = true
        arm(graceMs)
      } else if (timer || /"finish_reason" ?: ?"[a-z]/.test(text)) arm(graceMs * 2)
    },
    stop() {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}
