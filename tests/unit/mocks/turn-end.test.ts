import type { ServerResponse } from 'node:http'
import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Reply } from '../../../mocks/reply.ts'
import { createTurnEnd } from '../../../mocks/server/turn-end.ts'

interface Written {
  response: string
  status: number
}

function toResponse(name: string, closed = false): ServerResponse {
  return { name, closed } as unknown as ServerResponse
}

function toReply(status: number, settled?: () => void): Reply {
  return { status, headers: [], body: { kind: 'bytes', bytes: '' }, ...(settled ? { settled } : {}) }
}

function createRow() {
  const written: Written[] = []
  const write = createTurnEnd((response, reply) => {
    written.push({ response: (response as unknown as { name: string }).name, status: reply.status })
  })
  return { write, written }
}

test('what is ready in one turn is written at its end, in the order it became ready', async () => {
  const { write, written } = createRow()
  write(toResponse('a'), toReply(200), 0)
  write(toResponse('b'), toReply(429), 0)
  expect(written).toEqual([])
  await turnOfTheLoop()
  expect(written).toEqual([
    { response: 'a', status: 200 },
    { response: 'b', status: 429 },
  ])
  write(toResponse('c'), toReply(200), 0)
  await turnOfTheLoop()
  expect(written).toHaveLength(3)
})

test('whoever left before the end of the turn is not written to and holds no slot', async () => {
  const { write, written } = createRow()
  let settled = 0
  write(
    toResponse('left', true),
    toReply(200, () => void settled++),
    0,
  )
  write(toResponse('stayed'), toReply(200), 0)
  await turnOfTheLoop()
  expect(written).toEqual([{ response: 'stayed', status: 200 }])
  expect(settled).toBe(1)
})
