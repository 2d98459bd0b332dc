/** Refuses CONNECT requests. A client sends them if its proxy setting has the address of this server, which is not a proxy. */
import type { Server } from 'node:http'

/** Refuses every tunnel with 405 and `message` as a problem document; without it Node closes the connection and sends nothing. */
export function refuseTunnels(server: Server, message: string): void {
  const body = JSON.stringify({ type: 'about:blank', status: 405, detail: message, error: message })
  const head = ['HTTP/1.1 405 Method Not Allowed', 'Content-Type: application/problem+json', 'Connection: close']
  server.on('connect', (_request, socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(`${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  })
}
