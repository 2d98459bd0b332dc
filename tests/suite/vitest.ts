/** Entry point `kimi-contract/vitest`: registers the cases as tests in the user's own run, and a matcher for single answers. */
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { type Profile, toExchange, type JudgeInputOptions } from './judge/index.ts'
import { judge } from './checks.ts'
import { toText } from './reporters/index.ts'
import { pickCases, prepareRun, type PreparedRun, assertSuiteOptions, type SuiteOptions } from './runner/index.ts'

export { JudgeInputError } from './judge/index.ts'
export { SuiteOptionsError } from './sender/index.ts'

/** The options of `describeContract`: those of `runSuite`, and a title. */
export interface ContractOptions extends Omit<SuiteOptions, 'onProgress' | 'signal' | 'maxCostUsd'> {
  /** Title of the block; default: the base URL. */
  title?: string
}

/**
 * Registers one test per case; a case that does not apply to the model is skipped with its reason.
 * @throws SuiteOptionsError when an option is wrong.
 * @example describeContract({ baseUrl: 'http://127.0.0.1:4010/v1', apiKey: 'sk-…', model: 'kimi-k2.6' })
 */
export function describeContract(options: ContractOptions): void {
  assertSuiteOptions(options)
  // A case may take several requests, and each of them may be sent again.
  const timeout = (options.timeoutMs ?? 120_000) * 4
  describe(options.title ?? `the contract at ${options.baseUrl}`, () => {
    let run: PreparedRun
    beforeAll(async () => {
      run = await prepareRun(options)
      if (run.blockedBecause !== null) throw new Error(run.blockedBecause)
    }, timeout)
    afterAll(() => run?.close())

    for (const one of pickCases(options)) {
      it(
        `${one.id}: ${one.about}`,
        async (context) => {
          const { skippedBecause } = run.plan.find((planned) => planned.case === one)!
          if (skippedBecause !== null) return context.skip(skippedBecause)
          const { report } = await run.run(one)
          if (report.status === 'skip') return context.skip(report.skippedBecause)
          if (report.status === 'fail')
            expect.fail(report.failures.map((failure) => toText(failure, report)).join('\n\n'))
        },
        timeout,
      )
    }
  })
}

/** The options of the matcher `toKeepContract`. */
export interface KeepContractOptions extends JudgeInputOptions {
  /** Which rules apply; default `official`. */
  profile?: Profile
  /** A warning counts as a failure. */
  strict?: boolean
}

async function compare(received: unknown, options: KeepContractOptions) {
  const exchange = await toExchange(received, options)
  const failures = judge(exchange, options.profile === undefined ? {} : { profile: options.profile })
  const counted = failures.filter(
    (one) => one.severity === 'fail' || (options.strict === true && one.severity === 'warn'),
  )
  const place = { id: 'this answer', operationId: exchange.operationId ?? 'unknown operation' }
  return {
    pass: counted.length === 0,
    message: () =>
      counted.length === 0
        ? 'expected the answer to break the contract, and all checks passed'
        : counted.map((failure) => toText(failure, place)).join('\n\n'),
  }
}

/** Finds calls of the matcher that a test does not await. Such a call may fail after the test has passed. */
function createAwaitTracker() {
  const calls = new Set<{ test: string; isAwaited: boolean; error: Error }>()
  return {
    /**
     * Vitest calls `then` of the matcher's own promise and returns the promise that it gets. Only the test calls `then` of
     * that second promise.
     */
    track<T>(result: Promise<T>, test: string): Promise<T> {
      const call = { test, isAwaited: false, error: new ForgottenAwaitError() }
      calls.add(call)
      return withThen(result, (...handlers) => {
        const outcome = Promise.prototype.then.apply(result, handlers as [])
        return withThen(outcome, (...own) => {
          call.isAwaited = true
          return Promise.prototype.then.apply(outcome, own as [])
        })
      })
    },
    /** The error of the first call of this test that was not awaited; forgets the calls of the test. */
    takeForgotten(test: string): Error | null {
      const own = [...calls].filter((call) => call.test === test)
      for (const call of own) calls.delete(call)
      return own.find((call) => !call.isAwaited)?.error ?? null
    },
  }
}

const ownPath = fileURLToPath(import.meta.url)

/** Made where the matcher is called, so that vitest shows that line. */
class ForgottenAwaitError extends Error {
  override name = 'ForgottenAwaitError'

  constructor() {
    super()
    const frames = (this.stack ?? '').split('\n').slice(1)
    const caller = frames.find((frame) => !frame.includes(ownPath) && !/node_modules|node:/.test(frame))
    // `at name (/folder/file.ts:12:34)`
    const [file = '', line] = (caller ?? '').split(/[/\\]/).at(-1)!.split(':')
    // Without Vite's module runner, vitest imports a test file with a query.
    const place = line === undefined ? '' : ` at ${file.split('?')[0]}:${line}`
    this.message = `toKeepContract${place} was not awaited: write \`await expect(answer).toKeepContract()\``
    this.stack = [`${this.name}: ${this.message}`, ...frames].join('\n')
  }
}

/** The promise with its own `then`. Without a `constructor` of Promise, `await` calls that `then` and does not bypass it. */
function withThen<T>(promise: Promise<T>, then: (...handlers: unknown[]) => Promise<unknown>): Promise<T> {
  // oxlint-disable-next-line unicorn/no-thenable -- the object is a promise and stays one; its `then` is only observed
  return Object.defineProperties(promise, { then: { value: then }, constructor: { value: undefined } })
}

/** `block > title`, as `currentTestName` of the matcher's state has it. */
function toTestName(task: TestContext['task']): string {
  const names = [task.name]
  for (let suite = task.suite; suite && suite.name !== task.file.name; suite = suite.suite)
    if (suite.name !== '') names.unshift(suite.name)
  return names.join(' > ')
}

const tracker = createAwaitTracker()

expect.extend({
  toKeepContract(received: unknown, options: KeepContractOptions = {}) {
    return tracker.track(compare(received, options), this.currentTestName ?? '')
  },
})

afterEach(({ task }) => {
  const forgotten = tracker.takeForgotten(toTestName(task))
  if (forgotten !== null) throw forgotten
})

declare global {
  // Declared on Chai's interface, because it has the same form in vitest 3, 4 and 5, while vitest's own `Matchers` has not.
  namespace Chai {
    interface Assertion {
      /** Passes when an exchange, a `Response` or a body breaks no promise of the contract; must be awaited. */
      toKeepContract(options?: KeepContractOptions): Promise<void>
    }
  }
}
