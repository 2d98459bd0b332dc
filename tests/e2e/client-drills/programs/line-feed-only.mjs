// Separates events only at two line feeds, so it finds none in a stream with CR LF.
import { ask, main, question } from './kimi.mjs'

async function* decodeEvents(body) {
  let text = ''
  for await (const part of body.pipeThrough(new TextDecoderStream())) {
    text += part
    const blocks = text.split('\n\n')
    text = blocks.pop()
    for (const block of blocks) if (block.startsWith('data: ')) yield block.slice(6)
  }
}

await main(async () => (await ask({ ...question, stream: true }, { decodeEvents })).content)
