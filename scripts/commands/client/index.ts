/** The command `client`: runs the user's own program against the mock, drill by drill, and says what the program does wrong. */
import { MockUsageError } from '../../../mocks/common/index.ts'
import { toExitCode, type SuiteReport } from '../../../tests/suite/reporters/index.ts'
import {
  ClientDrillError,
  LaunchError,
  listClientDrills,
  pickDrills,
  runClientDrills,
  type ClientDrillOptions,
} from '../../client-drills/index.ts'
import { exitCodes, toList, toWhole, UsageError, type CommandDefinition, type Io } from '../../cli/command.ts'
import { runInterruptibly } from '../../cli/interrupt.ts'
import { runAttached } from './attach.ts'
import { findFile, reporterOption, toOutputs, writeReports } from '../../cli/report-files.ts'

export const clientCommand: CommandDefinition = {
  argument: { name: 'command...', about: 'the program and its arguments', isOptional: true },
  stopsAtArgument: true,
  options: [
    { flags: '--only <glob>', about: 'only drills whose id matches; may be repeated', repeat: true },
    { flags: '--skip <glob>', about: 'leave out drills whose id matches; may be repeated', repeat: true },
    {
      flags: '--env <name=value>',
      about: 'a variable for the program, with {baseUrl}, {key} and {model}; may be repeated',
      repeat: true,
    },
    { flags: '--model <id>', about: 'what {model} stands for', default: 'kimi-k2.6' },
    {
      flags: '--ok-exit <n>',
      about: 'an exit code that stands for success (default: 0); may be repeated',
      repeat: true,
    },
    { flags: '--expect-output <text>', about: 'text in the output of a successful run' },
    { flags: '--input <text>', about: 'text for the standard input of the program' },
    { flags: '--tool <name>', about: 'the tool that drills may call (default: one that seems to change nothing)' },
    { flags: '--watch-files <dir>', about: 'search the files below this folder for the key' },
    { flags: '--limit-s <n>', about: 'longest run of the program in seconds', default: '20' },
    { flags: '--scale <n>', about: 'divide waits of a minute and more by this number', default: '10' },
    { flags: '--concurrency <n>', about: 'runs at the same time (default: two for each processor)' },
    {
      flags: '--attach',
      about:
        'serve one run after another, for a program that cannot be started by a command; Enter or a control call begins the next',
    },
    { flags: '--port <n>', about: 'with --attach: the port on 127.0.0.1, 0 for any free one (default: 4030)' },
    reporterOption,
    { flags: '--list', about: 'print the drills with promises and sources; run nothing' },
  ],
  examples: [
    'kimi-contract client -- node app.js',
    "kimi-contract client --only 'refusals/*' --env LLM_URL={baseUrl} --env LLM_KEY={key} -- python app.py",
    'kimi-contract client --attach --port 4030   # then set the base URL of your app to http://127.0.0.1:4030/v1',
    'kimi-contract client --ok-exit 0 --expect-output "Answer:" --reporter junit=drills.xml -- ./ask "What is 2+2?"',
  ],
  notes: [
    'The program runs once per drill with MOONSHOT_BASE_URL, OPENAI_BASE_URL, OPENAI_API_BASE, KIMI_BASE_URL, MOONSHOT_API_KEY,',
    'OPENAI_API_KEY and KIMI_API_KEY set. It carries out the tool calls that it is sent: run it in a scratch folder.',
    'Processes that it leaves running are ended, except those that made a session of their own on systems other than Linux.',
  ],
  exitCodes: { ok: 'no drill failed', failed: 'a drill failed' },
  async run(command, options, io) {
    const outputs = toOutputs(toList(options.reporter))
    const selection = {
      ...(options.only === undefined ? {} : { only: toList(options.only)! }),
      ...(options.skip === undefined ? {} : { skip: toList(options.skip)! }),
    }
    if (options.list === true) {
      io.out(toListing(selection))
      return exitCodes.ok
    }
    const report =
      options.attach === true
        ? await attach(command, { ...options, ...selection }, io)
        : await runCommand(command, { ...readOptions(command, options), ...selection }, io)
    const written = writeReports(report, outputs, io)
    const exitCode = toExitCode(report.verdict)
    return written || exitCode !== exitCodes.ok ? exitCode : exitCodes.wrongOptions
  },
}

