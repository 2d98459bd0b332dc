/** The command line: parses the arguments according to the definition of the command, runs the command, and returns the exit code. */
import { Command, CommanderError, Option } from 'commander'
import { redact } from '../tests/suite/reporters/index.ts'
import { describeExitCodes, exitCodes, UsageError, type CommandDefinition, type Io } from './cli/command.ts'
import { loadEnvFile } from './cli/env-file.ts'
import { describeExcess, describeKeptOptions } from './cli/npm-options.ts'
import { findVersion } from '../openapi/package-version.ts'
import { commands } from './commands/index.ts'

/** Runs one command; never throws. */
export async function main(argv: readonly string[], io: Io = createIo()): Promise<number> {
  let exitCode: number = exitCodes.ok
  const program = new Command('kimi-contract')
    .description("Moonshot AI's Kimi chat API: contract, mock server and contract test suite (unofficial)")
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.log(redact(text.trimEnd())) })
    .showHelpAfterError('(see --help)')
    .exitOverride()
    .helpCommand(false)
    .enablePositionalOptions()
    .version(findVersion(), '-V, --version')
    .addHelpText(
      'after',
      `\n${describeExitCodes()}\nExample: kimi-contract check --base-url http://127.0.0.1:4010/v1\nIn a clone of the repository: npm run check -- --base-url http://127.0.0.1:4010/v1`,
    )
  try {
    for (const entry of commands) {
      const command = program.command(entry.name).description(entry.summary).exitOverride()
      if (argv[0] !== entry.name) continue
      const definition = await entry.load()
      addDefinition(command, definition)
      command.action(async () => {
        const kept = describeKeptOptions(entry.name, definition.options, { env: io.env, got: findGot(command) })
        if (kept !== null) throw new UsageError(kept)
        if (!definition.argument && command.args.length > 0) throw new UsageError(describeExcess(entry.name, io.env))
        exitCode = await definition.run(command.args, command.opts(), io)
      })
    }
    if (argv.length === 0) {
      io.log(program.helpInformation())
      return exitCodes.wrongOptions
    }
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.wrongOptions
    if (error instanceof UsageError || (error instanceof Error && error.name === 'SelectionError')) {
      io.log(`error: ${redact(error.message)}`)
      return exitCodes.wrongOptions
    }
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
    io.log(`error: kimi-contract itself failed: ${redact(details)}`)
    return exitCodes.notTested
  }
}

/** The options that were given on the command line, such as `--live`. */
function findGot(command: Command): string[] {
  return command.options
    .filter((one) => command.getOptionValueSource(one.attributeName()) === 'cli')
    .map((one) => one.long ?? '')
}

function addDefinition(command: Command, definition: CommandDefinition): void {
  if (definition.argument) {
    const { name, about, isOptional = false } = definition.argument
    command.argument(isOptional ? `[${name}]` : `<${name}>`, about)
  }
  if (definition.stopsAtArgument === true) command.passThroughOptions()
  // Checked before the command runs, because commander's message repeats the arguments, which may be a key.
  command.allowExcessArguments()
  for (const one of definition.options) {
    const option = new Option(one.flags, one.about)
    if (one.repeat) option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value])
    // Without the second argument commander shows texts in quotes.
    if (one.default !== undefined) option.default(one.default, String(one.default))
    command.addOption(option)
  }
  command.version(findVersion(), '-V, --version')
  const examples = definition.examples.map((example) => `  ${example}`).join('\n')
  const notes = definition.notes === undefined ? '' : `\n\n${definition.notes.join('\n')}`
  command.addHelpText('after', `\nExamples:\n${examples}${notes}\n\n${describeExitCodes(definition.exitCodes)}`)
}

/** The streams and environment of the process, with the variables of `.env` added. */
function createIo(): Io {
  const env: Record<string, string | undefined> = process.env
  const warning = loadEnvFile('.env', env)
  // A pipe that its reader closes early (`| head`) does not change the exit code. Any other error in writing results does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    process.stderr.write(`the output could not be written: ${error.message}\n`)
    process.exit(2)
  })
  // Progress and request lines that cannot be written, for instance on a full disk, are lost; the command continues.
  process.stderr.on('error', () => {})
  const io: Io = {
    out: (text) => void process.stdout.write(text),
    log: (line) => void process.stderr.write(`${line}\n`),
    color: process.stdout.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb',
    live: process.stderr.isTTY === true,
    env,
  }
  if (warning !== null) io.log(warning)
  return io
}
