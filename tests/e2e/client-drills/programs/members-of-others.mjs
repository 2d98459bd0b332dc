// Sends members that other services define, and one that Kimi accepts and ignores.
import { ask, main, question } from './kimi.mjs'

await main(async () => (await ask({ ...question, enable_thinking: false, seed: 7 })).content)
