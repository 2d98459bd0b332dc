import { describe, expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import { ask, hello } from '../ask.ts'

describe('a preference of the mock that cannot be read', () => {
  test.each([
    ['wait', 'wait=2.5'],
    ['code 429', 'code=429'],
    ['respond-async, example = rate limit', 'example=rate_limit_reached_error.rpm'],
    ['example: server_error', 'example=rate_limit_reached_error.rpm'],
    ['FAULT;times=2', 'fault=stream-cut'],
    ['example=server error', 'example=rate_limit_reached_error.rpm'],
  ])('is a problem that says how to write it: %s', (prefer, written) => {
    const reply = ask(createMock(), { headers: { prefer } })
    expect(reply.status).toBe(400)
    expect(reply.json).toMatchObject({ detail: expect.stringContaining(`cannot be read; write ${written}`) })
  })

  test.each(['respond-async', 'return=minimal', 'wait-for=x y', 'handling = a b', ';;,,', ''])(
    'is ignored where the mock does not know it: %j',
    (prefer) => {
      expect(ask(createMock(), { body: hello, headers: { prefer } }).status).toBe(200)
    },
  )
})
