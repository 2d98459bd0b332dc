/** Starts listening; an address that cannot be used is an error of one line. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AddressError, MockUsageError } from '../common/index.ts'

/** The port in use; rejects with an `AddressError` where the address cannot be used. */
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
  const { code } = error
  if (code === 'EADDRINUSE')
    return new AddressError(`port ${port} on ${host} is in use; choose another, or 0 for any free one`, code)
  if (code === 'EACCES')
    return new AddressError(`port ${port} on ${host} may not be used by this user; choose one above 1023`, code)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new AddressError(`${host} is not an address of this machine; 127.0.0.1 is the default`, code)
  return error
}
