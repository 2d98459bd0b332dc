/**
 * Finds the proxy for a request in the usual environment variables. Node's agents use it (`proxyEnv`, since Node 24.5 and 22.21,
 * https://nodejs.org/api/http.html). Requests to loopback addresses never go through a proxy.
 */
import { isLoopback } from '../../tests/suite/sender/index.ts'

export interface Proxy {
  /** The variable that names it. */
  variable: string
  /** The URL without user and password. */
  shown: string
  used: boolean
  /** What is visibly wrong with the URL of a proxy that is used, and what to do. */
  problem?: { what: string; next: string }
  /** Why the proxy is not used. */
  unusedBecause?: string
}

type Env = Readonly<Record<string, string | undefined>>

/** The proxy that the environment sets for this URL; null if it sets none. */
export function findProxy(address: string, env: Env): Proxy | null {
  const url = new URL(address)
  const names = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY']
  const variable = names.find((name) => (env[name] ?? '') !== '')
  if (variable === undefined) {
    const all = ['all_proxy', 'ALL_PROXY'].find((name) => (env[name] ?? '') !== '')
    if (all === undefined) return null
    const unusedBecause = `${all} is not read; set ${names[1]}`
    return { variable: all, shown: toShown(env[all]!), used: false, unusedBecause }
  }
  const shown = toShown(env[variable]!)
  const unusedBecause = findObstacle(url, env)
  if (unusedBecause === null) return { variable, shown, used: true, ...inspectAddress(variable, env[variable]!) }
  return { variable, shown, used: false, unusedBecause }
}

/** Why requests to this URL do not go through the proxy; null if they do. */
function findObstacle(url: URL, env: Env): string | null {
  if (isLoopback(url.href)) return 'the target is this machine'
  if (isExempt(url, env.no_proxy || env.NO_PROXY || '')) return 'NO_PROXY names the host'
  return canProxy() ? null : `Node ${process.versions.node} does not support it; 24.5 does`
}

/** The variables for the option `proxyEnv` of Node's agents, which needs a scheme. As curl does, it adds the scheme if it is missing. */
export function toProxyEnv(env: Env): Record<string, string> {
  const proxies = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']
  const pairs = [
    ...proxies.map((name) => [name, env[name] ? withScheme(env[name]) : ''] as const),
    ...['no_proxy', 'NO_PROXY'].map((name) => [name, env[name] ?? ''] as const),
  ]
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}

function withScheme(text: string): string {
  const trimmed = text.trim()
  const whole = `http://${trimmed}`
  return !trimmed.includes('://') && URL.canParse(whole) ? whole : trimmed
}

function isExempt(url: URL, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .some((one) => {
      if (one === '*') return true
      const [name = '', port] = one.toLowerCase().split(':')
      if (port !== undefined && port !== (url.port || (url.protocol === 'https:' ? '443' : '80'))) return false
      const bare = name.replace(/^\*?\./, '')
      return url.hostname === bare || (name !== bare && url.hostname.endsWith(`.${bare}`))
    })
}

function canProxy(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21)
}

/** Node's agents take http:// and https:// only; with others they look up a host name that was not meant. */
function inspectAddress(variable: string, text: string): Pick<Proxy, 'problem'> {
  const address = withScheme(text)
  const scheme = address.slice(0, Math.max(0, address.indexOf('://'))).toLowerCase()
  if (scheme.startsWith('socks'))
    return {
      problem: { what: 'SOCKS proxies are not supported', next: `set ${variable} to an HTTP proxy, or unset it` },
    }
  if ((scheme === 'http' || scheme === 'https') && URL.canParse(address)) return {}
  return {
    problem: { what: 'it is not the address of a proxy', next: `write ${variable} in the form http://HOST:PORT` },
  }
}

function toShown(text: string): string {
  try {
    const url = new URL(withScheme(text))
    return `${url.protocol}//${url.host}`
  } catch {
    return 'an invalid address'
  }
}
