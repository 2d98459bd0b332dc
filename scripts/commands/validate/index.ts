/** `validate` for the command line: its action with the reporters wired in. */
import { toList, type CommandDefinition } from '../../cli/command.ts'
import { reporterOption, toOutputs, writeReports } from '../../cli/report-files.ts'
import { validateAction, validateCommand, type ValidateCommandOptions } from './command.ts'

export const validateCliCommand: CommandDefinition = {
  argument: validateCommand.argument,
  options: [...validateCommand.options, reporterOption],
  examples: [validateCommand.example, 'kimi-contract validate run.har --reporter junit=report.xml'],
  async run(files, options, io) {
    const outputs = toOutputs(toList(options.reporter))
    let written = true
    const exitCode = await validateAction(files, options as ValidateCommandOptions, {
      say: (line) => io.log(line),
      report: (report) => {
        written = writeReports(report, outputs, io)
      },
      now: () => performance.now(),
    })
    return exitCode === 0 && !written ? 2 : exitCode
  },
}
