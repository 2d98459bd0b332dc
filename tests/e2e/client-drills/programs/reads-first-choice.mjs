// Reads choices[0] of every chunk, also of the last one, which has the usage and no choice.
import { ask, main, parts, question } from './kimi.mjs'

const request = { ...question, stream: true, stream_options: { include_usage: true } }
const readChunk = (chunk, answer) => {
  answer.reason = chunk.choices[0].finish_reason ?? answer.reason
  parts.readChunk(chunk, answer)
}
await main(async () => (await ask(request, { readChunk })).content)
