/** The settings of the mock that can change while it runs, as the page shows and changes them. */
import { signal } from '@preact/signals'
import { callJson } from '../state/api.ts'
import { settingStrings as strings } from './strings.ts'

export type SettingName = 'limits' | 'balance' | 'pace' | 'profile' | 'lifecycle'

/** In the order of the form. */
export const settingNames: readonly SettingName[] = ['limits', 'balance', 'pace', 'profile', 'lifecycle']

export interface Tier {
  concurrency: number | null
  rpm: number | null
  tpm: number | null
  tpd: number | null
}

/** The answer of `GET /__mock/settings`. */
export interface SettingsView {
  current: Record<SettingName, unknown>
  start: Record<SettingName, unknown>
  changed: SettingName[]
  counted: Tier | null
  account: { available: number; voucher: number; cash: number }
  limitsCanChange: boolean
  choices: { tiers: Tier[]; pace: string[]; profile: string[]; lifecycle: string[] }
}

/** Null until it was read. */
export const settingsView = signal<SettingsView | null>(null)

/** Reads the settings. @throws ApiError */
export async function loadSettings(): Promise<void> {
  settingsView.value = await callJson<SettingsView>('settings')
}

/** Changes one setting. @throws ApiError */
export async function changeSetting(name: SettingName, value: unknown): Promise<void> {
  settingsView.value = await callJson<SettingsView>('settings', { method: 'PUT', body: { [name]: value } })
}

/** Returns one setting, or all, to the value of the start. @throws ApiError */
export async function resetSettings(name?: SettingName): Promise<void> {
  const query = name === undefined ? '' : `?name=${name}`
  settingsView.value = await callJson<SettingsView>(`settings${query}`, { method: 'DELETE' })
}

/** The choice of a list that a value is: the name of one, `none`, or `own` for values. */
export function toChoice(name: SettingName, value: unknown): string {
  if (value === null) return 'none'
  if (name === 'limits' && typeof value === 'number') return `tier-${value}`
  if (name === 'limits' && isOnlyTier(value)) return `tier-${value.tier}`
  return typeof value === 'string' ? value : 'own'
}

/** A value in words, for the list of what is active and the reset. */
export function toValueText(name: SettingName, value: unknown): string {
  if (value === null || value === 'none') return strings.nothing[name]
  if (name === 'limits') {
    if (typeof value === 'number') return strings.tier(value)
    const { tier, ...more } = value as { tier?: number } & Record<string, unknown>
    const parts = [...(tier === undefined ? [] : [strings.tier(tier)]), ...toPairs(more)]
    return parts.join(', ')
  }
  if (name === 'balance') {
    const { cash, voucher } = value as { cash: number; voucher?: number }
    return voucher === undefined ? `$${cash}` : `$${cash} + $${voucher}`
  }
  return typeof value === 'object' ? toPairs(value as object).join(', ') : String(value)
}

/** The settings of which every word of the search is in the name, the text or the value. */
export function findSettings(names: readonly SettingName[], search: string): SettingName[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const view = settingsView.value
  return names.filter((name) => {
    const { label, about, choices } = strings.rows[name]
    const value = view === null ? '' : toValueText(name, view.current[name])
    const text = `${strings.title} ${name} ${label} ${about} ${choices} ${value}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

function isOnlyTier(value: unknown): value is { tier: number } {
  return typeof value === 'object' && value !== null && 'tier' in value && Object.keys(value).length === 1
}

function toPairs(value: object): string[] {
  return Object.entries(value).map(([name, one]) => `${name} ${typeof one === 'object' ? JSON.stringify(one) : one}`)
}
