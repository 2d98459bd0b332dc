/** Entry point `kimi-contract/client/vitest`: registers the drills of the user's program as tests. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toText, type CaseReport, type SuiteReport } from '../../tests/suite/reporters/index.ts'
import { assertOptions, type ClientDrillOptions } from './options.ts'
import { pickDrills, runClientDrills } from './run.ts'

export { ClientDrillError } from './options.ts'

/** The options of `describeClient`: those of `runClientDrills`, and how the tests appear. */
export interface DescribeClientOptions extends Omit<ClientDrillOptions, 'signal' | 'onRun'> {
  /** Title of the block; default: the command. */
  title?: string
  /** Longest duration of all runs together in milliseconds; default 10 minutes. */
  timeoutMs?: number
  /** A warning counts as a failure. */
  strict?: boolean
}

/**
 * Registers one test for each drill. The program runs once for each setup, before the first test. A drill that does not apply is skipped
 * with its reason.
 * @throws ClientDrillError if an option is wrong, SelectionError if a glob matches no drill
 * @example describeClient({ command: ['node', 'app.js'], skip: ['streams/*'] })
 */
export function describeClient(options: DescribeClientOptions): void {
  const { title, timeoutMs = 600_000, strict = false, ...drillOptions } = options
  assertOptions(drillOptions)
  const drills = pickDrills(drillOptions)
  describe(title ?? `the client ${options.command.join(' ')}`, () => {
    let report: SuiteReport | undefined
    const stop = new AbortController()
    beforeAll(async () => {
      report = await runClientDrills({ ...drillOptions, signal: stop.signal })
      if (report.verdict === 'inconclusive') throw new Error(report.inconclusiveBecause)
    }, timeoutMs)
    afterAll(() => stop.abort())

    for (const drill of drills)
      it(`${drill.id}: ${drill.title}`, (context) => {
        const result = report?.cases.find(({ id }) => id === drill.id)
        if (!result) throw new Error('the program was not run')
        if (result.status === 'skip') return context.skip(result.skippedBecause)
        const counted = toCounted(result, strict)
        if (counted.length > 0) expect.fail(counted.map((failure) => toText(failure, result)).join('\n\n'))
      })
  })
}

function toCounted({ failures }: CaseReport, strict: boolean) {
  return failures.filter(({ severity }) => severity === 'fail' || (strict && severity === 'warn'))
}
