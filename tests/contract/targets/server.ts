/** The mock as a server over real HTTP, for the contract tests. */
import { createMockServer, type MockServerOptions } from '../../../mocks/server.ts'

export const targetKey = 'sk-kimi-contract-target-000000'

export interface Target {
  baseUrl: string
  apiKey: string
  kind: 'mock'
  fetch?: typeof fetch
  close(): Promise<void>
}

/** Starts a server that takes one key only. */
export async function openServerTarget(options: MockServerOptions = {}): Promise<Target> {
  const mock = await createMockServer({ port: 0, apiKeys: [targetKey], ...options })
  return { baseUrl: mock.url, apiKey: targetKey, kind: 'mock', close: () => mock.close() }
}
