// Sends every failed request again, also those that are refused for good.
import { ask, main, question } from './kimi.mjs'

await main(async () => (await ask(question, { isRetried: () => true })).content)
