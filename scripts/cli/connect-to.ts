/**
 * `--connect-to HOST=URL`: reaches a host elsewhere, as curl's option of that name does: through a tunnel, a private gateway,
 * or at a stand-in that plays api.moonshot.ai in a test. Paths stay; the key goes where the caller sends it.
 */
import type { Send } from '../../tests/suite/runner/sender.ts'
import { UsageError } from './command.ts'

/** Where a URL leads; itself for a host that nobody named. */
export type Detour = (url: string) => string

/** Reads the option's values. */
export function toDetour(values: readonly string[] | undefined): Detour {
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

/** A sender that takes the detour. */
export function withDetour(send: Send, detour: Detour): Send {
  return (outgoing, limits) => send({ ...outgoing, url: detour(outgoing.url) }, limits)
}
