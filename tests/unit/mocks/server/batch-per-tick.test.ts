import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { setImmediate as nextTick } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createListener } from '../../../../mocks/server/serve.ts'
import { createBatch, createOneByOne } from '../../../../mocks/server/batch-per-tick.ts'
import { createBodyReader } from '../../../../mocks/server/read-body.ts'

test('members of one tick are handled together at its end, in the order of arrival', async () => {
  const batches: (readonly string[])[] = []
  const add = createBatch<string>((batch) => void batches.push(batch))
  add('a')
  add('b')
  expect(batches).toEqual([])
  await nextTick()
  expect(batches).toEqual([['a', 'b']])
  add('c')
  await nextTick()
  expect(batches).toEqual([['a', 'b'], ['c']])
})

test('members of a queue are handled one per tick, and batches between them', async () => {
  const order: string[] = []
  const addSmall = createBatch<string>((batch) => void order.push(...batch))
  const add = createOneByOne<string>((member) => {
    order.push(member)
    if (member === 'large 1') {
      add('large 3')
      // What arrives while a large one is handled.
      setImmediate(() => addSmall('small'))
    }
  })
  add('large 1')
  add('large 2')
  for (let tick = 0; tick < 5; tick++) await nextTick()
  expect(order).toEqual(['large 1', 'large 2', 'small', 'large 3'])
  add('large 4')
  await nextTick()
  expect(order.at(-1)).toBe('large 4')
})

test('a member that is added while a batch is handled is in the next batch', async () => {
  const batches: (readonly string[])[] = []
  const add = createBatch<string>((batch) => {
    if (batches.length === 0) add('second')
    batches.push(batch)
  })
  add('first')
  await nextTick()
  await nextTick()
  expect(batches).toEqual([['first'], ['second']])
})

test('a client that left before the end of the tick gets nothing written and holds no slot', async () => {
  const endings: string[] = []
  const urls: string[] = []
  const listen = createListener((request) => {
    urls.push(request.url)
    return {
      status: 200,
      headers: [],
      body: { kind: 'bytes', bytes: '' },
      settled: (ending) => void endings.push(ending),
    }
  }, createBodyReader())
  // A response that cannot be written to: any use of it but `closed` would throw.
  const response = { closed: false } as ServerResponse
  const message = Object.assign(Readable.from([]), { method: 'GET', url: '/v1/models', headers: {}, rawHeaders: [] })
  listen(message as unknown as IncomingMessage, response)
  await once(message, 'end')
  expect(endings).toEqual([])
  Object.assign(response, { closed: true })
  await nextTick()
  expect(urls).toEqual(['/v1/models'])
  expect(endings).toEqual(['left'])
})

test('requests with large bodies are answered one per tick', async () => {
  const order: string[] = []
  const ticks: number[] = []
  let tick = 0
  const listener = createListener((request) => {
    order.push(request.url)
    ticks.push(tick)
    return { status: 200, headers: [], body: { kind: 'bytes', bytes: '' } }
  }, createBodyReader())
  const response = { closed: true, on() {}, once() {} } as unknown as ServerResponse
  const send = (url: string, bytes: number) => {
    const message = Object.assign(Readable.from([Buffer.alloc(bytes, 32)]), {
      method: 'POST',
      url,
      headers: {},
      rawHeaders: [],
    })
    listener(message as unknown as IncomingMessage, response)
    return once(message, 'end')
  }
  const ends = [send('/large-1', 2_000_000), send('/large-2', 1_048_576), send('/small', 1_048_575)]
  await Promise.all(ends)
  for (; tick < 6; tick++) await nextTick()
  expect(order.toSorted()).toEqual(['/large-1', '/large-2', '/small'])
  const tickOf = (url: string) => ticks[order.indexOf(url)]
  expect(tickOf('/large-1')).not.toBe(tickOf('/large-2'))
})
