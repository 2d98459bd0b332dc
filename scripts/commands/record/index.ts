/** The command `record`: starts the recorder, waits for SIGINT or SIGTERM, and reports. */
import { toExitCode, toOneLine } from '../../../tests/suite/reporters/index.ts'
import { once } from 'node:events'
import { runInterruptibly } from '../../cli/interrupt.ts'
import { exitCodes, toList, toOneOf, toWhole, UsageError, type CommandDefinition } from '../../cli/command.ts'
import { startRecorder } from './record.ts'
import { reporterOption, toOutputs, writeReports } from '../../cli/report-files.ts'
import { chooseBaseUrl, defaultBaseUrl } from '../../cli/settings.ts'

export const recordCommand: CommandDefinition = {
  options: [
    { flags: '--port <n>', about: 'port of the proxy, 0 for any free one', default: '4020' },
    {
      flags: '--target <url>',
      about: `the server that requests are passed to (default: MOONSHOT_BASE_URL, else ${defaultBaseUrl})`,
    },
    { flags: '--out <file>', about: 'the HAR file; entries are appended to an existing one', default: 'kimi.har' },
    reporterOption,
    { flags: '--fail-on-breach', about: 'exit with 1 at the end if an exchange failed a check' },
    { flags: '--profile <name>', about: 'official, or vendor for other hosts of Kimi models (default: official)' },
    { flags: '--strict', about: 'count warnings as failures' },
  ],
  examples: [
    'kimi-contract record --out session.har   # then set your client to http://127.0.0.1:4020/v1',
    'kimi-contract record --target http://127.0.0.1:8000/v1 --profile vendor --fail-on-breach --reporter junit=report.xml',
    'kimi-contract mock --replay session.har   # replays the answers',
  ],
  exitCodes: { ok: 'stopped by a signal', failed: 'a check failed (with --fail-on-breach)' },
  async run(_args, options, io) {
    const out = String(options.out)
    const shownName = toOneLine(out)
    const outputs = toOutputs(toList(options.reporter), [['--out', out]])
    const port = toWhole('--port', options.port, 0)
    if (port !== undefined && port > 65_535) throw new UsageError(`--port is ${port}; it must be from 0 to 65535`)
    const recorder = await startRecorder({
      target: chooseBaseUrl(options.target, io, { from: '--target' }),
      out,
      port,
      profile: toOneOf('--profile', options.profile, ['official', 'vendor'] as const),
      strict: options.strict === true,
      secrets: [io.env.MOONSHOT_API_KEY],
      log: io.log,
    })
    if (!/\.har$/i.test(out))
      io.log(`warning: ${shownName} does not end in .har, which validate and mock --replay expect`)
    const { entriesBefore } = recorder
    const after = entriesBefore === 0 ? '' : `, after the ${entriesBefore} entries it has`
    io.log(
      `recording ${recorder.target} into ${shownName}${after}; clients take ${recorder.url} as base URL; press Ctrl-C to stop`,
    )
    // A report for a machine on stdout must not be mixed with other lines.
    if (outputs.every((one) => one.file !== null || one.reporter.name === 'pretty'))
      io.out(`listening on ${recorder.url}\n`)

    const report = await runInterruptibly(io, async (signal) => {
      await once(signal, 'abort')
      return recorder.close()
    })
    const written = writeReports(report, outputs, io)
    const { seen, lost } = recorder.count()
    const exchanges = seen - lost === 1 ? '1 exchange' : `${seen - lost} exchanges`
    io.log(`${exchanges} written to ${shownName}${lost === 0 ? '' : `; ${lost} could not be written`}`)
    const verdict = options.failOnBreach === true ? toExitCode(report.verdict) : exitCodes.ok
    return verdict === exitCodes.ok && (lost > 0 || !written) ? exitCodes.wrongOptions : verdict
  },
}
