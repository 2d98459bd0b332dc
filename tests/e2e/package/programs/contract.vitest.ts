/** For vitest: `useMock`, `describeContract`, the matcher and its `not`; compiled and run. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createMockServer } from 'kimi-contract/server'
import { useMock } from 'kimi-contract/test'
import { describeContract } from 'kimi-contract/vitest'

const mock = useMock({ hooks: { beforeAll, afterEach, afterAll } })
const send = () =>
  fetch(`${mock.url}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk-any', 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hi' }] }),
  })

describe('the package', () => {
  it('judges an answer', async () => {
    await expect(await send()).toKeepContract()
  })
  it('finds a breach', async () => {
    mock.next('choices-empty')
    await expect(await send()).not.toKeepContract()
  })
  it('resets the mock between tests', async () => {
    expect(mock.requests).toEqual([])
    mock.next('rate_limit_reached_error.rpm')
    expect((await send()).status).toBe(429)
  })
})

const target = await createMockServer({ port: 0 })
afterAll(() => target.close())
describeContract({ baseUrl: target.url, apiKey: 'sk-any', model: 'kimi-k2.6', only: ['chat/s*'] })
