/**
 * `--connect-to HOST=URL`: sends requests for a host to another address, like the option of curl with this name, for instance to a tunnel
 * or a test server. Paths stay the same; the key is sent to the new address.
 */
import type { Send } from '../../tests/suite/sender/index.ts'
import { UsageError } from './command.ts'

/** Maps a URL to the one to which the request is sent; a URL whose host is not named stays the same. */
export type AddressMap = (url: string) => string

/** Reads the option's values. */
export function toAddressMap(values: readonly string[] | undefined): AddressMap {
  const origins = new Map<string, string>()
  for (const value of values ?? []) {
    const cut = value.indexOf('=')
    const host = value.slice(0, Math.max(0, cut)).trim().toLowerCase()
    const there = URL.parse(value.slice(cut + 1).trim())
    const plain = there !== null && /^https?:$/.test(there.protocol) && there.pathname === '/' && there.username === ''
    if (host === '' || !plain)
      throw new UsageError('--connect-to takes HOST=URL, such as api.moonshot.cn=http://127.0.0.1:4010')
    origins.set(host, there.origin)
  }
  return (text) => {
    const url = new URL(text)
    const origin = origins.get(url.host) ?? origins.get(url.hostname)
    return origin === undefined ? text : `${origin}${url.pathname}${url.search}`
  }
}

/** A sender that sends to the mapped URLs. */
export function withAddressMap(send: Send, toAddress: AddressMap): Send {
  return (outgoing, limits) => send({ ...outgoing, url: toAddress(outgoing.url) }, limits)
}
