/** The list of keyboard shortcuts. */
import { environments, version } from '../state/environment.ts'
import { strings } from '../strings.ts'
import { Dialog } from '../ui/dialog.tsx'
import { helpOpen } from './shortcuts.ts'
import { shellStrings } from './strings.ts'

/** The dialog behind `?`. */
export function Help() {
  const mock = environments.value.find(({ kind }) => kind === 'mock')
  return (
    <Dialog title={strings.help} open={helpOpen.value} onClose={() => (helpOpen.value = false)}>
      <dl class="shortcuts">
        {shellStrings.shortcuts.map(([keys, about]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
      {mock === undefined ? null : <p class="quiet">{shellStrings.about(mock.baseUrl)}</p>}
      <p class="quiet">kimi-contract {version.value}</p>
    </Dialog>
  )
}
