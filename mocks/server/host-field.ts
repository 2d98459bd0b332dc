/** Refuses a request with several Host fields, or with an invalid one: RFC 9112 section 3.2 demands 400 for both. */
import type { IncomingMessage } from 'node:http'
import { toProblem, type Reply } from '../reply/index.ts'

/** A registered name, an IPv4 address or an IPv6 address in brackets, and a port (RFC 3986 section 3.2.2); may be empty. */
const hostForm = /^(?:\[[0-9a-f:.]+\]|(?:[a-z0-9._~!$&'()*+,;=-]|%[0-9a-f]{2})*)(?::\d*)?$/i

/** The refusal, or null. Of several fields node:http uses the first, but a proxy before the mock may have used the last. */
export function findHostRefusal({ rawHeaders }: IncomingMessage): Reply | null {
  let host: string | null = null
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!
    if (name.length !== 4 || name.toLowerCase() !== 'host') continue
    if (host !== null) return refuse('the request has several Host fields; send one (RFC 9112 section 3.2)')
    host = rawHeaders[at + 1]!
  }
  if (host === null || hostForm.test(host)) return null
  return refuse(`the Host field ${JSON.stringify(host.slice(0, 80))} is not a host name with an optional port`)
}

/** The connection ends, because what follows on it may be meant for another server. */
function refuse(detail: string): Reply {
  const reply = toProblem(400, detail)
  return { ...reply, headers: [...reply.headers, ['Connection', 'close']] }
}
