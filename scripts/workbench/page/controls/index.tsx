/** The drawer of mock controls: what is active, scenarios and faults to choose from, settings and chaos. */
import { useEffect, useState } from 'preact/hooks'
import '../styles/mock-controls.css'
import { environment } from '../state/environment.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { notify, notifyError } from '../ui/toast.tsx'
import { toGroups, type Group, type Item } from './catalogue.ts'
import { Chaos } from './chaos.tsx'
import { answerNormally, controlProblem, controlState, loadControls, useAnswer } from './state.ts'
import { SettingsForm } from './settings.tsx'
import { findSettings, resetSettings, settingNames, settingsView, toValueText } from './settings-state.ts'
import type { SettingName, SettingsView } from './settings-state.ts'
import { controlStrings as strings, settingStrings } from './strings.ts'

/** Requests of other clients use up answers while the drawer is open. */
const refreshMs = 2_000

/** The content of the drawer of mock controls. */
export function ControlsDrawer() {
  useEffect(() => {
    void loadControls()
    const timer = setInterval(() => void loadControls(), refreshMs)
    return () => clearInterval(timer)
  }, [])
  const [search, setSearch] = useState('')
  const target = environment.value
  if (controlProblem.value !== null)
    return (
      <div role="alert">
        <p>{controlProblem.value}</p>
        <Button onClick={() => void loadControls()}>{strings.retry}</Button>
      </div>
    )
  if (controlState.value === null) return <p class="quiet">{strings.loading}</p>
  return (
    <div class="mock-controls">
      <p class="quiet">{strings.intro}</p>
      {target !== null && target.kind !== 'mock' ? <p>{strings.otherEnvironment(target.name)}</p> : null}
      <Active />
      <Field label={strings.search}>
        {({ id }) => (
          <input id={id} type="search" value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
        )}
      </Field>
      <Picker search={search} />
      <SettingsForm search={search} />
      <Chaos />
    </div>
  )
}

function Active() {
  const { standing, waiting, chaos } = controlState.value!
  const view = settingsView.value
  const changed = view?.changed ?? []
  const always = [standing.scenario, standing.fault].filter((id) => id !== null)
  const isNormal = always.length === 0 && waiting.length === 0
  return (
    <section aria-label={strings.active} class="active-now">
      <h3>{strings.active}</h3>
      {isNormal && !chaos && changed.length === 0 ? <p class="quiet">{strings.nothingActive}</p> : null}
      {always.length === 0 ? null : (
        <p>
          {strings.always} <code>{always.join(' + ')}</code>
        </p>
      )}
      {waiting.length === 0 ? null : (
        <>
          <p>{strings.next}</p>
          <ol>
            {waiting.map(({ id, times, operationId }, at) => (
              <li key={at}>{strings.nextRow(id, times, operationId)}</li>
            ))}
          </ol>
        </>
      )}
      {chaos ? <p>{strings.chaosOn(chaos.share)}</p> : null}
      {view === null || changed.length === 0 ? null : (
        <p>{strings.settingsNow(changed.map((name) => toSettingText(name, view)).join(', '))}</p>
      )}
      {isNormal ? null : <Button onClick={reset}>{strings.reset}</Button>}
      {changed.length === 0 ? null : <Button onClick={resetAll}>{strings.resetSettings}</Button>}
    </section>
  )
}

function reset(): void {
  answerNormally().then(() => notify(strings.resetDone), notifyError)
}

function resetAll(): void {
  resetSettings().then(() => notify(strings.resetSettingsDone), notifyError)
}

function toSettingText(name: SettingName, view: SettingsView): string {
  return `${settingStrings.rows[name].label} ${toValueText(name, view.current[name])}`
}

type Length = keyof typeof strings.lengths

function Picker({ search }: { search: string }) {
  const [length, setLength] = useState<Length>('once')
  const [count, setCount] = useState(2)
  const groups = toGroups(controlState.value!, search)
  if (groups.length === 0)
    return findSettings(settingNames, search).length === 0 ? <p class="quiet">{strings.nothingFound}</p> : null
  const apply = (id: string) => {
    const times = { once: 1, times: count, always: null }[length]
    useAnswer(id, times).then(() => notify(strings.used(id, times)), notifyError)
  }
  return (
    <section aria-label={strings.pick} class="picker">
      <h3>{strings.pick}</h3>
      <fieldset class="lengths">
        <legend>{strings.howLong}</legend>
        {(['once', 'always', 'times'] as const).map((name) => (
          <label key={name}>
            <input type="radio" name="length" checked={length === name} onChange={() => setLength(name)} />{' '}
            {strings.lengths[name]}
          </label>
        ))}
        <input
          type="number"
          min={1}
          max={1000}
          value={count}
          aria-label={strings.count}
          disabled={length !== 'times'}
          onInput={(event) => setCount(Math.max(1, Math.round(event.currentTarget.valueAsNumber) || 1))}
        />
      </fieldset>
      <p class="quiet field-hint">{strings.effects}</p>
      {groups.map((group) => (
        <GroupList key={group.name} group={group} isOpen={search !== ''} onUse={apply} />
      ))}
    </section>
  )
}

function GroupList({ group, isOpen, onUse }: { group: Group; isOpen: boolean; onUse: (id: string) => void }) {
  const [open, setOpen] = useState(false)
  const isShown = open || isOpen
  return (
    <details
      class="control-group"
      open={isShown}
      onToggle={(event) => {
        if (!isOpen) setOpen(event.currentTarget.open)
      }}
    >
      <summary>
        {group.name} <span class="quiet">({group.items.length})</span>
      </summary>
      {isShown ? (
        <ul>
          {group.items.map((item) => (
            <ItemRow key={item.id} item={item} onUse={onUse} />
          ))}
        </ul>
      ) : null}
    </details>
  )
}

function ItemRow({ item, onUse }: { item: Item; onUse: (id: string) => void }) {
  return (
    <li>
      <div>
        <code>{item.id}</code>
        <p class="quiet">
          {item.about} {item.appliesTo === null ? null : <em>{strings.applies(item.appliesTo)}</em>}
        </p>
      </div>
      <Button label={strings.use(item.id)} onClick={() => onUse(item.id)}>
        {strings.useShort}
      </Button>
    </li>
  )
}
