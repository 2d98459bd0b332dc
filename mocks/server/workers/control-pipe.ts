/**
 * Passes control calls from the workers to the primary: a server of the primary on a Unix socket (a named pipe on Windows) that only
 * this user can open. Answers are passed on as they come, so that events of the primary reach a client of any worker.
 */
import { createServer, request as sendRequest } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MockUsageError } from '../../common/index.ts'
import { toProblem, type MockRequest } from '../../reply/index.ts'
import type { Intercept } from '../serve.ts'
import { writeReply } from '../write-reply.ts'

export interface ControlPipe {
  readonly path: string
  close(): Promise<void>
}

/** Opens the primary's side, in the first of the folders that can be used. */
export async function openControlPipe(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  folders: readonly string[] = [tmpdir(), '/tmp'],
): Promise<ControlPipe> {
  const folder = process.platform === 'win32' ? null : await makeFolder(folders)
  const path =
    folder === null ? `\\\\.\\pipe\\kimi-contract-${globalThis.crypto.randomUUID()}` : join(folder, socketName)
  const server = createServer(listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  return {
    path,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      if (folder !== null) await rm(folder, { recursive: true, force: true })
    },
  }
}

const socketName = 'control'
/** The longest path of a socket in bytes: 107 on Linux, 103 on macOS. */
const longestPath = 103

/** Makes a folder that no other user may enter, in the first of these folders that can be used. */
async function makeFolder(parents: readonly string[]): Promise<string> {
  const problems: string[] = []
  for (const parent of parents) {
    const prefix = join(parent, 'kimi-contract-')
    if (Buffer.byteLength(`${prefix}XXXXXX/${socketName}`) > longestPath) {
      problems.push(`the path of ${parent} is too long for a socket`)
      continue
    }
    try {
      return await mkdtemp(prefix)
    } catch (error) {
      problems.push((error as Error).message)
    }
  }
  throw new MockUsageError(
    `several workers need a folder for their socket: ${problems.join('; ')}. Set TMPDIR to a folder with a short path that can be written`,
  )
}

/** The workers' side: sends every control call to the primary. */
export function createControlForwarder(path: string): Intercept {
  return (request, response) => {
    if (!/^\/__mock(?:[/?#]|$)/.test(request.url) || request.bodyProblem) return false
    const sent = sendRequest({
      socketPath: path,
      method: request.method,
      path: request.url,
      headers: toHeaders(request),
    })
    sent.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, toRawHeaders(answer))
      answer.pipe(response)
      answer.once('error', () => response.destroy())
    })
    sent.once('error', (error) => {
      if (response.headersSent) return response.destroy()
      writeReply(response, toProblem(503, `the control routes are unavailable: ${error.message}`))
    })
    response.once('close', () => sent.destroy())
    sent.end(request.body)
    return true
  }
}

/** Headers that belong to the connection, or to a body that was decoded since. */
const ownHeaders = /^(?:connection|keep-alive|transfer-encoding|content-length|content-encoding|upgrade|expect)$/i

function toHeaders({ headers, body }: MockRequest): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !ownHeaders.test(name)) kept[name] = value
  if (body.length > 0) kept['content-length'] = String(body.length)
  return kept
}

function toRawHeaders({ rawHeaders }: IncomingMessage): string[] {
  const kept: string[] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!
    if (!/^(?:connection|keep-alive|transfer-encoding|date)$/i.test(name)) kept.push(name, rawHeaders[at + 1]!)
  }
  return kept
}
