/** Redis: one client for shared limits and the shared journal. */
export { connectRedis } from './client.ts'
export type { RedisClient } from './client.ts'
