/** Starts listening; an address that cannot be used is an error of one line. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MockUsageError } from '../common/index.ts'

/** The port in use; rejects with a `MockUsageError` where the address cannot be used. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new MockUsageError(`port is ${port}; it must be a whole number from 0 (any free one) to 65535`)
  }
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(toListenError(error, port, host)))
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function toListenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE')
    return new MockUsageError(`port ${port} on ${host} is in use; choose another, or 0 for any free one`)
  if (error.code === 'EACCES')
    return new MockUsageError(`port ${port} on ${host} may not be used by this user; choose one above 1023`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new MockUsageError(`${host} is not an address of this machine; 127.0.0.1 is the default`)
  }
  return error
}
