import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import type { Reply } from '../../../../mocks/reply/index.ts'
import { createBodyReader } from '../../../../mocks/server/read-body.ts'
import { createListener } from '../../../../mocks/server/serve.ts'
import { writeReply } from '../../../../mocks/server/write-reply.ts'

let server: Server
afterEach(() => {
  vi.restoreAllMocks()
  server.close()
})

/** The text of an answer that `listener` writes. */
async function ask(listener: (response: ServerResponse) => void): Promise<string> {
  server = createServer((_request, response) => listener(response)).listen(0, '127.0.0.1')
  return read()
}

async function read(): Promise<string> {
  await new Promise((resolve) => void server.once('listening', resolve))
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  return response.text()
}

function toStream(delays: readonly number[]): Reply {
  const events = delays.map((delayMs, at) => ({ bytes: String(at % 10), delayMs }))
  return { status: 200, headers: [], body: { kind: 'events', events, end: 'close' } }
}

/** Sets the clock and returns the delays of the timers that are set. */
function setClock(...times: number[]) {
  vi.spyOn(performance, 'now').mockImplementation(() => (times.length > 1 ? times.shift()! : times[0]!))
  return vi.spyOn(globalThis, 'setTimeout')
}

test.each([
  ['the first event', 1],
  ['all events', 20_000],
])('a stream that is late for %s is written at once', async (_, count) => {
  const text = await ask((response) =>
    writeReply(response, toStream(Array.from({ length: count }, () => 1)), performance.now() - count - 1),
  )
  expect(text).toBe('0123456789'.repeat(2000).slice(0, count))
})

test.each([
  [[1000, 1000.1], [30]],
  [
    [1000, 1025, 1025.2],
    [30, 5],
  ],
  [
    [1000, 1007, 1021, 1021],
    [30, 23, 9],
  ],
])('a timer is set again after the process was interrupted: the clock shows %j', async (times, expected) => {
  const delays: unknown[] = []
  const text = await ask((response) => {
    const timers = setClock(...times)
    writeReply(response, toStream([30]), 1000)
    delays.push(...timers.mock.calls.map(([, delay]) => delay))
    vi.restoreAllMocks()
  })
  expect(delays).toEqual(expected)
  expect(text).toBe('0')
})

test('an event whose time has passed after an interruption is written without a timer', async () => {
  let isSent = false
  const text = await ask((response) => {
    setClock(1000, 1031)
    writeReply(response, toStream([30]), 1000)
    isSent = response.headersSent
    vi.restoreAllMocks()
  })
  expect(isSent).toBe(true)
  expect(text).toBe('0')
})

test('delays are counted from the arrival of a request, not from the end of its tick', async () => {
  const reply: Reply = { status: 200, headers: [], body: { kind: 'bytes', bytes: 'late', delayMs: 500 } }
  const delays: unknown[] = []
  const listener = createListener(() => reply, createBodyReader())
  server = createServer((request, response) => {
    const timers = setClock(1000)
    listener(request, response)
    setClock(1480)
    setImmediate(() => {
      delays.push(...timers.mock.calls.map(([, delay]) => delay))
      vi.restoreAllMocks()
    })
  }).listen(0, '127.0.0.1')
  expect(await read()).toBe('late')
  expect(delays).toContain(20)
})
