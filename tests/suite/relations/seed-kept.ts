/** Warns if the same seed gives different texts. Determinism is not promised, and the first-party API ignores the member. */
import { defineRelation, isChatExchange, parseRequest, succeeded, toKey } from './relation.ts'

export const seedKept = defineRelation({
  name: 'seed-kept',
  promise: 'Requests with the same seed are answered with the same text.',
  source: ['openai/chat-object', 'GD4AI/obsidian-llm-wiki#423'],
  catches: ['REQ-12'],
  severity: 'warn',
  find(exchanges, assemblies) {
    const texts = new Map<string, Set<string>>()
    exchanges.forEach((exchange, at) => {
      const request = parseRequest(exchange)
      const text = assemblies[at]?.choices.get(0)?.content.whole
      if (!request || typeof request.seed !== 'number' || !isChatExchange(exchange) || !succeeded(exchange)) return
      if (typeof text !== 'string') return
      const key = toKey(request, ['stream', 'stream_options'])
      texts.set(key, (texts.get(key) ?? new Set()).add(text))
    })
    return [...texts.values()]
      .filter((different) => different.size > 1)
      .map((different) => ({
        message: '`seed` is accepted and has no effect',
        documented: 'the same text for the same seed, or 400',
        received: `${different.size} different texts`,
        at: '/choices/0/message/content',
      }))
  },
})
