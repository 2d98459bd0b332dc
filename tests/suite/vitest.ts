/** The door `kimi-contract/vitest`: the cases as tests in the user's own run, and a matcher for single answers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest' // oxlint-disable-line no-restricted-imports -- this door is the one file of the suite that knows vitest
import type { Profile } from './checks/check.ts'
import { toText } from './reporters/failure-text.ts'
import { prepareRun, pickCases, type PreparedRun } from './runner/prepare-run.ts'
import type { SuiteOptions } from './runner/options.ts'
import { judgeAnything, type Judgeable, type JudgeableOptions } from './checks/helpers/judge-anything.ts'

export interface ContractOptions extends Omit<SuiteOptions, 'onProgress' | 'signal' | 'maxCostUsd'> {
  /** Title of the block; default: the base URL. */
  title?: string
}

/**
 * Registers one test a case; a case that does not concern the model is skipped with its reason.
 * @example describeContract({ baseUrl: 'http://127.0.0.1:4010/v1', apiKey: 'sk-…', model: 'kimi-k2.6' })
 */
export function describeContract(options: ContractOptions): void {
  // A case may take several requests, and each may be asked again.
  const timeout = (options.timeoutMs ?? 120_000) * 4
  describe(options.title ?? `the contract at ${options.baseUrl}`, () => {
    let suite: PreparedRun
    beforeAll(async () => {
      suite = await prepareRun(options)
      if (suite.blockedBecause !== null) throw new Error(suite.blockedBecause)
    }, timeout)
    afterAll(() => suite?.close())

    for (const one of pickCases(options)) {
      it(
        `${one.id}: ${one.about}`,
        async (context) => {
          const { skippedBecause } = suite.plan.find((known) => known.case === one)!
          if (skippedBecause !== null) return context.skip(skippedBecause)
          const { report } = await suite.run(one)
          if (report.status === 'skip') return context.skip(report.skippedBecause)
          const fatal = report.failures.filter((failure) => failure.severity === 'fail' || report.status === 'fail')
          if (report.status === 'fail') expect.fail(fatal.map((failure) => toText(failure, report)).join('\n\n'))
        },
        timeout,
      )
    }
  })
}

export interface KeepContractOptions extends JudgeableOptions {
  profile?: Profile
  /** A warning counts as a failure. */
  strict?: boolean
}

expect.extend({
  async toKeepContract(received: unknown, options: KeepContractOptions = {}) {
    const failures = await judgeAnything(received as Judgeable, options)
    const counted = failures.filter(
      (one) => one.severity === 'fail' || (options.strict === true && one.severity === 'warn'),
    )
    const place = { id: 'this answer', operationId: options.operationId ?? 'createChatCompletion' }
    return {
      pass: counted.length === 0,
      message: () =>
        counted.length === 0
          ? 'the contract is kept, and was expected not to be'
          : counted.map((failure) => toText(failure, place)).join('\n\n'),
    }
  },
})

declare module 'vitest' {
  // The type parameters are vitest's own and have to be named the same.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** Passes when an exchange, a `Response` or a body breaks no rule of the contract; must be awaited. */
    toKeepContract(options?: KeepContractOptions): Promise<void>
  }
}
