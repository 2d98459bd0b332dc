/** `kimi-contract mock`: serves the mock until it is told to stop. Options and lines as interface.md fixes them. */
import { faults } from '../mocks/faults/registry.ts'
import type { LimitOptions } from '../mocks/limits-tiers.ts'
import { MockUsageError } from '../mocks/options.ts'
import { scenarios } from '../mocks/scenarios.ts'
import { createMockServer } from '../mocks/server.ts'
import type { MockServerOptions } from '../mocks/server.ts'
import { keepYoungSpaceSmall } from '../mocks/server/young-space.ts'
import { findPairs, toPace } from './mock-pace.ts'

/** What the command line hands over: texts as typed, lists for what may be said twice. */
export interface MockCommand {
  port?: string | number
  host?: string
  scenario?: string
  fault?: string
  limits?: string
  pace?: string
  seed?: string
  tokenizer?: string
  apiKey?: readonly string[]
  profile?: string
  lifecycle?: string
  cors?: boolean
  fixtures?: readonly string[]
  watch?: boolean
  replay?: readonly string[]
  onMiss?: string
  limitsStore?: string
  workers?: string
  list?: boolean
}

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
    const server = await start(command, err)
    const stopped = new Promise<'stopped'>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('stopped'))
    })
    out(`listening on ${server.url}`)
    err(`control: ${new URL('/__mock/', server.url).href}`)
    const ending = await Promise.race([stopped, server.lost.then(() => 'lost' as const)])
    await server.close()
    if (ending !== 'lost') return 0
    err('mock: no worker is left')
    return 3
  } catch (error) {
    if (!(error instanceof MockUsageError || error instanceof RangeError)) throw error
    err(`mock: ${error.message}`)
    return 2
  }
}

/** One server, or several processes that look like one. */
async function start(command: MockCommand, onLine: (line: string) => void) {
  const options = toServerOptions(command)
  const workers = toWorkers(command.workers)
  keepYoungSpaceSmall()
  if (workers === 1) {
    const server = await createMockServer({ ...options, onLine })
    return { url: server.url, lost: new Promise<never>(() => {}), close: () => server.close() }
  }
  const { createWorkers } = await import('../mocks/server/workers.ts')
  return createWorkers({ ...options, workers, onLine })
}

/** The server's options from the texts of a command line; throws a `MockUsageError` that names the option. */
export function toServerOptions(command: MockCommand): MockServerOptions & { tokenizer?: string } {
  const { host, scenario, fault, seed, tokenizer, apiKey, cors, fixtures, watch, replay } = command
  return {
    port: toPort(command.port ?? 4010),
    ...(host === undefined ? {} : { host }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(fault === undefined ? {} : { fault }),
    ...(seed === undefined ? {} : { seed }),
    ...(tokenizer === undefined ? {} : { tokenizer }),
    ...(apiKey === undefined ? {} : { apiKeys: apiKey }),
    ...(cors === undefined ? {} : { cors }),
    ...(fixtures === undefined ? {} : { fixtures }),
    ...(watch === undefined ? {} : { watch: toWatch(watch, fixtures) }),
    ...(replay === undefined ? {} : { replay }),
    ...(command.onMiss === undefined
      ? {}
      : { onMiss: toOneOf('--on-miss', command.onMiss, ['answer', 'error'] as const) }),
    ...toLimitOptions(command),
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

function toLimitOptions({ limits, limitsStore: store }: MockCommand): Pick<MockServerOptions, 'limits'> {
  if (limits === undefined || limits === 'none') {
    if (store === undefined) return {}
    throw new MockUsageError('--limits-store has nothing to count; name limits with --limits')
  }
  const known = toLimits(limits)
  if (store === undefined) return { limits: known }
  return { limits: { ...(typeof known === 'number' ? { tier: known } : known), store } }
}

function toLimits(text: string): number | LimitOptions {
  if (/^[0-5]$/.test(text)) return Number(text)
  const names = ['tier', 'concurrency', 'rpm', 'tpm', 'tpd']
  const pairs = findPairs(text, names)
  if (pairs !== null) return pairs
  throw new MockUsageError(
    `--limits is ${text}; it takes a tier from 0 to 5, none, or pairs of ${names.join(', ')} such as tier=1`,
  )
}

function toWorkers(value = '1'): number {
  const workers = /^\d{1,3}$/.test(value) ? Number(value) : 0
  if (workers >= 1 && workers <= 256) return workers
  throw new MockUsageError(`--workers is ${value}; it must be a whole number from 1 to 256`)
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
