/**
 * Decides who may use the control routes. A web page must not read prompts or change the mock: neither through a name that an attacker's DNS
 * server points to this machine (the Host header shows it), nor with requests to another origin (Origin and Sec-Fetch-Site show
 * them). Clients that send none of these headers, such as curl, are allowed.
 */
import { toProblem, type MockRequest, type Reply } from '../reply/index.ts'
import { MockUsageError } from '../common/index.ts'

export interface AccessOptions {
  /** The address that the server listens on. */
  host?: string
  /** Further host names under which the control routes may be called. */
  allowHosts?: readonly string[]
  /** Required in `X-Mock-Token` or `Authorization: Bearer` where set. */
  controlToken?: string
  /** False switches the control routes off. */
  control?: boolean
}

/** Refuses a control call, or returns null. `page` is a call for a file of the workbench, which holds no data. */
export type Access = (request: MockRequest, page: boolean) => Reply | null

/** Creates the access rules of one server. */
export function createAccess({
  host = '127.0.0.1',
  allowHosts = [],
  controlToken,
  control = true,
}: AccessOptions): Access {
  if (host.trim() === '') throw new MockUsageError('host is empty; 127.0.0.1 is the default')
  if (controlToken !== undefined && !/^[\x21-\x7e]{8,}$/.test(controlToken))
    throw new MockUsageError('controlToken must have at least 8 characters, and no blanks')
  const named = new Set([host, ...allowHosts].map((name) => toHostName(name)))
  const bad = allowHosts.find((name) => toHostName(name) === null || name.includes('*'))
  if (bad !== undefined)
    throw new MockUsageError(`allowHosts has "${bad.slice(0, 80)}"; it takes host names such as mock.test`)
  return (request, page) => {
    if (!control) return toProblem(404, 'the control routes of this mock are switched off')
    const { headers } = request
    const sent = headers.host
    const name = sent === undefined ? undefined : toHostName(sent)
    if (name === null || (name !== undefined && !named.has(name) && !isOwnName(name, host)))
      return toProblem(
        403,
        `the control routes are not open to the host name ${(sent ?? '').slice(0, 80)}; start the mock with --allow-host ${name ?? 'NAME'} if it is yours`,
      )
    const { origin } = headers
    if (origin !== undefined && !isOwnOrigin(origin, sent ?? ''))
      return toProblem(403, `the control routes are not open to pages of another origin (${origin.slice(0, 80)})`)
    const site = headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      return toProblem(403, `the control routes are not open to other sites (Sec-Fetch-Site: ${site.slice(0, 20)})`)
    if (controlToken !== undefined && !page && !hasToken(headers, controlToken)) {
      const reply = toProblem(401, 'the control routes of this mock need its token: send X-Mock-Token')
      return { ...reply, headers: [...reply.headers, ['WWW-Authenticate', 'Bearer realm="mock control"']] }
    }
    return null
  }
}

/** Whether other machines can reach a server that listens on this address. */
export function isLoopback(host: string): boolean {
  const name = toHostName(host)
  return name !== null && isLoopbackName(name)
}

function isLoopbackName(name: string): boolean {
  // `::ffff:7f00:1` is 127.0.0.1 as an IPv6 address.
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    /^(?:::1|(?:::ffff:7f[\da-f]{2}:[\da-f]{1,4})|127(?:\.\d{1,3}){3})$/.test(name)
  )
}

/** Loopback names, and this machine's own addresses where the server listens on all of them. */
function isOwnName(name: string, host: string): boolean {
  if (isLoopbackName(name)) return true
  if (host !== '0.0.0.0' && host !== '::') return false
  // Loaded here, because a start does not need it.
  const { hostname, networkInterfaces } = process.getBuiltinModule('node:os')
  if (name === hostname().toLowerCase()) return true
  return Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address.toLowerCase() === name))
}

/**
 * The name of `name:port` or `[address]:port` in lower case, without brackets and port; null if it is neither. Addresses are written as
 * browsers write them: `[0:0:0:0:0:0:0:1]` is `::1`, `127.1` is `127.0.0.1`.
 */
function toHostName(host: string): string | null {
  const text = /^[\da-f:.]{2,45}$/i.test(host) && host.split(':').length > 2 ? `[${host}]` : host.trim()
  const name = /^(\[[\da-f:.]{2,45}\]|[\da-z._-]{1,253})(?::\d{0,5})?$/i.exec(text)?.[1]
  if (name === undefined) return null
  const address = `http://${name}`
  // A name such as `mock.1` is none of a URL.
  const written = URL.canParse(address) ? new URL(address).hostname : name.toLowerCase()
  return written.replaceAll(/^\[|\]$|\.$/g, '')
}

/** Whether an origin is that of a page under the host that the request names. `null` and other schemes than HTTP are not. */
function isOwnOrigin(origin: string, host: string): boolean {
  const scheme = /^(https?):\/\/[^/?#@]+$/i.exec(origin)?.[1]
  const own = `${scheme}://${host}`
  return scheme !== undefined && URL.canParse(origin) && URL.canParse(own) && new URL(origin).host === new URL(own).host
}

function hasToken(headers: MockRequest['headers'], token: string): boolean {
  const sent = headers['x-mock-token'] ?? /^bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1] ?? ''
  const [a, b] = [Buffer.from(sent), Buffer.from(token)]
  // Loaded here because a start without a token does not need it.
  return a.length === b.length && process.getBuiltinModule('node:crypto').timingSafeEqual(a, b)
}
