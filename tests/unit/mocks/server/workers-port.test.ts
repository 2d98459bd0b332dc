/** Workers on a free port: one that another program takes before they listen is replaced by the next. */
import { createServer, type Server } from 'node:http'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createWorkers } from '../../../../mocks/server/workers/index.ts'
import { listen } from '../../../../mocks/server/listen.ts'

vi.mock('../../../../mocks/server/listen.ts', { spy: true })

/** A server that holds its port. */
async function occupy(): Promise<{ server: Server; port: number }> {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  onTestFinished(() => void server.close())
  return { server, port }
}

test('another free port is tried where none is named', async () => {
  const { port } = await occupy()
  vi.mocked(listen).mockResolvedValueOnce(port)
  const workers = await createWorkers({ workers: 2, onLine() {} })
  onTestFinished(() => workers.close())
  expect(workers.port).not.toBe(port)
  const response = await fetch(`${workers.url}/models`, { headers: { authorization: 'Bearer sk-test' } })
  expect(response.status).toBe(200)
})

test('a port that is named is not replaced', async () => {
  const { port } = await occupy()
  vi.mocked(listen).mockResolvedValueOnce(port)
  await expect(createWorkers({ workers: 1, port, onLine() {} })).rejects.toThrow(`port ${port} on 127.0.0.1 is in use`)
})
