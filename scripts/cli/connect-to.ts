/**
 * `--connect-to HOST=URL`: sends requests for a host to another address, as curl's option of that name does, for instance through a
 * tunnel or to a test server. Paths stay the same; the key is sent to the new address.
 */
import type { Send } from '../../tests/suite/sender/index.ts'
import { UsageError } from './command.ts'

/** Maps a URL to the address it is sent to; the same URL for a host that the option does not name. */
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

/** A sender that sends to the mapped addresses. */
export function withAddressMap(send: Send, toAddress: AddressMap): Send {
  return (outgoing, limits) => send({ ...outgoing, url: toAddress(outgoing.url) }, limits)
}
