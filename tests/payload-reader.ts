/** Reads one payload per line, as a `.jsonl` recording keeps a stream: the envelope is gone, so framing cannot be judged. */
import type { StreamEvent } from '../openapi/event-stream.ts'

export interface PayloadReader {
  push(bytes: Uint8Array, atMs: number | null): void
  end(): void
}

/** Creates a reader that keeps nothing but the unfinished line. */
export function createPayloadReader(event: (event: StreamEvent) => void): PayloadReader {
  let rest = ''
  let index = 0
  let offset = 0
  const decoder = new TextDecoder('utf-8')

  function line(text: string, atMs: number | null): void {
    if (text.trim() !== '') {
      const data = text.replace(/\r$/, '')
      event({ index: index++, data, dataLines: 1, name: null, id: null, offset, atMs, terminated: true })
    }
    offset += Buffer.byteLength(text) + 1
  }

  return {
    push(bytes, atMs) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
      rest = lines.pop()!
      for (const text of lines) line(text, atMs)
    },
    end() {
      if (rest !== '') line(rest, null)
    },
  }
}
