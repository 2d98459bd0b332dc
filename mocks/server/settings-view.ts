/** What `GET /__mock/settings` shows: each setting now and at the start, what it can be, and what is left of the balance. */
import { tiers, type Limiter } from '../rate-limits/index.ts'
import { type Mock, settingChoices, settingNames, type SettingName, type SettingValues } from '../state/index.ts'

export interface SettingsView {
  current: Record<SettingName, unknown>
  start: Record<SettingName, unknown>
  changed: readonly SettingName[]
  /** The limits that are counted, with null for what is unlimited; null without limits. */
  counted: Record<'concurrency' | 'rpm' | 'tpm' | 'tpd', number | null> | null
  /** What `GET /v1/users/me/balance` answers now. */
  account: { available: number; voucher: number; cash: number }
  /** False where the limits are counted in a store that other mocks use as well: they cannot change then. */
  limitsCanChange: boolean
  choices: { tiers: readonly object[] } & Record<keyof typeof settingChoices, readonly string[]>
}

/** The view of a mock or of a session. */
export function toSettingsView({ settings, limits, account }: Mock): SettingsView {
  const { available_balance: available, voucher_balance: voucher, cash_balance: cash } = account.balance()
  return {
    current: toShown(settings.current),
    start: toShown(settings.start),
    changed: settings.changed,
    counted: limits === null ? null : toCounted(limits),
    account: { available, voucher, cash },
    limitsCanChange: limits === null || limits.shared === null,
    choices: { tiers, ...settingChoices },
  }
}

/** The values as JSON: without the clock and the store of limits, and without the samples of a measured pace. */
function toShown(values: SettingValues): Record<SettingName, unknown> {
  const shown = Object.fromEntries(settingNames.map((name) => [name, values[name]])) as Record<SettingName, unknown>
  const { limits, pace } = values
  if (typeof limits === 'object' && limits !== null) {
    const { clock: _clock, store: _store, ...plain } = limits
    const kept = Object.entries(plain).filter(([, value]) => value !== Infinity)
    shown.limits = Object.fromEntries(kept)
  }
  if (typeof pace === 'object' && pace.samples !== undefined) {
    const { samples: _samples, ...plain } = pace
    shown.pace = { ...plain, measured: true }
  }
  return shown
}

function toCounted({ tier }: Limiter): SettingsView['counted'] {
  const { concurrency, rpm, tpm, tpd } = tier
  return { concurrency: toCount(concurrency), rpm: toCount(rpm), tpm: toCount(tpm), tpd: toCount(tpd) }
}

function toCount(value: number): number | null {
  return value === Infinity ? null : value
}
