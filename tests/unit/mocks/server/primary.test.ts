/** The primary of several workers: a change is answered when all workers have it. */
import { expect, test } from 'vitest'
import { createAccess } from '../../../../mocks/server/access.ts'
import { createPrimary } from '../../../../mocks/server/workers/primary.ts'
import type { Command, JournalPart } from '../../../../mocks/server/workers/messages.ts'
import { createMock } from '../../../../mocks/state/index.ts'
import { hello } from '../ask.ts'
import { runScheduled } from './run-scheduled.ts'

const none = new Uint8Array(0)
const headers = { authorization: 'Bearer k', 'content-type': 'application/json' }
const body = new TextEncoder().encode(JSON.stringify(hello))
const chat = { method: 'POST', url: '/v1/chat/completions', headers, body }
const read = { method: 'GET', url: '/__mock/scenarios', headers: {}, body: none }

test('a control call waits for a state that another request has just sent', async () => {
  const mock = createMock()
  const sent: { command: Command; done: PromiseWithResolvers<JournalPart[]> }[] = []
  const primary = createPrimary(mock, createAccess({}), {
    broadcast(command) {
      const done = Promise.withResolvers<JournalPart[]>()
      sent.push({ command, done })
      return done.promise
    },
    most: 10,
    journals: null,
  })
  mock.next('rate_limit_reached_error.rpm', { times: 2 })
  expect((await primary.answer(chat)).status).toBe(429)
  await runScheduled()
  expect(sent.map(({ command }) => command)).toMatchObject([{ do: 'state', state: { waiting: true } }])
  let answered = false
  const reply = primary.answer(read).then(({ status }) => {
    answered = true
    return status
  })
  await runScheduled()
  expect(answered).toBe(false)
  sent[0]!.done.resolve([])
  expect(await reply).toBe(200)
  expect(sent).toHaveLength(1)
})
