/** A target for the workbench whose answers are written by the test: hostile texts, faults in the middle of a stream, long streams. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FaultyTarget {
  /** With its version. */
  baseUrl: string
  /** Bodies of the requests so far. */
  received: string[]
  close(): void
}

/** Starts a server that answers every request in this way. */
export async function startTarget(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<FaultyTarget> {
  const received: string[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      received.push(body)
      answer(request, response, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    received,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** One chunk of a stream as Kimi sends it. */
export function toChunk(delta: object, finish: string | null = null, more: object = {}): string {
  const chunk = {
    id: 'chatcmpl-e2e',
    object: 'chat.completion.chunk',
    created: 1_790_000_000,
    model: 'kimi-k2.6',
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...more,
  }
  return `data: ${JSON.stringify(chunk)}\n\n`
}

/** The head of a stream. */
export function startStream(response: ServerResponse, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', ...headers })
}
