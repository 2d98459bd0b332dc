/**
 * The journals of several mocks in Redis, one for each session: a sorted set of ids by time of arrival, a hash of entries, and a hash
 * with the number of requests and the bytes. Each call is one script, so that the three always agree. All keys expire.
 */
import type { RedisClient } from '../../redis/index.ts'
import type { JournalEntry } from '../../state/index.ts'

/** Adds an entry, or replaces it where it is still there: an entry that was cleared is not added again when its reply ends. */
const putScript = `
local before = redis.call('HSTRLEN', KEYS[2], ARGV[1])
if ARGV[4] == 'replace' and before == 0 then return 0 end
if before == 0 then redis.call('HINCRBY', KEYS[3], 'count', 1) end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
local bytes = redis.call('HINCRBY', KEYS[3], 'bytes', redis.call('HSTRLEN', KEYS[2], ARGV[1]) - before)
local kept = redis.call('ZCARD', KEYS[1])
while kept > tonumber(ARGV[5]) or (bytes > tonumber(ARGV[6]) and kept > 1) do
  local oldest = redis.call('ZPOPMIN', KEYS[1])[1]
  bytes = redis.call('HINCRBY', KEYS[3], 'bytes', -redis.call('HSTRLEN', KEYS[2], oldest))
  redis.call('HDEL', KEYS[2], oldest)
  kept = kept - 1
end
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[7]) end
return 1`

const readScript = `
local entries = { redis.call('HGET', KEYS[3], 'count') or '0' }
for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  entries[#entries + 1] = redis.call('HGET', KEYS[2], id)
end
return entries`

export interface RedisJournalOptions {
  prefix: string
  /** Entries kept of each session. */
  most: number
  /** Bytes of entries kept of each session, as JSON. */
  totalBytes: number
  /** How long a journal is kept after its last request. */
  expireMs: number
}

/** The journal of one session as it was read. */
export interface ReadJournal {
  count: number
  /** In the order of arrival. */
  entries: JournalEntry[]
}

export interface RedisJournal {
  /** Adds an entry, written as JSON; with `replace` it replaces the entry of its id where that is still kept. */
  put(entry: JournalEntry, text: string, replace: boolean): Promise<void>
  read(session: string): Promise<ReadJournal>
  /** The names of all sessions that have a journal; the empty name is the mock itself. */
  list(): Promise<string[]>
  clear(session: string): Promise<void>
}

/** Creates the calls; each of them rejects while the store is unavailable. */
export function createRedisJournal(client: RedisClient, options: RedisJournalOptions): RedisJournal {
  const { prefix, most, totalBytes, expireMs } = options

  function toKeys(session: string): [order: string, entries: string, totals: string] {
    const own = `${prefix}:${session}`
    return [`${own}:order`, `${own}:entries`, `${own}:totals`]
  }

  return {
    async put(entry, text, replace) {
      const keys = toKeys(entry.session ?? '')
      const how = replace ? 'replace' : 'add'
      const bounds = [most, totalBytes, expireMs]
      await client.eval(putScript, 3, ...keys, entry.id, entry.receivedAtMs, text, how, ...bounds)
    },
    async read(session) {
      const [count = '0', ...texts] = (await client.eval(readScript, 3, ...toKeys(session))) as string[]
      return { count: Number(count), entries: texts.map(toJournalEntry) }
    },
    async list() {
      const names: string[] = []
      const pattern = `${prefix.replaceAll(/[\\*?[\]]/g, String.raw`\$&`)}:*:totals`
      let cursor = '0'
      do {
        const [next, keys] = await client.scan(cursor, 'MATCH', pattern, 'COUNT', 1000)
        names.push(...keys.map((key) => key.slice(prefix.length + 1, -':totals'.length)))
        cursor = next
      } while (cursor !== '0')
      return [...new Set(names)]
    },
    async clear(session) {
      await client.unlink(...toKeys(session))
    },
  }
}

/** @throws Error for what another program has written there */
function toJournalEntry(text: string): JournalEntry {
  const value = JSON.parse(text) as JournalEntry | null
  if (typeof value?.id !== 'string') throw new Error(`an entry of the journal is damaged: ${text.slice(0, 80)}`)
  return value
}
