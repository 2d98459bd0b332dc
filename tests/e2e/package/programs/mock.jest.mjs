/** For jest, with its globals. */
import { useMock } from 'kimi-contract/test'

const mock = useMock()

test('retries after a 429', async () => {
  mock.next('rate_limit_reached_error.rpm')
  const send = () => fetch(`${mock.url}/models`, { headers: { Authorization: 'Bearer sk-any' } })
  expect([(await send()).status, (await send()).status]).toEqual([429, 200])
  expect(mock.requests).toHaveLength(2)
})
test('has no requests of the test before', () => {
  expect(mock.requests).toEqual([])
})
