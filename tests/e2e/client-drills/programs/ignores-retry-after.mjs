// Waits for its own time, not for the time in Retry-After.
import { ask, main, question, parts } from './kimi.mjs'

await main(async () => (await ask(question, { waitMs: (attempt) => parts.waitMs(attempt, 0) })).content)
