// Takes arguments that do not parse for an empty object, and carries the call out.
import { askWithTools, main } from './kimi.mjs'

function parseArguments(text) {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

await main(() => askWithTools({ model: 'kimi-k2.6', stream: true }, { parseArguments, isWhole: () => true }))
