// Sends the request again at once, twenty times.
import { ask, main, question } from './kimi.mjs'

await main(async () => (await ask(question, { waitMs: () => 0, mostAttempts: 20 })).content)
