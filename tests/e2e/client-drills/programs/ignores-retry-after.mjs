// Waits as long as it likes, not as long as Retry-After says.
import { ask, main, question, parts } from './kimi.mjs'

await main(async () => (await ask(question, { waitMs: (attempt) => parts.waitMs(attempt, 0) })).content)
