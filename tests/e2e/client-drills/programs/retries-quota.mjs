// Treats every 429 as a rate limit, including that of an empty account.
import { ask, main, question } from './kimi.mjs'

await main(
  async () =>
    (await ask(question, { isRetried: (status) => status === 429 || status >= 500, mostAttempts: 5 })).content,
)
