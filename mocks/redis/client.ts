/** The connection to a Redis server. It is opened at start, or an error says in one line why not. Commands never wait for a connection. */
import { MockUsageError } from '../common/index.ts'

/** The methods of ioredis that are used, written out so that the types of this package do not depend on ioredis. */
export interface RedisClient {
  readonly status: string
  connect(): Promise<void>
  ping(): Promise<string>
  eval(script: string, keys: number, ...given: (string | number)[]): Promise<unknown>
  zrem(key: string, member: string): Promise<number>
  scan(cursor: string, match: 'MATCH', pattern: string, count: 'COUNT', most: number): Promise<[string, string[]]>
  unlink(...keys: string[]): Promise<number>
  disconnect(): void
  on(event: string, listener: (error: Error) => void): unknown
}

export interface RedisConnection {
  client: RedisClient
  close(): void
}

const example = 'redis://127.0.0.1:6379/0'

export interface RedisOptions {
  /** What the names of the store's entries begin with. */
  prefix: string
  /** What the store is called in messages, such as `limits store`. */
  what: string
  /** What the mock does while the store is unavailable, for the line that says so. */
  meanwhile: string
  /** Called when the store becomes unavailable and when it is back. */
  onLine: (line: string) => void
  /** How long a command may take. */
  timeoutMs: number
}

/** Connects, or throws a `MockUsageError` that names the store and the reason. */
export async function connectRedis(
  url: string,
  { prefix, what, meanwhile, onLine, timeoutMs }: RedisOptions,
): Promise<RedisConnection> {
  const shown = toShown(url, what)
  const { Redis } = await load('ioredis', what, () => import('ioredis'))
  let open = false
  let unavailable = false
  let last: Error | null = null
  const client: RedisClient = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5000,
    commandTimeout: timeoutMs,
    // A command fails at once while the store is unavailable.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times: number) => (open ? Math.min(100 * times, 1000) : null),
  })
  client.on('error', (error) => (last = error))
  client.on('close', () => {
    if (!open || unavailable) return
    unavailable = true
    onLine(`${what} ${shown} is unavailable; ${meanwhile} until it is back`)
  })
  client.on('ready', () => {
    if (unavailable) onLine(`${what} ${shown} is back`)
    unavailable = false
  })
  try {
    await within(mostStartMs, client.connect())
    await client.ping()
    await client.eval(probeScript, 3, ...['a', 'b', 'c'].map((name) => `${prefix}:probe:${name}`))
    // A database that does not exist is reported by an event only; without this check the counts would go to another database.
    const reported = last as Error | null
    if (reported) throw reported
  } catch (error) {
    client.disconnect()
    const why = (last ?? (error as Error)).message || String((error as NodeJS.ErrnoException).code)
    throw new MockUsageError(`${what} ${shown} is unavailable: ${why.split('\n', 1)[0]}; ${toAdvice(why)}`)
  }
  open = true
  return {
    client,
    close() {
      open = false
      client.disconnect()
    },
  }
}

/** The timeout of the start. A server that is loading its data accepts connections but is not ready. */
const mostStartMs = 10_000

/**
 * Writes to several keys in one script, as the stores do, and deletes them. A replica, a cluster, a full server, or a user without the
 * rights refuses it; without this test the mock would start and answer each request 503.
 */
const probeScript = `
for _, key in ipairs(KEYS) do redis.call('SET', key, '1', 'PX', 1000) redis.call('DEL', key) end
return 1`

async function within(mostMs: number, ready: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const error = new Error(`it is not ready after ${mostMs / 1000} s, perhaps because it loads its data`)
    timer = setTimeout(() => reject(error), mostMs)
  })
  await Promise.race([ready, late]).finally(() => clearTimeout(timer))
}

function toAdvice(why: string): string {
  if (/^(?:WRONGPASS|NOAUTH)\b|\bAUTH\b/.test(why)) return 'check the user and the password in the URL'
  if (/^(?:MOVED|ASK|CROSSSLOT|CLUSTERDOWN)\b/.test(why)) return 'a cluster cannot be used; name a single server'
  if (/^READONLY\b/.test(why)) return 'it is a replica; name the server that it copies'
  if (/^NOPERM\b|\bthe user executing the script can't\b/i.test(why))
    return 'give this user the right to run scripts and to write keys'
  if (/^(?:OOM|MISCONF|NOREPLICAS)\b/.test(why)) return 'it accepts no writes at the moment'
  if (why.startsWith('it is not ready')) return 'try again later'
  return /\bDB index\b/.test(why) ? 'check the number of the database in the URL' : 'is it running there?'
}

/** Loads an optional package. */
async function load<Module>(name: string, what: string, from: () => Promise<Module>): Promise<Module> {
  try {
    return await from()
  } catch (error) {
    // ES modules report the first code, the bundle of the package the second.
    if (!/^(ERR_)?MODULE_NOT_FOUND$/.test(String((error as NodeJS.ErrnoException).code))) throw error
    throw new MockUsageError(`a ${what} in Redis needs the package ${name}: npm install ${name}`)
  }
}

/** The URL without password and query. A text that is not a URL is not shown, because a password may be anywhere in it. */
function toShown(text: string, what: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || url.host === '') throw new MockUsageError(`the ${what} must be a URL such as ${example}`)
  const { protocol, host, pathname } = url
  const account = url.password === '' ? url.username : `${url.username}:***`
  const shown = `${protocol}//${account === '' ? '' : `${account}@`}${host}${pathname}`
  if ((protocol !== 'redis:' && protocol !== 'rediss:') || !/^\/?\d{0,4}$/.test(pathname))
    throw new MockUsageError(`the ${what} is ${shown}; it must be a URL such as ${example}`)
  return shown
}
