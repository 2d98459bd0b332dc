// Takes every 429 for a rate limit, also the one of an empty account.
import { ask, main, question } from './kimi.mjs'

await main(
  async () =>
    (await ask(question, { isRetried: (status) => status === 429 || status >= 500, mostAttempts: 5 })).content,
)
