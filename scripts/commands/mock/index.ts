/** The command `mock`: serves the mock until SIGINT or SIGTERM. */
import { once } from 'node:events'
import { faults, toScopeText } from '../../../mocks/faults/index.ts'
import { paceProfiles } from '../../../mocks/pace/index.ts'
import { scenarios } from '../../../mocks/scenarios/index.ts'
import { startServer, keepHeapSmall } from '../../../mocks/server/index.ts'
import type { Workers } from '../../../mocks/server/workers/index.ts'
import { MockUsageError } from '../../../mocks/common/index.ts'
import { exitCodes, type CommandDefinition, type Io } from '../../cli/command.ts'
import { toDrainMs, toOneOf, toServerOptions, toTarget, toWorkers, type MockCommand } from './server-options.ts'
import { createAnnotateExchange } from './annotate.ts'
import { createWorkbenchExtension } from './workbench-extension.ts'

export const mockCommand: CommandDefinition = {
  options: [
    { flags: '--port <number>', about: 'port to listen on, 0 for any free one (default 4010)' },
    { flags: '--host <address>', about: 'address to listen on (default 127.0.0.1, this machine only)' },
    { flags: '--scenario <id>', about: 'answer every request with this scenario' },
    { flags: '--fault <id>', about: 'break the contract in this way' },
    {
      flags: '--chaos <share[:seed]>',
      about:
        'disturb this share of requests, such as 0.2 or 0.2:7, with errors of the service and broken streams; the same seed ' +
        'disturbs the same requests (PUT /__mock/chaos chooses the errors)',
    },
    {
      flags: '--limits <tier>',
      about:
        'enforce the limits of tier 0 to 5; or rpm=3,tpm=1000,tpd=…,concurrency=1; ,headers=off omits X-RateLimit-*',
    },
    {
      flags: '--limits-store <url>',
      about:
        'count the limits in Redis (redis://127.0.0.1:6379/0), together with other mocks; needs the package ioredis',
    },
    {
      flags: '--journal-store <url>',
      about:
        'keep the journal in Redis, together with other mocks: /__mock/requests shows the requests of all; needs the package ioredis',
    },
    {
      flags: '--balance <usd>',
      about:
        'money of the account, such as 0.05 or cash=5,voucher=1: answers are charged, and requests refused once it is spent',
    },
    {
      flags: '--pace <profile>',
      about:
        `${Object.keys(paceProfiles).join(', ')}; or ttft=300,rate=50,jitter=0.2; or a HAR file with the times of its ` +
        'chunks, as record writes it, from which delays are drawn (--replay keeps its own timing)',
    },
    { flags: '--seed <text>', about: 'another seed gives other texts and ids' },
    {
      flags: '--tokenizer <file>',
      about: "count tokens with a published tokenizer's file, such as Kimi's tiktoken.model",
    },
    { flags: '--api-key <key...>', about: 'the valid keys (default: any)' },
    {
      flags: '--profile <name>',
      about: 'official, or vendor for what Moonshot requires of other hosts of Kimi models',
    },
    { flags: '--lifecycle <name>', about: 'full also serves retired models, today refuses them as the API does' },
    {
      flags: '--fixtures <file...>',
      about: 'your own answers, YAML or JSON; the first that matches a request answers it',
    },
    { flags: '--watch', about: 'read the fixture files again when they change' },
    { flags: '--replay <har...>', about: 'replay recorded answers, chunk by chunk with their timing' },
    {
      flags: '--on-miss <what>',
      about: 'a request that matches no fixture or recording gets an answer (default) or an error',
    },
    { flags: '--no-cors', about: 'do not answer browsers' },
    {
      flags: '--allow-host <name...>',
      about: 'further host names under which /__mock may be called (default: this machine)',
    },
    {
      flags: '--control-token <token>',
      about: 'calls of /__mock need this token in X-Mock-Token; for a mock that other machines can reach',
    },
    { flags: '--no-control', about: 'no control routes and no page under /__mock' },
    {
      flags: '--target <url>',
      about: 'a base URL that the page may send requests to, besides this mock and Moonshot; repeatable',
      repeat: true,
    },
    { flags: '--no-relay', about: 'the page sends requests to this mock only' },
    {
      flags: '--workers <number>',
      about:
        'processes that share the port (default 1); one of them keeps scenarios and files, and answers everything with ' +
        '--fixtures, --replay, --balance, or --limits without --limits-store; each counts cached tokens by itself',
    },
    {
      flags: '--drain <seconds>',
      about:
        'on SIGTERM or SIGINT, time for requests in flight to finish while new connections are refused (default 10); a second signal ends at once',
    },
    { flags: '--log <format>', about: 'text or json: one line per request on stderr (default text)' },
    { flags: '--quiet', about: 'no line per request' },
    { flags: '--list', about: 'print the scenarios and faults, and exit' },
  ],
  examples: [
    'kimi-contract mock --port 0',
    'kimi-contract mock --scenario rate_limit_reached_error.rpm',
    'kimi-contract mock --limits 0 --pace steady --api-key sk-mine',
    'kimi-contract mock --pace nightly.har',
    'kimi-contract mock --workers 4 --limits 3 --limits-store redis://127.0.0.1:6379/0',
  ],
  exitCodes: { ok: 'stopped by a signal', failed: 'not used', notTested: 'all workers ended' },
  run: (_args, options, io) => runMock(options, io),
}

