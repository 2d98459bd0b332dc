/** `kimi-contract mock`: serves the mock until it is told to stop. Options and lines as interface.md fixes them. */
import { faults, toScopeText } from '../../../mocks/faults/index.ts'
import { MockUsageError } from '../../../mocks/state/usage-error.ts'
import { scenarios } from '../../../mocks/scenarios/index.ts'
import { createMockServer } from '../../../mocks/server.ts'
import type { MockServerOptions } from '../../../mocks/server.ts'
import { keepYoungSpaceSmall } from '../../../mocks/server/young-generation.ts'
import { toLimitOptions } from './limits.ts'
import { toPace } from './pace.ts'

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
  allowHost?: readonly string[]
  controlToken?: string
  control?: boolean
  fixtures?: readonly string[]
  watch?: boolean
  replay?: readonly string[]
  onMiss?: string
  limitsStore?: string
  balance?: string
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

/** Serves until SIGINT or SIGTERM; the exit code: 0, 2 for wrong use, or 3 where no worker is left. */
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
    if (command.control !== false) err(`control: ${new URL('/__mock/', server.url).href}`)
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
  const { createWorkers } = await import('../../../mocks/server/workers/index.ts')
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
    ...(apiKey === undefined ? {} : { apiKeys: toKeys(apiKey) }),
    ...(cors === undefined ? {} : { cors }),
    ...(command.allowHost === undefined ? {} : { allowHosts: command.allowHost }),
    ...(command.controlToken === undefined ? {} : { controlToken: command.controlToken }),
    ...(command.control === undefined ? {} : { control: command.control }),
    ...(fixtures === undefined ? {} : { fixtures }),
    ...(watch === undefined ? {} : { watch: toWatch(watch, fixtures) }),
    ...(replay === undefined ? {} : { replay }),
    ...(command.onMiss === undefined ? {} : { onMiss: toOnMiss(command.onMiss, command) }),
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

function toOnMiss(value: string, { fixtures, replay }: MockCommand): 'answer' | 'error' {
  const onMiss = toOneOf('--on-miss', value, ['answer', 'error'] as const)
  if (fixtures !== undefined || replay !== undefined) return onMiss
  throw new MockUsageError('--on-miss has nothing to miss; name files with --fixtures or --replay')
}

/** A variable that is not set gives an empty key, which no request has. */
function toKeys(keys: readonly string[]): readonly string[] {
  if (keys.every((key) => /^\S+$/.test(key))) return keys
  throw new MockUsageError('--api-key has a key that is empty or has blanks; give keys as clients send them')
}

function toPort(value: string | number): number {
  const port = typeof value === 'number' ? value : /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new MockUsageError(`--port is ${value}; it must be a whole number from 0 (any free one) to 65535`)
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
    'Faults (--fault ID, Prefer: fault=ID), each with the replies it changes',
    ...faults.map(
      ({ id, source, about, expects, appliesTo }) =>
        `  ${id.padEnd(48)} ${source.padEnd(7)} ${expects}  ${about} [${toScopeText(appliesTo)}]`,
    ),
  ]
  return rows.join('\n')
}
