import { expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import { toMock } from '../../../../mocks/state/plain-options.ts'

const fixtures = [{ id: 'greeting', reply: 'Hello!' }]

test.each([
  [
    'a fixture',
    () => toMock({ fixtures }).next('greeting', { operationId: 'listModels' }),
    'greeting answers createChatCompletion and not listModels; leave operationId out',
  ],
  [
    'a scenario of a finish reason',
    () => createMock().next('finish_reason.content_filter', { operationId: 'getBalance' }),
    'finish_reason.content_filter answers createChatCompletion and not getBalance; leave operationId out',
  ],
  [
    'a number in quotes',
    () => createMock().next('server_error', { times: '2' as unknown as number }),
    'times is "2"; it must be a whole number, 1 or more',
  ],
  [
    'a result of a wrong calculation',
    () => createMock().next('server_error', { times: Number.NaN }),
    'times is NaN; it must be a whole number, 1 or more',
  ],
  [
    'a bigint',
    () => createMock().next('server_error', { times: 2n as unknown as number }),
    'times is 2n; it must be a whole number, 1 or more',
  ],
])('the error names what was queued: %s', (_, act, message) => {
  expect(act).toThrow(message)
})