/** Serves until a signal arrives, and returns the exit code. */
export async function runMock(
  command: MockCommand,
  io: Pick<Io, 'out' | 'log'> & Partial<Pick<Io, 'env'>>,
  onPage?: (address: string) => void,
): Promise<number> {
  if (command.list) {
    io.out(`${toList()}\n`)
    return exitCodes.ok
  }
  try {
    const drainMs = toDrainMs(command.drain)
    const server = await start(command, io)
    const stop = createStop(io.log, drainMs)
    const stopped = once(stop.first, 'abort').then(() => 'stopped' as const)
    io.out(`listening on ${server.url}\n`)
    if (command.control !== false) {
      const page = new URL('/__mock/', server.url).href
      io.log(`workbench: ${page} (compose and send requests, watch traffic, choose answers)`)
      onPage?.(page)
    }
    const ending = await Promise.race([stopped, server.lost.then(() => 'lost' as const)])
    await server.close(ending === 'lost' ? {} : { drainMs, signal: stop.second })
    stop.forget()
    if (ending !== 'lost') return exitCodes.ok
    io.log('error: no worker is left')
    return exitCodes.notTested
  } catch (error) {
    if (!(error instanceof MockUsageError || error instanceof RangeError)) throw error
    io.log(`error: ${toFlags(error.message)}`)
    return exitCodes.wrongOptions
  }
}

/** Replaces the option names of the library in a message: `controlToken must …` becomes `--control-token must …`. */
function toFlags(message: string): string {
  return message.replace(
    /^(?:controlToken|allowHosts|host)(?= (?:must|has|is) )/,
    (name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/hosts$/, 'host')}`,
  )
}

/** Two signals within this time count as one, because one Ctrl-C may send two: from the terminal and from npm. */
const samePressMs = 1000

/** The line about stopping is printed after this time. Most mocks have no request in flight and end before. */
const quietMs = 300

/** The signals that end the mock: the first lets requests in flight finish, a second one cuts them. */
function createStop(log: Io['log'], drainMs: number) {
  const [first, second] = [new AbortController(), new AbortController()]
  let pressedAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  const press = () => {
    if (performance.now() - pressedAt < samePressMs) return
    pressedAt = performance.now()
    if (first.signal.aborted) return second.abort()
    first.abort()
    const text = `stopping; requests in flight have ${drainMs / 1000} s to finish, another signal ends at once`
    if (drainMs > 0) timer = setTimeout(() => log(text), quietMs)
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, press)
  const forget = () => {
    clearTimeout(timer)
    for (const signal of signals) process.off(signal, press)
  }
  return { first: first.signal, second: second.signal, forget }
}

/** Starts one server, or several processes behind one port. */
async function start(command: MockCommand, { log: onLine, env = {} }: Pick<Io, 'log'> & Partial<Pick<Io, 'env'>>) {
  const format = toOneOf('--log', command.log ?? 'text', ['text', 'json'] as const)
  const options = {
    ...toServerOptions(command),
    ...(command.quiet ? {} : { requestLog: format }),
    annotateExchange: createAnnotateExchange(),
  }
  const workers = toWorkers(command.workers)
  keepHeapSmall()
  const { host = '127.0.0.1' } = options
  const extension = createWorkbenchExtension({
    mockUrl: () => server.url,
    host,
    targets: (command.target ?? []).map((url) => toTarget(url)),
    relay: command.relay ?? true,
    env,
  })
  const server = await serve()
  return server

  async function serve(): Promise<Serving> {
    if (workers === 1) {
      const onRequestLines = (lines: string) => onLine(lines.trimEnd())
      const { url, close } = await startServer({ ...options, extension, onLine, onRequestLines })
      return { url, close, lost: new Promise<never>(() => {}) }
    }
    const { createWorkers } = await import('../../../mocks/server/workers/index.ts')
    return createWorkers({ ...options, workers, extension, onLine })
  }
}

/** A mock that serves, of one process or of several. */
type Serving = Pick<Workers, 'url' | 'lost' | 'close'>

function toList(): string {
  const rows = [
    'Scenarios (--scenario ID, Prefer: example=ID)',
    ...scenarios.map(({ id, status, about }) => `  ${id.padEnd(48)} ${status}  ${about}`),
    '',
    'Faults (--fault ID, Prefer: fault=ID), each with the replies it changes',
    ...faults.map(
      ({ id, source, about, expects, appliesTo }) =>
        `  ${id.padEnd(48)} ${source.padEnd(7)} ${expects}  ${about} [${toScopeText(appliesTo)}]`,
    ),
  ]
  return rows.join('\n')
}