async function runCommand(command: readonly string[], options: ClientDrillOptions, io: Io): Promise<SuiteReport> {
  if (command.length === 0)
    throw new UsageError(
      'client needs the program to run: kimi-contract client -- node app.js; or --attach for a program that no command starts',
    )
  const { length } = pickDrills(options)
  io.log(`running ${command[0]} against the mock: ${length} ${length === 1 ? 'drill' : 'drills'}`)
  return runInterruptibly(io, (signal) => guard(() => runClientDrills({ ...options, signal, ...toProgress(io) })))
}

/** Options that only make sense for a program that is started. */
const startOptions = ['env', 'okExit', 'expectOutput', 'input', 'concurrency'] as const

async function attach(command: readonly string[], options: Record<string, unknown>, io: Io): Promise<SuiteReport> {
  if (command.length > 0)
    throw new UsageError(`--attach starts no program: leave out ${command[0]}, or leave out --attach`)
  const wrong = startOptions.find((name) => options[name] !== undefined)
  if (wrong !== undefined)
    throw new UsageError(
      `--${wrong.replaceAll(/[A-Z]/g, (one) => `-${one.toLowerCase()}`)} is for a program that is started; --attach starts none`,
    )
  const port = toWhole('--port', options.port, 0) ?? 4030
  const { only, skip } = options as Pick<ClientDrillOptions, 'only' | 'skip'>
  const { tool, scale, watchFolder } = readOptions([], options)
  const attached = {
    only,
    skip,
    port,
    ...(tool === undefined ? {} : { tool }),
    ...(scale === undefined ? {} : { scale }),
    ...(watchFolder === undefined ? {} : { watchFolder }),
  }
  return runInterruptibly(io, (signal) => guard(() => runAttached(attached, { io, signal, input: process.stdin })))
}

async function guard<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof LaunchError || error instanceof ClientDrillError || error instanceof MockUsageError)
      throw new UsageError(error.message)
    throw error
  }
}

function readOptions(command: readonly string[], options: Record<string, unknown>): ClientDrillOptions {
  const okExits = toList(options.okExit)?.map((one) => toWhole('--ok-exit', one, 0)!)
  const concurrency = toWhole('--concurrency', options.concurrency, 1)
  return {
    command,
    env: toVariables(toList(options.env)),
    model: String(options.model),
    limitMs: toWhole('--limit-s', options.limitS, 1)! * 1000,
    scale: toWhole('--scale', options.scale, 1)!,
    ...(okExits === undefined ? {} : { okExits }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(typeof options.expectOutput === 'string'
      ? { expectOutput: toText('--expect-output', options.expectOutput) }
      : {}),
    ...(typeof options.input === 'string' ? { input: options.input } : {}),
    ...(typeof options.tool === 'string' ? { tool: toText('--tool', options.tool) } : {}),
    ...(typeof options.watchFiles === 'string' ? { watchFolder: toFolder(options.watchFiles) } : {}),
  }
}

function toText(option: string, text: string): string {
  if (text.trim() === '') throw new UsageError(`${option} is empty; give a text, or leave the option out`)
  return text
}

function toVariables(pairs: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const cut = pair.indexOf('=')
      if (cut < 1) throw new UsageError(`--env ${JSON.stringify(pair)} must be NAME=VALUE, such as LLM_URL={baseUrl}`)
      return [pair.slice(0, cut), pair.slice(cut + 1)]
    }),
  )
}

function toFolder(folder: string): string {
  if (!findFile('--watch-files', folder)?.isDirectory())
    throw new UsageError(`--watch-files: there is no directory ${folder}`)
  return folder
}

function toListing(selection: Parameters<typeof pickDrills>[0]): string {
  const rows = listClientDrills(selection).map(
    ({ id, title, promise, source }) => `${id}\n  ${title}\n  promise: ${promise}\n  source: ${source}\n`,
  )
  return `${rows.join('')}${rows.length} drills\n`
}

/** Progress on a terminal: one line that each run overwrites. A log gets no progress. */
function toProgress(io: Io): Pick<ClientDrillOptions, 'onRun'> {
  if (!io.live) return {}
  return {
    onRun({ number, of, about }) {
      const line = number === of ? '' : `${number}/${of} the mock ${about}`
      process.stderr.write(`\r\u001b[K${line.slice(0, 100)}`)
    },
  }
}
