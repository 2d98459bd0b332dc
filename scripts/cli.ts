/** The command line: every command's parser and help from its definition, exit codes 0 kept, 1 breached, 2 wrong use, 3 no verdict. */
import { Command, CommanderError, Option } from 'commander'
import { redact } from '../tests/suite/reporters/redact.ts'
import { exitCodes, UsageError, type CommandDefinition, type Io } from './cli/command.ts'
import { commands } from './commands/index.ts'
import { loadEnvFile } from './cli/env-file.ts'

/** Runs one command; never throws. */
export async function main(argv: readonly string[], io: Io = toIo()): Promise<number> {
  let exitCode: number = exitCodes.ok
  const program = new Command('kimi-contract')
    .description("Moonshot AI's Kimi chat API: contract, mock server and contract test suite (unofficial)")
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.log(text.trimEnd()) })
    .showHelpAfterError('(see --help)')
    .exitOverride()
    .helpCommand(false)
  for (const entry of commands) {
    const command = program.command(entry.name).description(entry.summary).exitOverride()
    if (argv[0] !== entry.name) continue
    const definition = await entry.load()
    describe(command, definition)
    command.action(async () => {
      exitCode = await definition.run(command.args, command.opts(), io)
    })
  }
  program.addHelpText(
    'after',
    '\nExit codes: 0 kept, 1 breached, 2 wrong use, 3 no verdict.\nExample: kimi-contract check --base-url http://127.0.0.1:4010/v1',
  )
  try {
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
    io.log(
      `error: kimi-contract itself failed: ${redact(error instanceof Error ? (error.stack ?? error.message) : String(error))}`,
    )
    return exitCodes.notTested
  }
}

function describe(command: Command, definition: CommandDefinition): void {
  if (definition.argument) command.argument(`<${definition.argument.name}>`, definition.argument.about)
  command.allowExcessArguments(false)
  for (const one of definition.options) {
    const option = new Option(one.flags, one.about)
    if (one.repeat) option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value])
    if (one.default !== undefined) option.default(one.default)
    command.addOption(option)
  }
  command.addHelpText('after', `\nExamples:\n${definition.examples.map((example) => `  ${example}`).join('\n')}`)
}

function toIo(): Io {
  const env: Record<string, string | undefined> = process.env
  const trouble = loadEnvFile('.env', env)
  // A reader that has seen enough (`| head`) closes the pipe; the exit code stays the verdict's.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  const colored = (stream: NodeJS.WriteStream) =>
    stream.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb'
  const io: Io = {
    out: (text) => void process.stdout.write(text),
    log: (line) => void process.stderr.write(`${line}\n`),
    color: colored(process.stdout),
    live: process.stderr.isTTY === true,
    env,
  }
  if (trouble !== null) io.log(trouble)
  return io
}
