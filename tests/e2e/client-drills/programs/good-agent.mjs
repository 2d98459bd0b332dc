// A tool loop without streams.
import { askWithTools, main } from './kimi.mjs'

await main(() => askWithTools({ model: 'kimi-k2.6' }))
