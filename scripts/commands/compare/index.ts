/** The command `compare`: runs the suite on each target in turn, and compares the results. */
import { redact, describeTarget } from '../../../tests/suite/reporters/index.ts'
import { runSuite, type SuiteOptions, type SuiteReport } from '../../../tests/suite/index.ts'
import { createNodeSender } from '../../../tests/suite/sender/index.ts'
import { pickCases } from '../../../tests/suite/runner/index.ts'
import { createObserver } from '../../../tests/suite/snapshot/index.ts'
import { createProgress } from '../check/progress.ts'
import { openTarget } from '../check/target.ts'
import { exitCodes, toList, type CommandDefinition, type Io } from '../../cli/command.ts'
import { compareRuns, toCompareExit, type TargetRun } from './compare.ts'
import { rendererNames, toCompareOutputs, writeComparison } from './outputs.ts'
import { findKeyless, readTargets, type NamedTarget } from './targets.ts'
import { runInterruptibly } from '../../cli/interrupt.ts'
import { toProxyEnv } from '../../cli/proxy.ts'
import { readSuiteOptions, suiteOptions } from '../../cli/suite-options.ts'

export const compareCommand: CommandDefinition = {
  options: [
    {
      flags: '--a <url>',
      about: 'the first target, its key in KIMI_A_KEY; the word mock stands for the embedded mock',
    },
    { flags: '--b <url>', about: 'the second target, its key in KIMI_B_KEY' },
    {
      flags: '--target <name=url>',
      about: 'one more target, its key in KIMI_<NAME>_KEY; may be repeated, for a matrix',
      repeat: true,
    },
    {
      flags: '--model <id>',
      about: 'the model on every target, or NAME=ID on one; may be repeated (default: as check chooses)',
      repeat: true,
    },
    { flags: '--needs-key', about: 'require servers on this machine to refuse wrong keys' },
    ...suiteOptions,
    { flags: '--max-cost <usd>', about: 'stop before the run costs more than this many US dollars, on each target' },
    {
      flags: '--reporter <name[=file]>',
      about: `${rendererNames.join(', ')}; with =FILE into a file; may be repeated (default: pretty)`,
      repeat: true,
    },
  ],
  examples: [
    'kimi-contract compare --a https://api.moonshot.ai/v1 --b http://127.0.0.1:8000/v1',
    'kimi-contract compare --a mock --b http://127.0.0.1:8000/v1 --reporter markdown=compare.md',
    'kimi-contract compare --target official=https://api.moonshot.ai/v1 --target vllm=http://10.0.0.5:8000/v1 --target mock=mock',
  ],
  notes: [
    'Headers, timings, optional members that are sent only sometimes, and documented words do not count as differences.',
  ],
  exitCodes: {
    ok: 'the targets are alike and all checks passed',
    failed: 'a verdict or a shape differs, or a check failed',
    notTested: 'nothing could be compared, or a run was stopped before anything differed',
  },
  async run(_args, options, io) {
    const outputs = toCompareOutputs(toList(options.reporter))
    const targets = readTargets(options, io)
    const suite = {
      ...readSuiteOptions(options),
      needsKey: options.needsKey === true ? true : undefined,
    } satisfies Partial<SuiteOptions>
    const cases = pickCases(suite).length
    const keyless = findKeyless(targets)
    if (keyless) {
      io.log(`no key for ${keyless.name}: set ${keyless.keyName} to test ${keyless.baseUrl}. Nothing was tested.`)
      return exitCodes.notTested
    }
    const runs: TargetRun[] = []
    await runInterruptibly({ log: io.log, follows: 'the comparison' }, async (signal) => {
      await warmUp(suite)
      // The targets run one after another, because parallel runs would change each other's timings.
      for (const target of targets) runs.push(await runOn(target, { ...suite, signal }, cases, io))
    })
    const comparison = compareRuns(runs)
    const written = writeComparison(comparison, outputs, io)
    const exitCode = toCompareExit(comparison)
    if (exitCode === exitCodes.notTested) io.log(`could not be compared: ${comparison.inconclusiveBecause ?? ''}`)
    return written || exitCode !== exitCodes.ok ? exitCode : exitCodes.wrongOptions
  },
}

/** Runs the cases once on the embedded mock, because the first run of code is slow and would change the timings of the first target. */
async function warmUp(suite: Partial<SuiteOptions>): Promise<void> {
  const mock = await openTarget(
    { profile: suite.profile },
    { out: () => {}, log: () => {}, color: false, live: false, env: {} },
  )
  if (typeof mock === 'string') return
  try {
    await runSuite({ ...suite, baseUrl: mock.baseUrl, kind: mock.kind, apiKey: mock.apiKey, maxCostUsd: undefined })
  } finally {
    await mock.close()
  }
}

async function runOn(target: NamedTarget, suite: Partial<SuiteOptions>, cases: number, io: Io): Promise<TargetRun> {
  const { name, baseUrl: named, model } = target
  // The embedded mock has its own key. Servers get their key from the target's variable only, never from MOONSHOT_API_KEY.
  const embedded = named === null ? await openTarget({ profile: suite.profile }, { ...io, env: {} }) : null
  if (typeof embedded === 'string') throw new Error(embedded)
  const baseUrl = embedded?.baseUrl ?? named!
  const kind = embedded?.kind
  const observer = createObserver()
  const progress = createProgress(io)
  const sockets = createNodeSender({ proxyEnv: toProxyEnv(io.env) })
  const shown = { kind: kind ?? 'server', baseUrl, model: model ?? null, profile: suite.profile ?? 'official' } as const
  io.log(`${name}: testing ${redact(describeTarget(shown))}: ${cases} ${cases === 1 ? 'case' : 'cases'}`)
  try {
    const report: SuiteReport = await runSuite({
      ...suite,
      baseUrl,
      ...(kind === undefined ? {} : { kind }),
      send: sockets.send,
      apiKey: embedded?.apiKey ?? target.apiKey,
      model,
      onExchange: observer.add,
      onProgress: progress.step,
    })
    progress.clear()
    // `check` has one key; each target here has a key of its own.
    const because = report.inconclusiveBecause?.replace('set MOONSHOT_API_KEY', `set ${target.keyName}`)
    return { name, report: because === undefined ? report : { ...report, inconclusiveBecause: because }, observer }
  } finally {
    sockets.close()
    await embedded?.close()
  }
}
