/**
 * Writes the target's answer to the client: interim responses, and the body in the chunks in which it arrived, with one write for each
 * read of the target's socket. Node's own `write` takes longer for a chunk than the rest of the proxy, and waits for the end of the tick.
 */
import type { ServerResponse } from 'node:http'
import type { HeaderList } from '../../../openapi/exchange.ts'

export interface BodyWriter {
  /** False if the client is slow and the caller should wait for `drain`. */
  write(parts: readonly Buffer[]): boolean
  end(trailers: HeaderList): void
}

const lineEnd = Buffer.from('\r\n')

/** Sends bytes at once, before they are judged: Node would cork the socket until the end of the tick. */
function writeNow(response: ServerResponse, bytes: Buffer): boolean {
  const hasSpace = response.write(bytes)
  response.socket?.uncork()
  return hasSpace
}

/** Creates the writer of a response whose head is written by `writeHead`; `chunked`: the target sends its body in chunks. */
export function createBodyWriter(
  response: ServerResponse,
  chunked: boolean,
  writeHead: (ownFields: string[]) => void,
): BodyWriter {
  const { req, statusCode } = response
  const hasBody = req.method !== 'HEAD' && statusCode !== 204 && statusCode !== 304
  if (!chunked || req.httpVersion !== '1.1' || !hasBody) {
    writeHead([])
    return {
      write: (parts) => writeNow(response, parts.length === 1 ? parts[0]! : Buffer.concat(parts)),
      end() {
        response.end()
      },
    }
  }
  writeHead(['Transfer-Encoding', 'chunked'])
  // The chunk frames are written below, so Node must not add its own.
  response.chunkedEncoding = false
  return {
    write(parts) {
      const framed: Buffer[] = []
      for (const part of parts) framed.push(Buffer.from(`${part.length.toString(16)}\r\n`, 'latin1'), part, lineEnd)
      return writeNow(response, Buffer.concat(framed))
    },
    end(trailers) {
      response.end(Buffer.from(`0\r\n${toLines(trailers)}\r\n`, 'latin1'))
    },
  }
}

/**
 * Writes an interim response (RFC 9110, section 15.2) as the target sent it. Node's own functions know only some statuses and throw for
 * some valid field values. It is not sent to an HTTP/1.0 client, nor to one that still waits for an earlier answer. False if the client
 * is slow and the caller should wait for `drain` of its socket.
 */
export function writeInterim(response: ServerResponse, status: number, reason: string, fields: HeaderList): boolean {
  const { req, socket } = response
  if (req.httpVersion !== '1.1' || socket === null || response.headersSent || response.destroyed) return true
  // Node closes the connection after `Expect: 100-continue` unless it was answered by Node's own function.
  if (status === 100) response.writeContinue()
  else socket.write(`HTTP/1.1 ${status} ${reason}\r\n${toLines(fields)}\r\n`, 'latin1')
  return !socket.writableNeedDrain
}

function toLines(fields: HeaderList): string {
  return fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')
}
