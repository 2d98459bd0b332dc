// Replaces arguments that do not parse by an empty object, and executes the call.
import { askWithTools, main } from './kimi.mjs'

function parseArguments(text) {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

await main(() => askWithTools({ model: 'kimi-k2.6', stream: true }, { parseArguments, isWhole: () => true }))
