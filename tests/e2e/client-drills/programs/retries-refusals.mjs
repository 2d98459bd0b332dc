// Sends every failed request again, including those with a permanent refusal.
import { ask, main, question } from './kimi.mjs'

await main(async () => (await ask(question, { isRetried: () => true })).content)
