/** The settings of the mock: limits, balance, pace, profile and models, changed at once and until they are reset. */
import { useState } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { notify, notifyError } from '../ui/toast.tsx'
import {
  changeSetting,
  findSettings,
  resetSettings,
  settingNames,
  settingsView,
  toChoice,
  toValueText,
} from './settings-state.ts'
import type { SettingName, SettingsView, Tier } from './settings-state.ts'
import { settingStrings as strings } from './strings.ts'

/** The section; only the settings that match the search. */
export function SettingsForm({ search }: { search: string }) {
  const view = settingsView.value
  const shown = findSettings(settingNames, search)
  if (view === null || shown.length === 0) return null
  return (
    <section aria-label={strings.title} class="settings">
      <h3>{strings.title}</h3>
      <p class="quiet">{strings.about}</p>
      {shown.map((name) => (
        <Row key={name} name={name} view={view} />
      ))}
    </section>
  )
}

function Row({ name, view }: { name: SettingName; view: SettingsView }) {
  const { label, about } = strings.rows[name]
  const current = toChoice(name, view.current[name])
  // Own values are shown before they are set.
  const [isOwn, setOwn] = useState(current === 'own')
  const chosen = isOwn ? 'own' : current
  const choices = toChoices(name, view)
  const isFixed = name === 'limits' && !view.limitsCanChange
  const choose = (choice: string) => {
    setOwn(choice === 'own')
    if (choice !== 'own') change(name, toValue(name, choice))
  }
  const isChanged = view.changed.includes(name)
  return (
    <div class="setting">
      <Field label={label} hint={isFixed ? strings.fixedLimits : about}>
        {({ id, describedBy }) => (
          <select
            id={id}
            aria-describedby={describedBy}
            value={chosen}
            disabled={isFixed}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {choices.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        )}
      </Field>
      {chosen === 'own' && !isFixed ? <OwnValues name={name} view={view} /> : null}
      {name === 'balance' ? <p class="quiet">{strings.left(view.account.available)}</p> : null}
      {isChanged ? (
        <p class="setting-changed">
          {strings.changedFrom(toValueText(name, view.start[name]))}{' '}
          <Button label={strings.resetOne(label)} onClick={() => resetOne(name, () => setOwn(false))}>
            {strings.reset}
          </Button>
        </p>
      ) : null}
    </div>
  )
}

/** Fields for the user's own numbers, which the button sends. */
function OwnValues({ name, view }: { name: SettingName; view: SettingsView }) {
  const fields = ownFields[name] ?? []
  const [values, setValues] = useState(() => toStartValues(name, view))
  const submit = (event: Event) => {
    event.preventDefault()
    const given = Object.entries(values).filter(([, value]) => value.trim() !== '')
    change(name, Object.fromEntries(given.map(([field, value]) => [field, Number(value)])))
  }
  return (
    <form class="own-values" onSubmit={submit}>
      {fields.map(([field, text, unset]) => (
        <Field key={field} label={text}>
          {({ id }) => (
            <input
              id={id}
              type="number"
              step="any"
              required={unset === null}
              placeholder={unset ?? ''}
              value={values[field] ?? ''}
              onInput={(event) => setValues({ ...values, [field]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
      <Button type="submit" label={strings.setOne(strings.rows[name].label)}>
        {strings.set}
      </Button>
    </form>
  )
}

/** The members of own values: name, label, and what applies where one is left out; null if it is needed. */
const ownFields: Partial<
  Record<SettingName, readonly (readonly [name: string, label: string, unset: string | null])[]>
> = {
  limits: [
    ['rpm', strings.rpm, strings.unlimited],
    ['concurrency', strings.concurrency, strings.unlimited],
    ['tpm', strings.tpm, strings.unlimited],
    ['tpd', strings.tpd, strings.unlimited],
  ],
  balance: [
    ['cash', strings.cash, null],
    ['voucher', strings.voucher, '0'],
  ],
  pace: [
    ['ttftMs', strings.ttftMs, null],
    ['tokensPerSecond', strings.tokensPerSecond, null],
    ['jitter', strings.jitter, '0'],
  ],
}

function toStartValues(name: SettingName, { current, counted }: SettingsView): Record<string, string> {
  const value = name === 'limits' ? counted : current[name]
  const known = typeof value === 'object' && value !== null ? Object.entries(value as object) : []
  const fields = (ownFields[name] ?? []).map(([field]) => field)
  const texts = known.filter(([field, one]) => fields.includes(field) && typeof one === 'number')
  if (texts.length > 0) return Object.fromEntries(texts.map(([field, one]) => [field, String(one)]))
  return strings.examples[name] ?? {}
}

function toChoices(name: SettingName, { choices }: SettingsView): [value: string, text: string][] {
  const own: [string, string] = ['own', strings.own]
  if (name === 'limits') {
    const tiers = choices.tiers.map((tier, at): [string, string] => [`tier-${at}`, toTierText(tier, at)])
    return [['none', strings.nothing.limits], ...tiers, own]
  }
  if (name === 'balance') return [['none', strings.nothing.balance], own]
  const known = choices[name].map((one): [string, string] => [one, strings.values[one] ?? one])
  return name === 'pace' ? [...known, own] : known
}

function toTierText({ concurrency, rpm }: Tier, at: number): string {
  return strings.tierRow(at, rpm, concurrency)
}

function toValue(name: SettingName, choice: string): unknown {
  if (name === 'limits' && choice.startsWith('tier-')) return Number(choice.slice('tier-'.length))
  return choice === 'none' && name !== 'pace' ? null : choice
}

function change(name: SettingName, value: unknown): void {
  const { label } = strings.rows[name]
  changeSetting(name, value).then(() => notify(strings.changed(label, toValueText(name, value))), notifyError)
}

function resetOne(name: SettingName, then: () => void): void {
  const done = resetSettings(name).then(() => notify(strings.resetDone(strings.rows[name].label)))
  done.then(then, notifyError)
}
