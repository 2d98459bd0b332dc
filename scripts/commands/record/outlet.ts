/**
 * Passes the bytes of an answer on to the client: everything that came in one read of the socket goes out in one write, in the
 * chunks it came in. Node's own `write` costs more a chunk than all the rest of the proxy, and holds it back to the end of the tick.
 */
import type { ServerResponse } from 'node:http'

export interface Outlet {
  /** True when the client can take more at once. */
  write(parts: readonly Buffer[]): boolean
  end(trailers: readonly (readonly [string, string])[]): void
}

const lineEnd = Buffer.from('\r\n')

/** Node corks the socket until the tick is over; what comes after this in the tick, the judging, shall not be waited for. */
function writeNow(response: ServerResponse, bytes: Buffer): boolean {
  const roomy = response.write(bytes)
  response.socket?.uncork()
  return roomy
}

/** Creates the outlet of a response whose head is about to be written; `chunked`: the target sends its body in chunks. */
export function createOutlet(response: ServerResponse, chunked: boolean, writeHead: (own: string[]) => void): Outlet {
  const { req } = response
  if (!chunked || req.httpVersion !== '1.1' || req.method === 'HEAD' || hasNoBody(response)) {
    writeHead([])
    return {
      write: (parts) => writeNow(response, parts.length === 1 ? parts[0]! : Buffer.concat(parts)),
      end() {
        response.end()
      },
    }
  }
  writeHead(['Transfer-Encoding', 'chunked'])
  // The frames are made here, so that Node must not make them again.
  response.chunkedEncoding = false
  return {
    write(parts) {
      const framed: Buffer[] = []
      for (const part of parts) framed.push(Buffer.from(`${part.length.toString(16)}\r\n`, 'latin1'), part, lineEnd)
      return writeNow(response, Buffer.concat(framed))
    },
    end(trailers) {
      const fields = trailers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
      response.end(Buffer.from(`0\r\n${fields}\r\n`, 'latin1'))
    },
  }
}

function hasNoBody({ statusCode }: ServerResponse): boolean {
  return statusCode === 204 || statusCode === 304
}
