// Prints whatever there is, and never looks at finish_reason.
import { ask, main, question } from './kimi.mjs'

await main(async () => (await ask(question, { isWhole: () => true })).content)
