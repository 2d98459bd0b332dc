import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createSubscribers } from '../../../../mocks/server/events/subscribers.ts'
import type { Subscribers } from '../../../../mocks/server/events/subscribers.ts'
import { readEvents } from './event-client.ts'

let close = () => {}
afterEach(() => close())

async function start(): Promise<{ subscribers: Subscribers; url: string }> {
  const subscribers = createSubscribers('tag', () => {})
  const server = createServer((request, response) =>
    subscribers.add(response, { session: null, lastId: request.headers['last-event-id'] as string, first: [] }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => {
    subscribers.close()
    server.close()
    server.closeAllConnections()
  }
  return { subscribers, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` }
}

const note = (data: unknown) => ({ type: 'state', session: null, data }) as const

test('a client that does not read is dropped with a comment, and the others stay', async () => {
  const { subscribers, url } = await start()
  const [slow, other] = [await readEvents(url), await readEvents(url)]
  slow.message.pause()
  const text = 'x'.repeat(100_000)
  for (let sent = 0; sent < 1000 && subscribers.count > 1; sent++) {
    subscribers.send(note({ sent, text }))
    await other.until('state', sent + 1)
  }
  expect(subscribers.count).toBe(1)
  slow.message.resume()
  await slow.ended
  expect(slow.comments).toEqual(['dropped, because events are read too slowly; reconnect'])
  expect(slow.events.map(({ data }) => data.sent)).toEqual(slow.events.map((_, index) => index))
  subscribers.send(note({ last: true }))
  await expect.poll(() => other.events.at(-1)?.data).toEqual({ last: true })
})

test('the latest 1000 events are kept for a client that reconnects', async () => {
  const { subscribers, url } = await start()
  for (let number = 1; number <= 1500; number++) subscribers.send(note(number))
  const missedSome = await readEvents(url, { headers: { 'last-event-id': 'tag.499' } })
  const missedNone = await readEvents(url, { headers: { 'last-event-id': 'tag.500' } })
  await missedNone.until('state', 1000)
  expect(missedNone.events.map(({ data }) => data)).toEqual(Array.from({ length: 1000 }, (_, at) => at + 501))
  await missedSome.until('missed')
  expect(missedSome.events).toHaveLength(1)
})

test('events kept for a client that reconnects are bounded in size', async () => {
  const { subscribers, url } = await start()
  for (let number = 1; number <= 20; number++) subscribers.send(note('y'.repeat(1024 * 1024)))
  const client = await readEvents(url, { headers: { 'last-event-id': 'tag.10' } })
  await client.until('missed')
  const late = await readEvents(url, { headers: { 'last-event-id': 'tag.18' } })
  await late.until('state', 2)
})
