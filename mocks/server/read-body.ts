/** Reads a request body with a bound on memory; a body that is too long is read to its end and kept only up to the bound. */
import type { IncomingMessage } from 'node:http'

/** What the API takes (100 MB, vision guide) and room for a form around a file of that size. */
const mostBodyBytes = 101 * 1024 * 1024

/** Beyond this nobody is listened to any more. */
const patienceBytes = 1024 * 1024 * 1024

/** Calls `then` with the body when it is there; never when the client leaves before. */
export function readBody(request: IncomingMessage, then: (body: Uint8Array) => void): void {
  const parts: Buffer[] = []
  let kept = 0
  let seen = 0
  request.on('data', (part: Buffer) => {
    seen += part.length
    if (seen > patienceBytes) return void request.destroy()
    if (kept >= mostBodyBytes) return
    parts.push(part)
    kept += part.length
  })
  request.on('end', () => then(join(parts)))
  // A broken request is not an event for anybody: the client is gone.
  request.on('error', ignore)
}

/** A plain array: the `slice` of a Buffer is a view, and whoever keeps a piece of it would keep the whole. */
function join(parts: readonly Buffer[]): Uint8Array {
  const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
  return new Uint8Array(whole.buffer, whole.byteOffset, whole.byteLength)
}

function ignore(): void {}
