import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createListener } from '../../../../mocks/server/serve.ts'
import { createTurnEnd } from '../../../../mocks/server/batch-per-tick.ts'

test('what comes in one turn is handed on at its end, in the order it came', async () => {
  const rows: (readonly string[])[] = []
  const put = createTurnEnd<string>((row) => void rows.push(row))
  put('a')
  put('b')
  expect(rows).toEqual([])
  await turnOfTheLoop()
  expect(rows).toEqual([['a', 'b']])
  put('c')
  await turnOfTheLoop()
  expect(rows).toEqual([['a', 'b'], ['c']])
})

test('what is put in while a row is dealt with comes in the next', async () => {
  const rows: (readonly string[])[] = []
  const put = createTurnEnd<string>((row) => {
    if (rows.length === 0) put('second')
    rows.push(row)
  })
  put('first')
  await turnOfTheLoop()
  await turnOfTheLoop()
  expect(rows).toEqual([['first'], ['second']])
})

test('whoever left before the end of the turn is written nothing and holds no slot', async () => {
  let settled = 0
  const asked: string[] = []
  const listen = createListener((request) => {
    asked.push(request.url)
    return { status: 200, headers: [], body: { kind: 'bytes', bytes: '' }, settled: () => void settled++ }
  })
  // A response that cannot be written to: any use of it but `closed` would throw.
  const response = { closed: false } as ServerResponse
  const message = Object.assign(Readable.from([]), { method: 'GET', url: '/v1/models', headers: {} })
  listen(message as unknown as IncomingMessage, response)
  await once(message, 'end')
  expect(settled).toBe(0)
  Object.assign(response, { closed: true })
  await turnOfTheLoop()
  expect(asked).toEqual(['/v1/models'])
  expect(settled).toBe(1)
})
