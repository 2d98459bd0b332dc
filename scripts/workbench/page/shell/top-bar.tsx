/** The bar on top: environment, key, model, views. */
import { chooseModel, models } from '../state/environment.ts'
import { model, setMember } from '../state/request.ts'
import { place, toHash, viewNames } from '../state/router.ts'
import { cycleTheme, theme } from '../state/theme.ts'
import { strings } from '../strings.ts'
import { Button } from '../ui/button.tsx'
import { EnvironmentMenu } from './environment-menu.tsx'
import { KeyField } from './key-field.tsx'
import { controlsOpen, helpOpen } from './shortcuts.ts'

const themeIcons = { auto: '◐', light: '☀', dark: '☾' } as const

/** The bar. */
export function TopBar() {
  return (
    <header class="top-bar">
      <a class="brand" href={toHash('compose')}>
        {strings.product}
      </a>
      <div class="top-target">
        <EnvironmentMenu />
        <KeyField />
        <label class="top-field">
          <span>{strings.model}</span>
          <select value={model.value} onChange={(event) => takeModel(event.currentTarget.value)}>
            {models.value.some(({ id }) => id === model.value) ? null : (
              <option value={model.value}>{model.value}</option>
            )}
            {models.value.map(({ id, status }) => (
              <option key={id} value={id}>
                {status === 'current' ? id : `${id} (${status})`}
              </option>
            ))}
          </select>
        </label>
      </div>
      <nav class="top-nav" aria-label="Views">
        {viewNames.map((name) => (
          <a key={name} href={toHash(name)} aria-current={place.value.view === name ? 'page' : undefined}>
            {strings.views[name]}
          </a>
        ))}
      </nav>
      <div class="top-tools">
        <Button kind="quiet" expanded={controlsOpen.value} onClick={() => (controlsOpen.value = true)}>
          {strings.controls}
        </Button>
        <Button kind="quiet" label={strings.theme[theme.value]} onClick={cycleTheme}>
          {themeIcons[theme.value]}
        </Button>
        <Button kind="quiet" label={strings.help} onClick={() => (helpOpen.value = true)}>
          ?
        </Button>
      </div>
    </header>
  )
}

/** The model of the composed request; remembered for the next ones. */
function takeModel(id: string): void {
  chooseModel(id)
  setMember(['model'], id)
}
