/** Set-up of the tests of the shared store: a Redis server, mocks that count in it, and a connection that reads the keys. */
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { LimitOptions } from '../../../../mocks/rate-limits/index.ts'
import { createMockServer } from '../../../../mocks/server.ts'
import type { MockServer, MockServerOptions } from '../../../../mocks/server.ts'
import { hello } from '../ask.ts'
import { createRedis } from './redis-server.ts'
import type { RedisProcess } from './redis-server.ts'

/** Registers the hooks; each test finds an empty store. */
export function useRedis() {
  let redis: RedisProcess
  let client: Redis
  let servers: MockServer[] = []
  const lines: string[] = []
  const onLine = (line: string) => lines.push(line)

  beforeAll(async () => {
    redis = await createRedis()
    await redis.start()
    client = new Redis(redis.url)
    client.on('error', () => {})
  })
  beforeEach(() => client.flushall())
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()))
    servers = []
  })
  afterAll(async () => {
    client.disconnect()
    await redis.stop()
  })

  return {
    lines,
    redis: () => redis,
    client: () => client,
    async start(limits: LimitOptions, more: MockServerOptions = {}) {
      const server = await createMockServer({ limits: { ...limits, store: redis.url }, onLine, ...more })
      servers.push(server)
      return server
    },
  }
}

/** Sends a chat request over HTTP; returns the response and its rate-limit headers. */
export async function ask({ url }: MockServer, body: object = hello, more: Record<string, string> = {}) {
  const headers = { authorization: 'Bearer sk-test-123456789', ...more }
  const response = await fetch(`${url}/chat/completions`, { method: 'POST', headers, body: JSON.stringify(body) })
  const rateLimit = ['limit', 'remaining', 'reset'].map((name) => response.headers.get(`x-ratelimit-${name}`))
  return { status: response.status, text: await response.text(), headers: response.headers, rateLimit }
}
