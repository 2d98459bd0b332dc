// Treats the end of the bytes as the end of the answer.
import { ask, main, question } from './kimi.mjs'

const isWhole = (reason) => reason === null || reason === 'stop'
await main(async () => (await ask({ ...question, stream: true }, { isWhole })).content)
