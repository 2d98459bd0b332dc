/** `prompt_cache_options`: only the documented mode and lifetimes. */
import type { Evidence } from '../../openapi/evidence.ts'
import { defineMessage, refuse, type Members, type Rule } from './rule.ts'

const valuesOnly: Evidence = {
  level: 'unverified',
  source: 'forum/context-caching-ttl',
  note: 'The values are documented, the refusal is not.',
}

const messages = {
  mode: defineMessage(valuesOnly, () => "Invalid request: prompt_cache_options.mode must be 'implicit'"),
  ttl: defineMessage(valuesOnly, () => "Invalid request: prompt_cache_options.ttl must be '5m' or '1h'"),
}

/** A mode or lifetime that the cache does not offer. */
export const wrongCacheOptions: Rule = {
  id: 'prompt_cache_options',
  messages,
  find({ body }) {
    const options = body['prompt_cache_options'] as Members | null | undefined
    const { mode = null, ttl = null } = options ?? {}
    if (mode !== null && mode !== 'implicit') return refuse(messages.mode.build())
    return ttl === null || ttl === '5m' || ttl === '1h' ? null : refuse(messages.ttl.build())
  },
}
