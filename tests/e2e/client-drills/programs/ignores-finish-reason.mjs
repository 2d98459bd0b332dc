// Prints the answer without reading finish_reason.
import { ask, main, question } from './kimi.mjs'

await main(async () => (await ask(question, { isWhole: () => true })).content)
