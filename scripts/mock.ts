/** `kimi-contract mock`: serves the mock until it is told to stop. Options and lines as interface.md fixes them. */
import { faults } from '../mocks/faults/registry.ts'
import { MockUsageError } from '../mocks/options.ts'
import { paceProfiles } from '../mocks/pace.ts'
import type { Pace } from '../mocks/pace.ts'
import { scenarios } from '../mocks/scenarios.ts'
import { createMockServer } from '../mocks/server.ts'
import type { MockServerOptions } from '../mocks/server.ts'

/** What the command line hands over: texts as typed, lists for what may be said twice. */
export interface MockCommand {
  port?: string | number
  host?: string
  scenario?: string
  fault?: string
  limits?: string
  pace?: string
  seed?: string
  apiKey?: readonly string[]
  profile?: string
  lifecycle?: string
  cors?: boolean
  fixtures?: readonly string[]
  watch?: boolean
  replay?: readonly string[]
  onMiss?: string
  list?: boolean
}

/** The options of the command for its parser: flags, help line. */
export const mockOptions = [
  { flags: '--port <number>', about: 'port to listen on, 0 for any free one (default 4010)' },
  { flags: '--host <address>', about: 'address to listen on (default 127.0.0.1, this machine only)' },
  { flags: '--scenario <id>', about: 'answer every request with this scenario' },
  { flags: '--fault <id>', about: 'break the contract in this way' },
  { flags: '--limits <tier>', about: 'count limits as tier 0 to 5 does; or rpm=3,tpm=1000,tpd=…,concurrency=1' },
  { flags: '--pace <profile>', about: `${Object.keys(paceProfiles).join(', ')}; or ttft=300,rate=50,jitter=0.2` },
  { flags: '--seed <text>', about: 'another seed, other texts and ids' },
  { flags: '--api-key <key...>', about: 'the keys that are good (default: any)' },
  { flags: '--profile <name>', about: 'official, or vendor for what Moonshot demands of those who serve Kimi' },
  { flags: '--lifecycle <name>', about: 'full serves every model there ever was, today refuses the retired ones' },
  {
    flags: '--fixtures <file...>',
    about: 'your own answers, YAML or JSON; the first that matches a request answers it',
  },
  { flags: '--watch', about: 'read the fixture files again when they change' },
  { flags: '--replay <har...>', about: 'give recorded answers again, chunk by chunk with their timing' },
  {
    flags: '--on-miss <what>',
    about: 'a request that no fixture or recording is for gets an answer (default) or an error',
  },
  { flags: '--no-cors', about: 'do not answer browsers' },
  { flags: '--list', about: 'print the scenarios and faults, and stop' },
] as const

export interface MockStreams {
  out: (line: string) => void
  err: (line: string) => void
}

const streams: MockStreams = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
}

/** Serves until SIGINT or SIGTERM; the exit code: 0, or 2 for wrong use. */
export async function runMock(command: MockCommand, { out, err }: MockStreams = streams): Promise<number> {
  if (command.list) {
    out(toList())
    return 0
  }
  try {
    const server = await createMockServer({ ...toServerOptions(command), onLine: err })
    const stopped = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    })
    out(`listening on ${server.url}`)
    err(`control: ${new URL('/__mock/', server.url).href}`)
    await stopped
    await server.close()
    return 0
  } catch (error) {
    if (!(error instanceof MockUsageError || error instanceof RangeError)) throw error
    err(`mock: ${error.message}`)
    return 2
  }
}

/** The server's options from the texts of a command line; throws a `MockUsageError` that names the option. */
export function toServerOptions(command: MockCommand): MockServerOptions {
  const { host, scenario, fault, seed, apiKey, cors, fixtures, watch, replay } = command
  return {
    port: toPort(command.port ?? 4010),
    ...(host === undefined ? {} : { host }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(fault === undefined ? {} : { fault }),
    ...(seed === undefined ? {} : { seed }),
    ...(apiKey === undefined ? {} : { apiKeys: apiKey }),
    ...(cors === undefined ? {} : { cors }),
    ...(fixtures === undefined ? {} : { fixtures }),
    ...(watch === undefined ? {} : { watch: toWatch(watch, fixtures) }),
    ...(replay === undefined ? {} : { replay }),
    ...(command.onMiss === undefined
      ? {}
      : { onMiss: toOneOf('--on-miss', command.onMiss, ['answer', 'error'] as const) }),
    ...(command.limits === undefined || command.limits === 'none' ? {} : { limits: toLimits(command.limits) }),
    ...(command.pace === undefined ? {} : { pace: toPace(command.pace) }),
    ...(command.profile === undefined
      ? {}
      : { profile: toOneOf('--profile', command.profile, ['official', 'vendor'] as const) }),
    ...(command.lifecycle === undefined
      ? {}
      : { lifecycle: toOneOf('--lifecycle', command.lifecycle, ['full', 'today'] as const) }),
  }
}

function toWatch(watch: boolean, fixtures: readonly string[] | undefined): boolean {
  if (!watch || fixtures !== undefined) return watch
  throw new MockUsageError('--watch has nothing to watch; name files with --fixtures')
}

function toPort(value: string | number): number {
  const port = typeof value === 'number' ? value : /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new MockUsageError(`--port is ${value}; it must be a whole number from 0 (any free one) to 65535`)
}

function toLimits(text: string): MockServerOptions['limits'] {
  if (/^[0-5]$/.test(text)) return Number(text)
  const values = toPairs('--limits', text, ['tier', 'concurrency', 'rpm', 'tpm', 'tpd'], 'a tier from 0 to 5, none')
  return values
}

function toPace(text: string): Pace {
  if (text === 'none' || Object.hasOwn(paceProfiles, text)) return text as Pace
  const names = `none, ${Object.keys(paceProfiles).join(', ')}`
  const { ttft = 0, rate = 50, jitter = 0 } = toPairs('--pace', text, ['ttft', 'rate', 'jitter'], names)
  return { ttftMs: ttft, tokensPerSecond: rate, jitter }
}

/** `rpm=3,tpm=1000` as an object of numbers. */
function toPairs(option: string, text: string, names: readonly string[], also: string): Record<string, number> {
  const values: Record<string, number> = {}
  for (const pair of text.split(',')) {
    const [name = '', value = ''] = pair.split('=')
    if (!names.includes(name.trim()) || !/^\d+(\.\d+)?$/.test(value.trim())) {
      throw new MockUsageError(
        `${option} is ${text}; it takes ${also}, or pairs of ${names.join(', ')} such as ${names[0]}=1`,
      )
    }
    values[name.trim()] = Number(value)
  }
  return values
}

function toOneOf<Name extends string>(option: string, value: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === value)
  if (found === undefined) throw new MockUsageError(`${option} is ${value}; it must be ${names.join(' or ')}`)
  return found
}

function toList(): string {
  const rows = [
    'Scenarios (--scenario ID, Prefer: example=ID)',
    ...scenarios.map(({ id, status, about }) => `  ${id.padEnd(48)} ${status}  ${about}`),
    '',
    'Faults (--fault ID, Prefer: fault=ID)',
    ...faults.map(({ id, source, about, expects }) => `  ${id.padEnd(48)} ${source.padEnd(7)} ${expects}  ${about}`),
  ]
  return rows.join('\n')
}
