import { askWithTools, main } from './kimi.mjs'

await main(() => askWithTools({ model: 'kimi-k2.6', stream: true, stream_options: { include_usage: true } }))
