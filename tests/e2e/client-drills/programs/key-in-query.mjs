// Adds the key to the URL, in addition to the header.
import { ask, main, parts, question } from './kimi.mjs'

const url = (path) => `${parts.url(path)}?api_key=${process.env.MOONSHOT_API_KEY}`
await main(async () => (await ask(question, { url })).content)
