/** The sender of `smoke` names a server that is slow to answer, so that a silent wait has an explanation. */
import { expect, test } from 'vitest'
import { createLimitedSender } from '../../../../scripts/commands/smoke/limited-sender.ts'
import type { Incoming, Outgoing } from '../../../suite/sender/index.ts'

const answer: Incoming = { status: 200, headers: [], body: [], end: 'complete', endedAtMs: 0 }
const request: Outgoing = { method: 'GET', url: 'https://api.test/v1/models', headers: [], body: null, stream: false }

test('a request whose answer is late is announced once', async () => {
  const lines: string[] = []
  const announced = Promise.withResolvers<void>()
  const sender = createLimitedSender(
    async () => {
      await announced.promise
      return answer
    },
    {
      timeoutMs: 60_000,
      patienceMs: 1,
      announce: (line) => {
        lines.push(line)
        announced.resolve()
      },
    },
  )
  expect(await sender.send(request, { timeoutMs: 60_000, graceMs: 0 })).toBe(answer)
  expect(lines).toEqual([
    'waiting for the answer of api.test to GET /v1/models (at most 60 s; --timeout-ms changes that)',
  ])
})

test('a request that ends before that is not announced', async () => {
  const lines: string[] = []
  const announce = (line: string) => void lines.push(line)
  const sender = createLimitedSender(() => Promise.resolve(answer), { timeoutMs: 60_000, announce })
  await sender.send(request, { timeoutMs: 60_000, graceMs: 0 })
  expect([lines, sender.sent]).toEqual([[], [{ method: 'GET', url: 'https://api.test/v1/models', status: 200 }]])
})
