/** `useMock` with the hooks of this test runner, over HTTP and in process, and with recorded hooks. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { useMock, type TestHooks } from '../../../mocks/use-mock.ts'

const hooks: TestHooks = { beforeAll, afterEach, afterAll }

async function ask(baseUrl: string): Promise<{ status: number; content: string | undefined }> {
  const response = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk-any', 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'hi' }] }),
  })
  const body = (await response.json()) as { choices?: { message: { content: string } }[] }
  return { status: response.status, content: body.choices?.[0]?.message.content }
}

for (const over of ['server', 'msw'] as const)
  describe(`useMock over ${over}`, () => {
    const mock = useMock({ over, hooks })

    it('answers what the test queues', async () => {
      mock.next('rate_limit_reached_error.rpm')
      expect((await ask(mock.url)).status).toBe(429)
      mock.next({ reply: 'Hello!' })
      expect(await ask(mock.url)).toEqual({ status: 200, content: 'Hello!' })
      expect(mock.requests.map(({ status }) => status)).toEqual([429, 200])
      mock.use({ reply: 'For the next test too?' })
      mock.next('server_error', { times: 5 })
    })

    it('starts the next test without requests, answers or scenarios of the one before', async () => {
      expect(mock.requests).toEqual([])
      expect(mock.unmatched()).toEqual([])
      const { status, content } = await ask(mock.url)
      expect(status).toBe(200)
      expect(content).not.toBe('For the next test too?')
    })
  })

describe('the life cycle', () => {
  function record() {
    const hooksRun: Record<keyof TestHooks, () => Promise<void>> = {
      beforeAll: async () => {},
      afterEach: async () => {},
      afterAll: async () => {},
    }
    const recorded: TestHooks = {
      beforeAll: (run) => void (hooksRun.beforeAll = run),
      afterEach: (run) => void (hooksRun.afterEach = run),
      afterAll: (run) => void (hooksRun.afterAll = run),
    }
    return { hooksRun, recorded }
  }

  it('closes the server after the last test, even if the start failed', async () => {
    const { hooksRun, recorded } = record()
    const mock = useMock({ hooks: recorded })
    await hooksRun.beforeAll()
    const { url } = mock
    expect((await ask(url)).status).toBe(200)
    await hooksRun.afterAll()
    await expect(ask(url)).rejects.toThrow('fetch failed')

    const failing = record()
    useMock({ hooks: failing.recorded, port: -1 })
    await expect(failing.hooksRun.beforeAll()).rejects.toThrow(/port/)
    await expect(failing.hooksRun.afterEach()).resolves.toBeUndefined()
    await expect(failing.hooksRun.afterAll()).resolves.toBeUndefined()
  })

  it('says when the mock can be used', async () => {
    const { recorded } = record()
    const mock = useMock({ hooks: recorded })
    expect(() => mock.url).toThrow('runs only during the tests of its file')
    expect(() => mock.next('server_error')).toThrow('runs only during the tests of its file')
  })

  it('refuses wrong options and says what to write', () => {
    const { recorded } = record()
    expect(() => useMock()).toThrow('useMock({ hooks: { beforeAll, afterEach, afterAll } })')
    expect(() => useMock({ over: 'http' as 'server', hooks: recorded })).toThrow('over is "http"')
    expect(() => useMock({ hooks: { beforeAll } as unknown as TestHooks })).toThrow(
      'hooks.afterEach must be a function',
    )
  })
})
