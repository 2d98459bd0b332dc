/**
 * Replaces the server's own key with asterisks in bytes that go to the page, because a target may repeat it in an error. The length
 * stays the same, so that offsets stay correct. Bytes that may be the beginning of the key wait for the next ones.
 */
export interface KeyMask {
  push(bytes: Buffer): Buffer
  /** What still waits. */
  flush(): Buffer
}

/** Creates the mask of one body; null leaves every byte as it is. */
export function createKeyMask(key: string | null): KeyMask {
  const wanted = Buffer.from(key ?? '')
  const mark = Buffer.alloc(wanted.length, '*')
  let held: Buffer = Buffer.alloc(0)
  if (wanted.length === 0) return { push: (bytes) => bytes, flush: () => held }

  function take(bytes: Buffer, isLast: boolean): Buffer {
    const joined = Buffer.concat([held, bytes])
    for (let at = joined.indexOf(wanted); at >= 0; at = joined.indexOf(wanted, at + wanted.length))
      mark.copy(joined, at)
    const waiting = isLast ? 0 : countOverlap(joined, wanted)
    held = joined.subarray(joined.length - waiting)
    return joined.subarray(0, joined.length - waiting)
  }

  return { push: (bytes) => take(bytes, false), flush: () => take(Buffer.alloc(0), true) }
}

/** How many bytes at the end are the beginning of the key. */
function countOverlap(bytes: Buffer, key: Buffer): number {
  for (let length = Math.min(bytes.length, key.length - 1); length > 0; length--)
    if (bytes.subarray(bytes.length - length).equals(key.subarray(0, length))) return length
  return 0
}
