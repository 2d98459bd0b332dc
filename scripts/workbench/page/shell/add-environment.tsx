/** The dialog that adds a base URL: first the address, then where it leads, then the confirmation. */
import { useEffect, useState } from 'preact/hooks'
import type { ConfirmAnswer } from '../../protocol.ts'
import { relayOffBecause } from '../state/environment.ts'
import { toErrorText } from '../state/error-text.ts'
import { adding, confirmOwn, forgetOwn } from '../state/own-environments.ts'
import { strings } from '../strings.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { shellStrings } from './strings.ts'

type Shown = Extract<ConfirmAnswer, { confirmed: false }>

/** Opened by the environment menu. */
export function AddEnvironment() {
  return (
    <Dialog title={shellStrings.addTitle} open={adding.value !== null} onClose={close}>
      {adding.value === null ? null : <Form key={adding.value.id ?? ''} onDone={close} />}
    </Dialog>
  )
}

function close(): void {
  adding.value = null
}

function Form({ onDone }: { onDone: () => void }) {
  const start = adding.value ?? {}
  const [baseUrl, setBaseUrl] = useState(start.baseUrl ?? '')
  const [name, setName] = useState(start.name ?? '')
  const [profile, setProfile] = useState<'official' | 'vendor'>(start.profile ?? 'vendor')
  const [shown, setShown] = useState<Shown | null>(null)
  const [problem, setProblem] = useState<string | null>(relayOffBecause.value)
  useEffect(() => setShown(null), [baseUrl])

  async function step(): Promise<void> {
    setProblem(null)
    try {
      const accepted = shown === null ? {} : { confirmed: shown.addresses }
      const answer = await confirmOwn({ baseUrl, name, profile, ...accepted })
      if (answer.confirmed) onDone()
      else setShown(answer)
    } catch (error) {
      setProblem(toErrorText(error))
    }
  }

  return (
    <form
      class="dialog-form"
      onSubmit={(event) => {
        event.preventDefault()
        void step()
      }}
    >
      <Field label={shellStrings.baseUrl} hint={shellStrings.baseUrlHint} error={problem}>
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            inputMode="url"
            spellcheck={false}
            required
            placeholder="https://host.example/v1"
            value={baseUrl}
            onInput={(event) => setBaseUrl(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={shellStrings.name} hint={shellStrings.nameHint}>
        {({ id, describedBy }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={shellStrings.profile} hint={shellStrings.profileHint}>
        {({ id, describedBy }) => (
          <select
            id={id}
            aria-describedby={describedBy}
            value={profile}
            onChange={(event) => setProfile(event.currentTarget.value === 'official' ? 'official' : 'vendor')}
          >
            <option value="vendor">vendor</option>
            <option value="official">official</option>
          </select>
        )}
      </Field>
      {shown === null ? null : (
        <div class="confirm-facts" role="status">
          <p>{shellStrings.leads(shown.host, shown.addresses)}</p>
          {shown.isPrivate ? <p class="confirm-warning">! {shellStrings.isPrivate}</p> : null}
          {shown.isEncrypted ? null : <p class="confirm-warning">! {shellStrings.isPlain}</p>}
        </div>
      )}
      <div class="dialog-actions">
        {start.id === undefined ? null : <ForgetButton id={start.id} onDone={onDone} />}
        <Button onClick={onDone}>{strings.cancel}</Button>
        <Button kind="primary" type="submit" disabled={relayOffBecause.value !== null}>
          {shown === null ? shellStrings.check : shellStrings.confirm}
        </Button>
      </div>
    </form>
  )
}

function ForgetButton({ id, onDone }: { id: string; onDone: () => void }) {
  const forget = () => {
    forgetOwn(id)
    onDone()
  }
  return (
    <Button kind="danger" onClick={forget}>
      {shellStrings.forget}
    </Button>
  )
}
