/** The command `check`: runs the contract suite on a target, and writes reports. */
import { toExitCode, describeTarget } from '../../../tests/suite/reporters/index.ts'
import { runSuite, type SuiteOptions } from '../../../tests/suite/index.ts'
import { createNodeSender } from '../../../tests/suite/sender/index.ts'
import { isShard } from '../../../tests/suite/selection/index.ts'
import { pickCases } from '../../../tests/suite/runner/index.ts'
import { openTarget } from './target.ts'
import { createHarFile } from './har.ts'
import { mergeShards } from './merge.ts'
import { toBoundLine, toListing } from './list.ts'
import { createProgress } from './progress.ts'
import { exitCodes, toList, UsageError, type CommandDefinition } from '../../cli/command.ts'
import { listSnapshotFiles, openSnapshot, snapshotOptions } from './snapshot/index.ts'
import { runInterruptibly } from '../../cli/interrupt.ts'
import { toProxyEnv } from '../../cli/proxy.ts'
import { assertWritable, reporterOption, toOutputs, writeReports } from '../../cli/report-files.ts'
import { readSuiteOptions, suiteOptions } from '../../cli/suite-options.ts'
import { findVersion } from '../../../openapi/package-version.ts'

export const checkCommand: CommandDefinition = {
  options: [
    { flags: '--live', about: 'test the real API with MOONSHOT_API_KEY' },
    {
      flags: '--base-url <url>',
      about: 'test this server, e.g. http://127.0.0.1:4010/v1 (default: the embedded mock)',
    },
    { flags: '--api-key <key>', about: 'the key; better set MOONSHOT_API_KEY' },
    { flags: '--needs-key', about: 'require a server on this machine to refuse wrong keys' },
    {
      flags: '--model <id>',
      about: 'the model (default: KIMI_MODEL, else the first preferred one that GET /models offers)',
    },
    ...suiteOptions,
    { flags: '--max-cost <usd>', about: 'stop before the run costs more than this many US dollars' },
    { flags: '--shard <i/n>', about: 'run the i-th of n parts of the selected cases, such as 2/4' },
    { flags: '--merge <file...>', about: 'send nothing; join the JSON reports of all shards into one report' },
    reporterOption,
    { flags: '--har <file>', about: 'write the exchanges to a HAR file, without secrets' },
    ...snapshotOptions,
    { flags: '--list', about: 'print cases, checks, sources and the cost limit; send nothing' },
  ],
  examples: [
    'kimi-contract check',
    'kimi-contract check --base-url http://127.0.0.1:8000/v1 --profile vendor --reporter pretty --reporter junit=report.xml',
    "kimi-contract check --live --only 'chat/*' --max-cost 0.50",
    'kimi-contract check --shard 1/4 --reporter json=shard-1.json',
    'kimi-contract check --merge shard-*.json --reporter pretty --reporter junit=report.xml',
  ],
  async run(_args, options, io) {
    const har = typeof options.har === 'string' ? options.har : null
    const outputs = toOutputs(toList(options.reporter), [['--har', har], ...listSnapshotFiles(options)])
    const merged = toList(options.merge)
    if (merged !== undefined) return mergeShards(merged, options, { outputs, io })
    if (har !== null) assertWritable('--har', har)
    const suite = {
      ...readSuiteOptions(options),
      model: findModelName(options.model, io.env.KIMI_MODEL),
      shard: toShard(options.shard),
    } satisfies Partial<SuiteOptions>
    const snapshot = openSnapshot(options, io)
    const chosen = pickCases(suite)
    if (options.list === true) {
      io.out(toListing(chosen, suite))
      return exitCodes.ok
    }
    const target = await openTarget(options, io)
    if (typeof target === 'string') {
      io.log(target)
      return exitCodes.notTested
    }
    const harFile =
      har === null
        ? null
        : createHarFile(har, {
            apiKey: target.apiKey,
            version: findVersion(),
            onProblem: (reason) => io.log(`the HAR file ${har} could not be written: ${reason}`),
          })
    const progress = createProgress(io)
    const sockets = createNodeSender({ proxyEnv: toProxyEnv(io.env) })
    try {
      const { baseUrl, kind } = target
      const shown = { kind, baseUrl, model: suite.model ?? null, profile: suite.profile ?? 'official' } as const
      const part = suite.shard === undefined ? '' : `, shard ${suite.shard.index} of ${suite.shard.of}`
      io.log(`testing ${describeTarget(shown)}: ${chosen.length} ${chosen.length === 1 ? 'case' : 'cases'}${part}`)
      if (kind !== 'mock')
        io.log(`${toBoundLine(chosen, suite)}${suite.maxCostUsd === undefined ? '' : `, limit $${suite.maxCostUsd}`}`)
      const run = (signal: AbortSignal) =>
        runSuite({
          ...suite,
          baseUrl,
          kind,
          send: sockets.send,
          apiKey: target.apiKey,
          needsKey: options.needsKey === true ? true : undefined,
          signal,
          onProgress: progress.step,
          onExchange: (exchange, caseId) => {
            harFile?.add(exchange, caseId)
            snapshot?.onExchange(exchange, caseId)
          },
        })
      const ran = await runInterruptibly(io, run)
      progress.clear()
      const report = snapshot?.finish(ran, suite.strict) ?? ran
      const reported = writeReports(report, outputs, io)
      const textOnly = outputs.every((one) => one.file !== null || one.reporter.name === 'pretty')
      snapshot?.suggest(report, !textOnly)
      const exchanges = harFile?.close()
      if (typeof exchanges === 'number') io.log(`${exchanges} exchanges written to ${har}`)
      const written = reported && (snapshot?.isWritten() ?? true) && exchanges !== null
      const exitCode = toExitCode(report.verdict)
      if ('left' in ran && ran.left)
        io.log(
          `not tested: ${ran.left.length} of ${ran.cases.length} cases; to test them: --only ${ran.left.join(' ')}`,
        )
      if (exitCode === exitCodes.notTested) io.log(`could not be tested: ${report.inconclusiveBecause ?? ''}`)
      return !written && exitCode === exitCodes.ok ? exitCodes.wrongOptions : exitCode
    } finally {
      harFile?.close()
      sockets.close()
      await target.close()
    }
  },
}

/** `2/4` of `--shard`. */
function toShard(value: unknown): SuiteOptions['shard'] {
  if (value === undefined) return undefined
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(String(value)) ?? []
  const shard = { index: Number(index), of: Number(of) }
  if (isShard(shard)) return shard
  throw new UsageError(`--shard is ${JSON.stringify(value)}; it must be a part and the number of parts, such as 1/4`)
}

function findModelName(option: unknown, env: string | undefined): string | undefined {
  const name = typeof option === 'string' ? option : env
  if (typeof option === 'string' && option.trim() === '')
    throw new UsageError('--model is empty; give an id such as kimi-k2.6')
  return name === undefined || name.trim() === '' ? undefined : name.trim()
}
