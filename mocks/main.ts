/**
 * The root entry point, `kimi-contract`: the server, the msw handlers and the types. Each function loads its module (node:http or msw)
 * when it is called, so that a program loads only what it uses.
 */
import type { HandlerOptions, MockHandler } from './handlers.ts'
import type { MockServer, MockServerOptions } from './server.ts'

export { FixtureError } from './fixtures/problems.ts'
export { LimitStoreError } from './rate-limits/index.ts'
export { MockUsageError } from './common/index.ts'
export type { HandlerOptions, MockHandler } from './handlers.ts'
export type { MockServer, MockServerOptions } from './server.ts'
export type { JournalEntry, MockControls } from './state/index.ts'
export type * from '../openapi/types.ts'

/**
 * Starts a mock server; the same as in `kimi-contract/server`.
 * @example const mock = await createMockServer({ port: 0 })
 */
export async function createMockServer(options?: MockServerOptions): Promise<MockServer> {
  return (await import('./server.ts')).createMockServer(options)
}

/**
 * Creates the msw handlers. Asynchronous because msw is loaded here; `kimi-contract/handlers` has the synchronous function.
 * @example const server = setupServer(...(await createHandlers()))
 */
export async function createHandlers(options?: HandlerOptions): Promise<MockHandler[]> {
  return (await import('./handlers.ts')).createHandlers(options)
}
