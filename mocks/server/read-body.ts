/**
 * Reads request bodies with a bound for each and a bound for all bodies together. A body beyond a bound is not kept: its request is
 * answered at once, and the rest of the body is read and discarded, so that the client can read the answer.
 */
import type { IncomingMessage } from 'node:http'
import type { BodyProblem } from '../reply/index.ts'

/** What the API takes (100 MB, docs/guide/use-kimi-vision-model), plus the size of a form around such a file. */
const mostBodyBytes = 101 * 1024 * 1024

/** Bytes of all bodies that are being read or answered. */
const defaultTotalBytes = 256 * 1024 * 1024

/** A client that continues to send after its answer is disconnected beyond this. */
const mostDiscardedBytes = 1024 * 1024 * 1024

/** From this length on a body is written into one buffer of its declared length, so that its chunks need no second copy. */
const largeBytes = 1024 * 1024

/** Up to this length the stream of a request takes a whole body without a reader. */
const bufferedBytes = 64 * 1024

/** A body, or why there is none. */
export interface ReceivedBody {
  readonly bytes: Uint8Array
  readonly problem: BodyProblem | null
  /** Gives its bytes back to the total; to be called when the request is answered. */
  release(): void
}

export interface BodyReader {
  /** Calls `then` once with the body; never when the client leaves before. */
  read(request: IncomingMessage, then: (body: ReceivedBody) => void): void
  /**
   * The body of a request whose last byte has arrived, where no bound and no coding stands against it; null leaves it to `read`. Listeners,
   * and what node:http does to call them, take more time than the answer to a short body that is sent again.
   */
  take(request: IncomingMessage): ReceivedBody | null
  /** Whether the declared length alone is refused. */
  isTooLong(request: IncomingMessage): boolean
  /** Reads a body and keeps nothing of it: a client reads the answer only after it has sent its request. */
  discard(request: IncomingMessage): void
  /** Bytes held at the moment. */
  readonly heldBytes: number
}

const none = new Uint8Array(0)

/** Whether the body of a request can be left in its stream until the end of the tick, when `take` reads it. */
export function isBuffered({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) < bufferedBytes
}

/** Creates the reader of one server. */
export function createBodyReader({ totalBytes = defaultTotalBytes } = {}): BodyReader {
  let held = 0
  /** Bytes of the buffers for bodies that are being read. Clients that declare much and send little must not reserve more than the bound. */
  let reserved = 0
  /** Compressed bodies are decoded one after the other, so that their bounds add up. */
  let decoding: Promise<unknown> = Promise.resolve()

  function toReceived(bytes: Uint8Array, size: number): ReceivedBody {
    let released = false
    return {
      bytes,
      problem: null,
      release() {
        if (!released) held -= size
        released = true
      },
    }
  }

  async function decode(request: IncomingMessage, bytes: Uint8Array): Promise<ReceivedBody> {
    try {
      // Loaded with the first compressed body: a start does not need it.
      const { decodeBody } = await import('./decode-body.ts')
      const room = Math.min(mostBodyBytes, totalBytes - held)
      const decoded = await decodeBody(bytes, request.headers['content-encoding']!, Math.max(1, room))
      held -= bytes.length
      if ('problem' in decoded) {
        const isFull = decoded.problem.kind === 'too-large' && room < mostBodyBytes
        return toRejected(isFull ? toFull(totalBytes) : decoded.problem)
      }
      held += decoded.bytes.length
      return toReceived(decoded.bytes, decoded.bytes.length)
    } catch (error) {
      held -= bytes.length
      throw error
    }
  }

  function findEarly(declared: number): BodyProblem | null {
    if (declared > mostBodyBytes) return { kind: 'too-large', bytes: declared }
    return declared > totalBytes - held ? toFull(totalBytes) : null
  }

  return {
    get heldBytes() {
      return held
    },
    discard,
    isTooLong: ({ headers }) => findEarly(Number(headers['content-length'] ?? 0)) !== null,
    take(request) {
      if (!request.complete || request.destroyed) return null
      const { headers } = request
      if (headers['transfer-encoding'] !== undefined || headers['content-encoding'] !== undefined) return null
      const declared = Number(headers['content-length'] ?? 0)
      if (declared > totalBytes - held) return null
      const bytes = request.read() as Buffer | null
      if (bytes === null) return { bytes: none, problem: null, release() {} }
      held += bytes.length
      return toReceived(toPlainArray(bytes), bytes.length)
    },
    read(request, then) {
      const declared = Number(request.headers['content-length'] ?? 0)
      const early = findEarly(declared)
      if (early) {
        discard(request)
        return then(toRejected(early))
      }
      const parts: Buffer[] = []
      let whole = declared >= largeBytes && declared <= totalBytes - reserved ? Buffer.allocUnsafeSlow(declared) : null
      if (whole) reserved += declared
      let size = 0
      let open = true

      /** The listeners exist as long as the connection reuses them: they must not keep the body. */
      function close(): void {
        open = false
        parts.length = 0
        if (whole) reserved -= declared
        whole = null
      }

      function stop(): void {
        close()
        held -= size
      }

      request.on('data', (part: Buffer) => {
        if (!open) return
        if (whole) whole.set(part, size)
        else parts.push(part)
        size += part.length
        held += part.length
        if (size <= mostBodyBytes && held <= totalBytes) return
        const tooLarge = size > mostBodyBytes ? ({ kind: 'too-large', bytes: size } as const) : toFull(totalBytes)
        stop()
        discard(request)
        then(toRejected(tooLarge))
      })
      request.on('end', () => {
        if (!open) return
        const bytes = toPlainArray(whole ?? (parts.length === 1 ? parts[0]! : Buffer.concat(parts)))
        close()
        const coding = request.headers['content-encoding']
        if (coding === undefined || size === 0) return then(toReceived(bytes, size))
        const decoded = decoding.then(() => decode(request, bytes))
        decoding = decoded.catch(() => {})
        decoded.then(then, () => request.destroy())
      })
      // The client is gone before the end of its body: no answer can be sent.
      request.on('error', () => {
        if (open) stop()
      })
    },
  }
}

function toRejected(problem: BodyProblem): ReceivedBody {
  return { bytes: none, problem, release() {} }
}

function toFull(totalBytes: number): BodyProblem {
  const megabytes = Math.round(totalBytes / 1024 / 1024)
  return {
    kind: 'mock',
    status: 503,
    detail: `the mock holds at most ${megabytes} MB of request bodies at the same time; send fewer large requests at once, or raise bodyMemoryBytes`,
  }
}

function discard(request: IncomingMessage): void {
  let seen = 0
  request.on('data', (part: Buffer) => {
    seen += part.length
    if (seen > mostDiscardedBytes) request.destroy()
  })
  request.on('error', () => {})
}

/** A plain array: the `slice` of a Buffer is a view, which would keep the whole body alive for a small piece of it. */
function toPlainArray(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}
