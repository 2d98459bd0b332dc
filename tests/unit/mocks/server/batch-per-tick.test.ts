import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { setImmediate as nextTick } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createListener } from '../../../../mocks/server/serve.ts'
import { createBatch } from '../../../../mocks/server/batch-per-tick.ts'
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
  const message = Object.assign(Readable.from([]), { method: 'GET', url: '/v1/models', headers: {} })
  listen(message as unknown as IncomingMessage, response)
  await once(message, 'end')
  expect(endings).toEqual([])
  Object.assign(response, { closed: true })
  await nextTick()
  expect(urls).toEqual(['/v1/models'])
  expect(endings).toEqual(['left'])
})
