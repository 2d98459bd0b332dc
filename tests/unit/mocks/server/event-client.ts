/** A client of `GET /__mock/events` for tests: collects the events that arrive. */
import { get } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { expect } from 'vitest'

export interface ReceivedEvent {
  id: string | null
  type: string
  data: Record<string, unknown>
}

export interface EventClient {
  readonly status: number
  readonly events: readonly ReceivedEvent[]
  readonly comments: readonly string[]
  /** The message, to pause it. */
  readonly message: IncomingMessage
  /** Waits until an event of this type is there and returns all of the type. */
  until(type: string, count?: number): Promise<ReceivedEvent[]>
  readonly ended: Promise<void>
  close(): void
}

/** Connects to the events of the mock at `url` (which ends in `/v1`). */
export function readEvents(
  url: string,
  { query = '', headers = {} }: { query?: string; headers?: Record<string, string> } = {},
): Promise<EventClient> {
  const events: ReceivedEvent[] = []
  const comments: string[] = []
  return new Promise((resolve, reject) => {
    const request = get(url.replace(/\/v1$/, `/__mock/events${query}`), { headers, agent: false }, (message) => {
      let text = ''
      message.setEncoding('utf8')
      message.on('data', (part: string) => {
        text += part
        const blocks = text.split('\n\n')
        text = blocks.pop()!
        for (const block of blocks) take(block)
      })
      message.on('error', () => {})
      const ended = new Promise<void>((end) => message.once('close', () => end()))
      resolve({
        status: message.statusCode!,
        events,
        comments,
        message,
        async until(type, count = 1) {
          const list = () => events.filter((event) => event.type === type)
          await expect.poll(() => list().length, { timeout: 50_000 }).toBeGreaterThanOrEqual(count)
          return list()
        },
        ended,
        close: () => request.destroy(),
      })
    })
    request.on('error', reject)
  })

  function take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null
    if (block.startsWith(':')) comments.push(block.slice(2))
    else if (field('event') !== null)
      events.push({
        id: field('id'),
        type: field('event')!,
        data: JSON.parse(field('data')!) as Record<string, unknown>,
      })
  }
}
