/** The key of the chosen environment: the server's, or one that is typed and lives in this page only. */
import { useState } from 'preact/hooks'
import { environment, setTypedKey, typedKey } from '../state/environment.ts'
import type { Environment } from '../../protocol.ts'
import { strings } from '../strings.ts'
import { Button } from '../ui/button.tsx'

/** A password field, because browsers keep its content out of their history of form values. */
export function KeyField() {
  const [draft, setDraft] = useState('')
  const typed = typedKey.value
  if (typed !== null)
    return (
      <div class="top-field">
        <span>{strings.key}</span>
        <span class="key-hint">
          {strings.keyTyped(typed.length >= 12 ? typed.slice(-4) : '')}
          <Button kind="quiet" onClick={() => setTypedKey('')}>
            {strings.keyForget}
          </Button>
        </span>
      </div>
    )
  const keep = () => {
    if (draft.trim() !== '') setTypedKey(draft.trim())
    setDraft('')
  }
  return (
    <label class="top-field">
      <span>{strings.key}</span>
      <input
        type="password"
        autocomplete="off"
        spellcheck={false}
        value={draft}
        placeholder={toPlaceholder(environment.value)}
        title={strings.keyNote}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
        }}
      />
    </label>
  )
}

/** Which key is used while none is typed. */
function toPlaceholder(shown: Environment | null): string {
  const hint = shown?.keyHint ?? null
  if (hint !== null) return strings.keyOfServer(hint)
  return shown?.kind === 'mock' ? strings.keyOfMock : strings.keyPlaceholder
}
