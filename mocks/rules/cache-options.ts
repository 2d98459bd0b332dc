/** `prompt_cache_options.ttl`: only the documented lifetimes. */
import { defineMessage, refuse, type Members, type Rule } from './rule.ts'

const messages = {
  ttl: defineMessage(
    {
      level: 'unverified',
      source: 'forum/context-caching-ttl',
      note: 'The values are documented, the refusal is not.',
    },
    () => "Invalid request: prompt_cache_options.ttl must be '5m' or '1h'",
  ),
}

/** A lifetime that the cache does not offer. */
export const wrongCacheOptions: Rule = {
  id: 'prompt_cache_options',
  messages,
  find({ body }) {
    const options = body['prompt_cache_options'] as Members | null | undefined
    const ttl = options?.['ttl'] ?? null
    return ttl === null || ttl === '5m' || ttl === '1h' ? null : refuse(messages.ttl.build())
  },
}
