/** The settings of a mock that can change while it runs: limits, balance, pace, profile and lifecycle. */
import { isPaceName, paceProfiles, toPaceValues, type Pace, type PaceValues } from '../pace/index.ts'
import { createLimiter, type Limiter, type LimitOptions } from '../rate-limits/index.ts'
import type { Account } from './account.ts'
import { checkOptions } from './options.ts'
import type { MockOptions } from './options.ts'
import { MockUsageError, toUnknownOption } from '../common/index.ts'

/** The values of the settings; null stands for none. */
export interface SettingValues {
  /** A tier from 0 to 5, or single limits. */
  limits: number | LimitOptions | null
  /** What the account holds, in US dollars; chat requests cost it. */
  balance: { cash: number; voucher?: number } | null
  /** How fast streams arrive: a profile by name, or values. */
  pace: Pace
  /** `official`: as api.moonshot.ai answers. `vendor`: as Moonshot's acceptance rules require of others. */
  profile: 'official' | 'vendor'
  /** `today`: retired models are refused. `full`: they are served. */
  lifecycle: 'full' | 'today'
}

export type SettingName = keyof SettingValues

export const settingNames = ['limits', 'balance', 'pace', 'profile', 'lifecycle'] as const satisfies SettingName[]

/** The possible values of settings that are one of a few names. */
export const settingChoices = {
  pace: ['none', ...Object.keys(paceProfiles)],
  profile: ['official', 'vendor'],
  lifecycle: ['full', 'today'],
} as const

/** The settings of a mock, or of one of its sessions. */
export interface Settings {
  /** What applies now. */
  readonly current: Readonly<SettingValues>
  /** What applied when the mock started. */
  readonly start: Readonly<SettingValues>
  /** The settings that were changed since the start. */
  readonly changed: readonly SettingName[]
  /**
   * Changes some settings until they are changed again or reset; those left out stay. New limits count from zero.
   * @throws MockUsageError if a name or value is unknown; then nothing changes
   * @example mock.settings.change({ limits: { rpm: 3 }, pace: 'slow' })
   */
  change(values: Partial<SettingValues>): void
  /** Returns one setting, or all of them, to the values of the start. */
  reset(name?: SettingName): void
}

/** What the settings determine. A request that has begun keeps the limiter that admitted it. */
export interface SettingEffects {
  limits: Limiter | null
  pace: PaceValues | null
  profile: SettingValues['profile']
  lifecycle: SettingValues['lifecycle']
}

export interface SettingsContext {
  /** The name of the session; empty for the mock itself. */
  session: string
  /** The balance is that of the whole mock. */
  account: Account
  /** Applies what has changed. */
  apply(effects: Partial<SettingEffects>): void
}

/** Creates the settings with the values of the options, and their effects. */
export function createSettings(
  options: MockOptions,
  { session, account, apply }: SettingsContext,
): { settings: Settings; effects: SettingEffects } {
  const start: SettingValues = {
    limits: options.limits ?? null,
    balance: options.balance ?? null,
    pace: options.pace === undefined ? 'none' : options.pace,
    profile: options.profile ?? 'official',
    lifecycle: options.lifecycle ?? 'full',
  }
  let current = start
  const changed = new Set<SettingName>()
  const isSession = session !== ''

  /** @throws MockUsageError or RangeError if a value is invalid */
  function toEffects({ limits, pace, profile, lifecycle }: Partial<SettingValues>): Partial<SettingEffects> {
    return {
      ...(limits === undefined ? {} : { limits: createLimiter(toLimitOptions(limits), session) }),
      ...(pace === undefined ? {} : { pace: toPaceValues(pace) }),
      ...(profile === undefined ? {} : { profile }),
      ...(lifecycle === undefined ? {} : { lifecycle }),
    }
  }

  function take(values: Partial<SettingValues>, effects: Partial<SettingEffects>): void {
    current = { ...current, ...values }
    if (values.balance !== undefined) account.set(values.balance)
    apply(effects)
  }

  const settings: Settings = {
    get current() {
      return current
    },
    start,
    get changed() {
      return settingNames.filter((name) => changed.has(name))
    },
    change(given) {
      const values = checkChange(given, { start, isSession })
      try {
        take(values, toEffects(values))
      } catch (error) {
        throw error instanceof RangeError ? new MockUsageError(error.message) : error
      }
      for (const name of settingNames) if (Object.hasOwn(values, name)) changed.add(name)
    },
    reset(name) {
      if (name !== undefined && !settingNames.includes(name)) throw toUnknownOption('setting', name, settingNames)
      const names = settingNames.filter((one) => changed.has(one) && (name === undefined || one === name))
      if (names.length === 0) return
      const values = Object.fromEntries(names.map((one) => [one, start[one]])) as Partial<SettingValues>
      take(values, toEffects(values))
      for (const one of names) changed.delete(one)
    },
  }
  // All settings were given, so all effects are there.
  return { settings, effects: toEffects(start) as SettingEffects }
}

function toLimitOptions(limits: number | LimitOptions | null): LimitOptions | null {
  return typeof limits === 'number' ? { tier: limits } : limits
}

/** The change without what is undefined; limits keep the clock and the headers of the start. */
function checkChange(
  given: unknown,
  { start, isSession }: { start: SettingValues; isSession: boolean },
): Partial<SettingValues> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new MockUsageError('settings must be an object such as {"pace": "slow", "limits": {"rpm": 3}}')
  const values: Partial<SettingValues> = {}
  for (const [name, value] of Object.entries(given)) {
    if (!settingNames.some((one) => one === name)) throw toUnknownOption('setting', name, settingNames)
    if (value !== undefined) Object.assign(values, { [name]: value })
  }
  if (Object.keys(values).length === 0)
    throw new MockUsageError(`the change names no setting; there are ${settingNames.join(', ')}`)
  const { limits, balance, pace, ...names } = values
  if (limits !== undefined) values.limits = checkLimits(limits, start.limits)
  if (balance !== undefined) {
    if (isSession)
      throw new MockUsageError('the balance belongs to the whole mock: change it without a session (X-Mock-Session)')
    if (balance !== null) checkOptions({ balance })
  }
  if (typeof pace === 'string' && !isPaceName(pace)) throw toUnknownOption('pace', pace, settingChoices.pace)
  for (const [name, value] of Object.entries(names)) {
    const choices: readonly string[] = settingChoices[name as 'profile' | 'lifecycle']
    if (choices.includes(value)) continue
    if (typeof value === 'string') throw toUnknownOption(name, value, choices)
    throw new MockUsageError(`${name} is ${JSON.stringify(value)}; it must be ${choices.join(' or ')}`)
  }
  return values
}

function checkLimits(limits: number | LimitOptions | null, start: SettingValues['limits']): SettingValues['limits'] {
  const asked = toLimitOptions(limits)
  const { store, clock, headers } = toLimitOptions(start) ?? {}
  // Other mocks that use the store would keep the limits of the start.
  if (store !== undefined || asked?.store !== undefined)
    throw new MockUsageError('limits in a shared store cannot change at run time: start the mocks with the limits')
  if (limits === null) return null
  checkOptions({ limits })
  return {
    ...asked,
    ...(clock === undefined || asked?.clock !== undefined ? {} : { clock }),
    ...(headers === undefined || asked?.headers !== undefined ? {} : { headers }),
  }
}
