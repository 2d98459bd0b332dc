/** The mock as an HTTP server for any language, with control routes under `/__mock`. */
import type { PlainOptions } from './state/plain-options.ts'
import { startServer, type MockServerOptions } from './server/index.ts'
import { toControls, type MockControls, checkOptionNames } from './state/index.ts'

export { FixtureError } from './fixtures/problems.ts'
export { LimitStoreError } from './rate-limits/index.ts'
export { MockUsageError } from './common/index.ts'
export type { MockServerOptions } from './server/index.ts'
export type { JournalEntry, MockControls } from './state/index.ts'

/** A mock server that listens, with the controls of its mock. */
export interface MockServer extends MockControls {
  /** The base URL a client takes, e.g. `http://127.0.0.1:4010/v1`. */
  readonly url: string
  /** The port it listens on; with the option 0, the free port that was chosen. */
  readonly port: number
  /** The mock behind the server, for `createHandlers({ mock })`. */
  readonly mock: MockControls
  /** Stops at once: open streams are cut. */
  close(): Promise<void>
}

/** The options of a server in addition to those of every mock. A record, so that the compiler reports a missing one. */
const serverOptions: Readonly<Record<Exclude<keyof MockServerOptions, keyof PlainOptions>, true>> = {
  watch: true,
  onLine: true,
  port: true,
  host: true,
  allowHosts: true,
  controlToken: true,
  control: true,
  bodyMemoryBytes: true,
  journalStore: true,
  requestLog: true,
  onRequestLines: true,
  extension: true,
  onUnmatched: true,
}

/**
 * Starts a mock server.
 * @throws MockUsageError or RangeError if an option is invalid, FixtureError if a fixture file is
 * @example const mock = await createMockServer({ port: 0 }); new OpenAI({ baseURL: mock.url, apiKey: 'any' }); await mock.close()
 */
export async function createMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  checkOptionNames(options, { entry: 'createMockServer', own: Object.keys(serverOptions) })
  const { addFixtures } = await import('./fixtures/index.ts')
  const { url, port, mock, close } = await startServer(options, { addFixtures })
  return Object.assign(toControls(mock), { url, port, mock, close: () => close() })
}
