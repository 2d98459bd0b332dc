/**
 * The clients of `GET /__mock/events`: they get each event as server-sent events, and after a reconnection those that they missed. The
 * latest events are kept for that. A client that reads too slowly is dropped, so that memory stays bounded.
 * Specification: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
import type { ServerResponse } from 'node:http'
import type { MockEvent } from './event-data.ts'

/** An event as it is kept: its number, and the text that is sent. */
interface Sent {
  number: number
  session: string | null
  text: string
}

export interface Subscribers {
  readonly count: number
  /** Adds a client; `session` limits it to one session (empty: the mock itself), null gives it all. */
  add(
    response: ServerResponse,
    options: { session: string | null; lastId: string | undefined; first: MockEvent[] },
  ): void
  send(event: MockEvent): void
  /** Forgets the events that are kept. */
  clear(): void
  /** Ends all connections. */
  close(): void
}

export const mostSubscribers = 100
const mostKept = 1000
const mostKeptLength = 4 * 1024 * 1024
/** Bytes that wait to be sent to one client. */
const mostWaitingBytes = 1024 * 1024
const heartbeatMs = 15_000
/** How long a client that is dropped may take to read what it was sent. */
const dropMs = 5000

/** Creates an empty list of clients; `tag` is part of every event id and differs for each process. */
export function createSubscribers(tag: string, onLeave: () => void): Subscribers {
  const clients = new Map<ServerResponse, string | null>()
  let kept: Sent[] = []
  let keptLength = 0
  let number = 0
  let timer: NodeJS.Timeout | undefined

  function write(response: ServerResponse, text: string): void {
    response.write(text)
    if (response.writableLength <= mostWaitingBytes) return
    clients.delete(response)
    response.end(': dropped, because events are read too slowly; reconnect\n\n')
    setTimeout(() => response.destroy(), dropMs).unref()
  }

  function keep(sent: Sent): void {
    kept.push(sent)
    keptLength += sent.text.length
    let drop = 0
    for (; kept.length - drop > mostKept || (keptLength > mostKeptLength && kept.length - drop > 1); drop++)
      keptLength -= kept[drop]!.text.length
    if (drop > 0) kept = kept.slice(drop)
  }

  function replay(response: ServerResponse, session: string | null, lastId: string): void {
    const [sameTag, at] = lastId.startsWith(`${tag}.`)
      ? [true, Number(lastId.slice(tag.length + 1))]
      : [false, Number.NaN]
    const oldest = kept[0]?.number ?? number + 1
    if (!sameTag || !Number.isInteger(at) || at > number || at < oldest - 1)
      // Not all that the client has missed is kept, so it has to read the journal again.
      return void response.write('event: missed\ndata: {"read": "/__mock/requests"}\n\n')
    for (const sent of kept) if (sent.number > at && isFor(sent.session, session)) response.write(sent.text)
  }

  return {
    get count() {
      return clients.size
    },
    add(response, { session, lastId, first }) {
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'X-Accel-Buffering': 'no',
      })
      response.write('retry: 1000\n\n')
      if (lastId !== undefined) replay(response, session, lastId)
      // With the id of the latest event, so that the client continues after that one.
      for (const event of first) response.write(toText(event, number === 0 ? null : `${tag}.${number}`))
      clients.set(response, session)
      timer ??= setInterval(() => {
        for (const one of clients.keys()) write(one, ': heartbeat\n\n')
      }, heartbeatMs).unref()
      response.once('close', () => {
        clients.delete(response)
        if (clients.size > 0) return
        clearInterval(timer)
        timer = undefined
        onLeave()
      })
    },
    send(event) {
      const text = toText(event, `${tag}.${++number}`)
      keep({ number, session: event.session, text })
      for (const [response, session] of clients) if (isFor(event.session, session)) write(response, text)
    },
    clear() {
      kept = []
      keptLength = 0
    },
    close() {
      clearInterval(timer)
      for (const response of clients.keys()) response.end(': the mock stops\n\n')
      clients.clear()
    },
  }
}

function isFor(session: string | null, asked: string | null): boolean {
  return asked === null || (session ?? '') === asked
}

function toText({ type, data }: MockEvent, id: string | null): string {
  return `${id === null ? '' : `id: ${id}\n`}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`
}
