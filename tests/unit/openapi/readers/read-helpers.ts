/** Reads bytes as a file and collects everything that the reader returns. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Exchange } from '../../../../openapi/exchange.ts'
import { readRecording } from '../../../../openapi/readers/index.ts'
import type { ByteBudget } from '../../../../openapi/readers/limits.ts'
import { toExchange, type Hints, type MessageProblem } from '../../../../openapi/readers/recording.ts'

/** One exchange, its body as text, and the problems of the message around it. */
export interface ReadExchange {
  exchange: Exchange
  text: string
  problems: readonly MessageProblem[]
  /** Messages about what the recorder changed. */
  recorderNotices: readonly string[]
}

export interface ReadResult {
  exchanges: ReadExchange[]
  notes: string[]
  skipped: string[]
  unreadable: string[]
  /** Name and message of the error; null when the file could be read. */
  error: string | null
}

/** Writes the bytes under the given name and reads them back. */
export async function readBytes(
  name: string,
  content: string | Uint8Array,
  hints: Hints = {},
  budget?: ByteBudget,
): Promise<ReadResult> {
  const folder = await mkdtemp(join(tmpdir(), 'kimi-contract-'))
  try {
    await writeFile(join(folder, name), content)
    return await readFile(join(folder, name), hints, budget)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Reads a file whole. */
export async function readFile(file: string, hints: Hints = {}, budget?: ByteBudget): Promise<ReadResult> {
  const result: ReadResult = { exchanges: [], notes: [], skipped: [], unreadable: [], error: null }
  try {
    for await (const recorded of readRecording(file, hints, budget)) {
      if (recorded.kind === 'note') result.notes.push(recorded.text)
      else if (recorded.kind === 'skipped') result.skipped.push(`${recorded.entry} ${recorded.why}`)
      else if (recorded.kind === 'unreadable') result.unreadable.push(`${recorded.entry} ${recorded.text}`)
      else {
        const exchange = await toExchange(recorded)
        const text = Buffer.concat(exchange.body.map((part) => part.bytes)).toString('utf8')
        const { problems, recorderNotices } = recorded.outcome
        result.exchanges.push({
          exchange,
          text,
          problems,
          recorderNotices: recorderNotices.map((notice) => notice.message),
        })
      }
    }
  } catch (error) {
    result.error = `${(error as Error).name}: ${(error as Error).message}`
  }
  return result
}

/** A whole answer, compact, as on the wire. */
export const completion = JSON.stringify({
  id: 'chatcmpl-6a98c2415b8d7796ed10ab5b',
  object: 'chat.completion',
  created: 1788396097,
  model: 'kimi-k2.5',
  choices: [{ index: 0, message: { role: 'assistant', content: 'hi 水' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
})

/** One chunk with this content. */
export function chunk(content: string): string {
  const choices = [{ index: 0, delta: { content }, finish_reason: null }]
  return JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'kimi-k2.5', choices })
}
