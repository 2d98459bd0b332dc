/** A server of raw sockets: after each request's head it passes the socket to the test, which writes the answer byte by byte. */
import net from 'node:net'
import type { AddressInfo } from 'node:net'

export interface RawServer {
  url: string
  close(): void
}

export async function openRawServer(answer: (socket: net.Socket, head: string) => void): Promise<RawServer> {
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    socket.once('data', (bytes) => answer(socket, bytes.toString()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
