import { expect, test } from 'vitest'
import { createMockServer } from '../../../../mocks/server.ts'
import { hello } from '../ask.ts'

test.each([
  ['the mock', {}, 'scenario=server_error'],
  ['a session', { 'x-mock-session': 'left' }, 'scenario=server_unavailable'],
])('a line names the override of %s', async (_, headers, expected) => {
  const lines: string[] = []
  const mock = await createMockServer({ port: 0, requestLog: 'text', onRequestLines: (text) => lines.push(text) })
  mock.next('server_error')
  mock.session('left').next('server_unavailable')
  const sent = { authorization: 'Bearer any', ...headers }
  await fetch(`${mock.url}/chat/completions`, { method: 'POST', headers: sent, body: JSON.stringify(hello) })
  await expect.poll(() => lines.join('')).toContain(expected)
  mock.session('left').reset()
  mock.reset()
  await mock.close()
})
