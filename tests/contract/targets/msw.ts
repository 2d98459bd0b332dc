/** The mock inside this process, behind msw and global fetch, for the contract tests. */
import { createNodeMock } from '../../../mocks/node.ts'
import type { MockOptions } from '../../../mocks/state/options.ts'
import { targetKey, type Target } from './server.ts'

/** Intercepts requests to the API's own host; nothing leaves the process. */
export async function openMswTarget(options: MockOptions = {}): Promise<Target> {
  const mock = createNodeMock({ apiKeys: [targetKey], ...options })
  mock.listen()
  return {
    baseUrl: 'https://api.moonshot.ai/v1',
    apiKey: targetKey,
    kind: 'mock',
    fetch: (input, init) => globalThis.fetch(input, init),
    close: async () => void mock.close(),
  }
}
