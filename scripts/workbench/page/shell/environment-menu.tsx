/** Chooses where requests are sent, and adds base URLs. */
import { chooseEnvironment, environment, environments } from '../state/environment.ts'
import { adding, unconfirmed } from '../state/own-environments.ts'
import { strings } from '../strings.ts'
import { shellStrings } from './strings.ts'

const addId = '+'

/** The menu. An added base URL that was not confirmed since the start opens the dialog. */
export function EnvironmentMenu() {
  const chosen = environment.value?.id ?? 'mock'
  const pick = (select: HTMLSelectElement) => {
    const id = select.value
    const known = unconfirmed.value.find((one) => one.id === id)
    if (id !== addId && known === undefined) return chooseEnvironment(id)
    adding.value = known ?? {}
    select.value = chosen
  }
  return (
    <label class="top-field">
      <span>{strings.environment}</span>
      <select value={chosen} onChange={(event) => pick(event.currentTarget)}>
        {environments.value.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {unconfirmed.value.map(({ id, name }) => (
          <option key={id} value={id}>
            {shellStrings.toConfirm(name)}
          </option>
        ))}
        <option value={addId}>{shellStrings.add}</option>
      </select>
    </label>
  )
}
