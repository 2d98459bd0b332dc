/** `prompt_cache_options.ttl`. Facts: `kimi-chat-api.md` §2.1 (values documented September 2026; the refusal is unverified). */
import { refuse, type Members, type Rule } from './rule.ts'
import { texts } from './texts.ts'

/** A time to live the cache does not offer. */
export const findWrongCacheOptions: Rule = ({ body }) => {
  const options = body['prompt_cache_options'] as Members | null | undefined
  const ttl = options?.['ttl'] ?? null
  return ttl === null || ttl === '5m' || ttl === '1h' ? null : refuse(texts.cacheTtl.build())
}
