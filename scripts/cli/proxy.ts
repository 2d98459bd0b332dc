/**
 * Finds the proxy for a request in the environment variables that HTTP tools share. Node's agents use it (`proxyEnv`, since Node 24.5
 * and 22.21, https://nodejs.org/api/http.html); loopback addresses are always reached directly.
 */
import { isLoopback } from '../../tests/suite/sender/index.ts'

export interface Proxy {
  /** The variable that names it. */
  variable: string
  /** Without user and password. */
  shown: string
  used: boolean
  /** Why it is not used. */
  unusedBecause?: string
}

type Env = Readonly<Record<string, string | undefined>>

/** The proxy that the environment sets for this address; null where it sets none. */
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
  return unusedBecause === null ? { variable, shown, used: true } : { variable, shown, used: false, unusedBecause }
}

/** Why requests to this address do not go through a proxy; null where they do. */
function findObstacle(url: URL, env: Env): string | null {
  if (isLoopback(url.href)) return 'the target is this machine'
  if (isExempt(url, env.no_proxy || env.NO_PROXY || '')) return 'NO_PROXY names the host'
  return canProxy() ? null : `Node ${process.versions.node} does not support it; 24.5 does`
}

/** The variables in the form that Node's agents take. */
export function toProxyEnv(env: Env): Record<string, string> {
  const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY']
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]] as const] : [])))
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

function toShown(text: string): string {
  try {
    const url = new URL(text.includes('://') ? text : `http://${text}`)
    return `${url.protocol}//${url.host}`
  } catch {
    return 'an invalid address'
  }
}
