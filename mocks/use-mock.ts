/** Entry point `kimi-contract/test`: a mock that starts, resets and closes with the tests of a file, for any test runner. */
import type { PlainOptions } from './state/plain-options.ts'
import type { MockServerOptions } from './server.ts'
import type { MockControls } from './state/index.ts'
import { MockUsageError } from './common/index.ts'

export { MockUsageError } from './common/index.ts'
export type { MockControls } from './state/index.ts'

/** Registers a function that the test runner calls and awaits. */
type Hook = (run: () => Promise<void>) => unknown

/** The hooks of a test runner. */
export interface TestHooks {
  /** Called once; starts the mock. */
  beforeAll: Hook
  /** Called once; resets the mock after each test. */
  afterEach: Hook
  /** Called once; closes the mock. */
  afterAll: Hook
}

interface HookOptions {
  /** The hooks of the test runner; default: the global ones of jest, or of vitest with `globals: true`. */
  hooks?: TestHooks
}

/** The options of `useMock` with an HTTP server: those of `createMockServer`, and the hooks. */
export interface UseServerOptions extends HookOptions, MockServerOptions {
  /** `server` (default) starts an HTTP server on a free port. */
  over?: 'server'
}

/** The options of `useMock` in this process: those of every mock, and the hooks. */
export interface UseMswOptions extends HookOptions, PlainOptions {
  /** `msw` intercepts the requests of this process. */
  over: 'msw'
  /** A base URL to answer in addition to those of the two hosts. */
  baseUrl?: string
  /** What happens to requests to other hosts; default: an error. */
  onUnhandledRequest?: 'error' | 'warn' | 'bypass'
}

/** The controls of the mock, usable while the tests of the file run. */
export interface TestMock extends MockControls {
  /** The base URL for the client under test. */
  readonly url: string
}

interface Running {
  readonly url: string
  readonly controls: MockControls
  close(): unknown
}

/**
 * Registers hooks that start a mock before the tests, reset it after each of them, and close it after the last.
 * @throws MockUsageError if there are no hooks, or the mock is used before it has started
 * @example const mock = useMock({ hooks: { beforeAll, afterEach, afterAll } }); test('…', async () => ask(mock.url))
 */
export function useMock(options: UseServerOptions | UseMswOptions = {}): TestMock {
  const { hooks = findGlobalHooks(), ...settings } = options
  const over: unknown = settings.over ?? 'server'
  if (over !== 'server' && over !== 'msw')
    throw new MockUsageError(`over is ${JSON.stringify(over)}; it must be "server" or "msw"`)
  for (const name of hookNames)
    if (typeof hooks[name] !== 'function') throw new MockUsageError(`hooks.${name} must be a function`)

  let running: Running | null = null
  hooks.beforeAll(async () => {
    running = await (settings.over === 'msw' ? startMsw(settings) : startServer(settings))
  })
  hooks.afterEach(async () => running?.controls.reset())
  hooks.afterAll(async () => {
    const ending = running
    running = null
    await ending?.close()
  })

  const get = () => {
    if (running) return running
    throw new MockUsageError(
      'the mock of useMock() runs only during the tests of its file: use it in a test, in beforeEach or in a later beforeAll',
    )
  }
  return {
    get url() {
      return get().url
    },
    get requests() {
      return get().controls.requests
    },
    next: (answer, nextOptions) => get().controls.next(answer, nextOptions),
    use: (fixtures) => get().controls.use(fixtures),
    chaos: (chaosOptions) => get().controls.chaos(chaosOptions),
    get settings() {
      return get().controls.settings
    },
    unmatched: () => get().controls.unmatched(),
    reset: () => get().controls.reset(),
    session: (name) => get().controls.session(name),
  }
}

async function startServer(settings: Omit<UseServerOptions, 'hooks'>): Promise<Running> {
  const { createMockServer } = await import('./server.ts')
  const { over: _over, ...options } = settings
  const server = await createMockServer(options)
  return { url: server.url, controls: server, close: () => server.close() }
}

async function startMsw(settings: Omit<UseMswOptions, 'hooks'>): Promise<Running> {
  const { createNodeMock } = await import('./node.ts')
  const { over: _over, onUnhandledRequest, ...options } = settings
  const mock = createNodeMock(options)
  mock.listen(onUnhandledRequest === undefined ? {} : { onUnhandledRequest })
  return { url: options.baseUrl ?? 'https://api.moonshot.ai/v1', controls: mock, close: () => mock.close() }
}

const hookNames = ['beforeAll', 'afterEach', 'afterAll'] as const

function findGlobalHooks(): TestHooks {
  const { beforeAll, afterEach, afterAll } = globalThis as Partial<TestHooks>
  if (beforeAll && afterEach && afterAll) return { beforeAll, afterEach, afterAll }
  throw new MockUsageError(
    'useMock() found no global beforeAll, afterEach and afterAll: pass them, ' +
      'as in useMock({ hooks: { beforeAll, afterEach, afterAll } }) with the imports from vitest',
  )
}
