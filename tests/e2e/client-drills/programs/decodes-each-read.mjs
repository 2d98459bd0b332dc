// Decodes each read of the stream separately, so a character that is split over two reads is lost.
import { ask, main, question } from './kimi.mjs'

async function* decodeEvents(body) {
  let text = ''
  for await (const bytes of body) {
    text += new TextDecoder().decode(bytes)
    const lines = text.split(/\r?\n/)
    text = lines.pop()
    for (const line of lines) if (line.startsWith('data:')) yield line.slice(5).trim()
  }
}

await main(async () => (await ask({ ...question, stream: true }, { decodeEvents })).content)
