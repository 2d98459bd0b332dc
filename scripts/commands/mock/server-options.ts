/** Converts the option texts of the command `mock` to the options of the server. Every error names its option. */
import { existsSync } from 'node:fs'
import type { FileOptions } from '../../../mocks/state/open-files.ts'
import { isPaceName, paceProfiles } from '../../../mocks/pace/index.ts'
import type { LimitOptions } from '../../../mocks/rate-limits/index.ts'
import type { MockServerOptions } from '../../../mocks/server/index.ts'
import { toBaseUrl } from '../../../tests/suite/sender/index.ts'
import type { ChaosOptions } from '../../../mocks/overrides/index.ts'
import { MockUsageError } from '../../../mocks/common/index.ts'

/** The options as the command line gives them: texts, and lists for options that may have several values. */
export interface MockCommand {
  port?: string | number
  host?: string
  scenario?: string
  fault?: string
  chaos?: string
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
  journalStore?: string
  balance?: string
  workers?: string
  drain?: string
  quiet?: boolean
  log?: string
  list?: boolean
  target?: readonly string[]
  relay?: boolean
}

/** The server's options. @throws MockUsageError that names the option */
export function toServerOptions(command: MockCommand): MockServerOptions & { tokenizer?: string } {
  const { host, scenario, fault, seed, tokenizer, apiKey, cors, fixtures, watch, replay } = command
  return {
    port: toPort(command.port ?? 4010),
    ...(host === undefined ? {} : { host }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(fault === undefined ? {} : { fault }),
    ...(command.chaos === undefined ? {} : { chaos: toChaos(command.chaos) }),
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
    ...(command.journalStore === undefined ? {} : { journalStore: command.journalStore }),
    ...(command.pace === undefined ? {} : { pace: toPace(command.pace) }),
    ...(command.profile === undefined
      ? {}
      : { profile: toOneOf('--profile', command.profile, ['official', 'vendor'] as const) }),
    ...(command.lifecycle === undefined
      ? {}
      : { lifecycle: toOneOf('--lifecycle', command.lifecycle, ['full', 'today'] as const) }),
  }
}

/** The number of processes. @throws MockUsageError */
export function toWorkers(value = '1'): number {
  const workers = /^\d{1,3}$/.test(value) ? Number(value) : 0
  if (workers >= 1 && workers <= 256) return workers
  throw new MockUsageError(`--workers is ${value}; it must be a whole number from 1 to 256`)
}

/** Milliseconds from the seconds of `--drain`. @throws MockUsageError */
export function toDrainMs(value = '10'): number {
  if (/^\d{1,4}(?:\.\d{1,3})?$/.test(value) && Number(value) <= 3600) return Number(value) * 1000
  throw new MockUsageError(`--drain is ${value}; it must be a number of seconds from 0 to 3600`)
}

/** A base URL that the page may send to. @throws MockUsageError */
export function toTarget(text: string): string {
  try {
    return toBaseUrl(text)
  } catch (error) {
    throw new MockUsageError(`--target: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** One of a few words. @throws MockUsageError */
export function toOneOf<Name extends string>(option: string, value: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === value)
  if (found === undefined) throw new MockUsageError(`${option} is ${value}; it must be ${names.join(' or ')}`)
  return found
}

/** `0.2` or `0.2:seed`. */
function toChaos(text: string): ChaosOptions {
  const match = /^(\d{0,3}(?:\.\d{1,9})?)(?::(\S{1,100}))?$/.exec(text)
  const share = match?.[1] ? Number(match[1]) : Number.NaN
  if (share >= 0 && share <= 1) return { share, ...(match![2] === undefined ? {} : { seed: match![2] }) }
  throw new MockUsageError(`--chaos is ${text}; it takes a share from 0 to 1, and a seed, such as 0.2 or 0.2:7`)
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

/** Refuses empty keys, for instance from an unset variable in a script, and keys with blanks: no request could have them. */
function toKeys(keys: readonly string[]): readonly string[] {
  if (keys.every((key) => /^\S+$/.test(key))) return keys
  throw new MockUsageError('--api-key has a key that is empty or has blanks; give keys as clients send them')
}

function toPort(value: string | number): number {
  const isNumber = typeof value === 'number' || /^\d{1,5}$/.test(value)
  const port = isNumber ? Number(value) : Number.NaN
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new MockUsageError(`--port is ${value}; it must be a whole number from 0 (any free one) to 65535`)
}

/** A pace profile, pairs of numbers, or the file of a recording. The name of a profile takes precedence over a file of the same name. */
function toPace(text: string): NonNullable<FileOptions['pace']> {
  if (isPaceName(text)) return text
  const pairs = findPairs(text, ['ttft', 'rate', 'jitter'])
  if (pairs !== null) {
    const { ttft = 0, rate = 50, jitter = 0 } = pairs
    return { ttftMs: ttft, tokensPerSecond: rate, jitter }
  }
  if (existsSync(text)) return text
  const names = Object.keys(paceProfiles).join(', ')
  throw new MockUsageError(
    `--pace is ${text}; it takes none, ${names}; or pairs of ttft, rate, jitter such as ttft=300,rate=50; ` +
      'or a HAR file that kimi-contract record wrote, and there is no file of that name',
  )
}

/** `--limits`, `--limits-store` and `--balance`: what is counted, where it is counted, and the money of the account. */
function toLimitOptions({
  limits,
  limitsStore: store,
  balance,
}: MockCommand): Pick<MockServerOptions, 'limits' | 'balance'> {
  const money = balance === undefined ? {} : { balance: toBalance(balance) }
  if (limits === undefined || limits === 'none') {
    if (store === undefined) return money
    throw new MockUsageError('--limits-store has nothing to count; name limits with --limits')
  }
  const known = toLimits(limits)
  if (store === undefined) return { ...money, limits: known }
  return { ...money, limits: { ...(typeof known === 'number' ? { tier: known } : known), store } }
}

const limitNames = ['tier', 'concurrency', 'rpm', 'tpm', 'tpd']

function toLimits(text: string): number | LimitOptions {
  if (/^[0-5]$/.test(text)) return Number(text)
  const parts = text.split(',')
  const withoutHeaders = parts.filter((part) => part.trim() === 'headers=off')
  const rest = parts.filter((part) => !withoutHeaders.includes(part))
  // `0,headers=off`: a bare digit is a tier.
  const texts = rest.map((part) => (/^[0-5]$/.test(part.trim()) ? `tier=${part}` : part))
  const pairs = findPairs(texts.join(','), limitNames)
  if (pairs !== null) return { ...pairs, ...(withoutHeaders.length > 0 ? { headers: false } : {}) }
  throw new MockUsageError(
    `--limits is ${text}; it takes a tier from 0 to 5, none, or pairs of ${limitNames.join(', ')} such as tier=1, ` +
      'and headers=off to leave X-RateLimit-* out',
  )
}

function toBalance(text: string): { cash: number; voucher?: number } {
  if (/^\d+(\.\d+)?$/.test(text)) return { cash: Number(text) }
  const pairs = findPairs(text, ['cash', 'voucher'])
  if (pairs === null)
    throw new MockUsageError(`--balance is ${text}; it takes US dollars such as 0.05, or cash=5,voucher=1`)
  const { cash = 0, voucher } = pairs
  return { cash, ...(voucher === undefined ? {} : { voucher }) }
}

/** `rpm=3,tpm=1000` as an object of numbers; null for a text of another form, or with a name given twice. */
function findPairs(text: string, names: readonly string[]): Record<string, number> | null {
  const values: Record<string, number> = {}
  for (const pair of text.split(',')) {
    const [, name, value] = /^\s*(\w+)\s*=\s*(\d+(?:\.\d+)?)\s*$/.exec(pair) ?? []
    if (name === undefined || !names.includes(name) || Object.hasOwn(values, name)) return null
    values[name] = Number(value)
  }
  return values
}
