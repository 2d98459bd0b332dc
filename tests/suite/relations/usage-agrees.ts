/** Compares the usage of the same request with and without `stream`: equal prompt tokens and members, as recorded except for cache hits. */
import { isObject } from '../judge/index.ts'
import { findModes } from './pairs.ts'
import { defineRelation, type Deviation } from './relation.ts'

/** Members that depend on the cache. */
const changing = new Set(['cached_tokens', 'prompt_tokens_details'])

export const usageAgrees = defineRelation({
  name: 'usage-agrees',
  promise: 'The usage of an answer has the same members and the same prompt tokens with and without `stream`.',
  source: ['leandromineti/ai-assisted-coding', 'vercel/k3-stream-thinking'],
  severity: 'fail',
  find: (exchanges, assemblies) =>
    findModes(exchanges, assemblies).flatMap(({ whole, streamed }): Deviation[] => {
      const one = whole.usageOnTop
      const other = streamed.usageInChoice ?? streamed.usageOnTop
      // Without include_usage a vendor's stream may have none (USG-13).
      if (!isObject(one) || !isObject(other)) return []
      const deviations: Deviation[] = []
      const missing = Object.keys(one).filter((key) => !(key in other) && !changing.has(key))
      if (missing.length > 0)
        deviations.push({
          message: 'the usage of the streamed answer lacks members',
          documented: Object.keys(one).join(', '),
          received: `without ${missing.join(', ')}`,
          at: 'streamed answer',
        })
      if (one.prompt_tokens !== other.prompt_tokens)
        deviations.push({
          message: 'the two modes count different prompt tokens for one request',
          documented: `whole: ${String(one.prompt_tokens)}`,
          received: `streamed: ${String(other.prompt_tokens)}`,
          at: 'usage.prompt_tokens',
          severity: 'warn',
        })
      return deviations
    }),
})
