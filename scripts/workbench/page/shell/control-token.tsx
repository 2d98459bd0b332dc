/** Asks for the control token of the mock, once; the token stays in the memory of this page. */
import { useEffect, useState } from 'preact/hooks'
import { giveControlToken, tokenQuestion } from '../state/api.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { shellStrings as strings } from './strings.ts'

/** The dialog, and a banner where it was closed without an answer. */
export function ControlToken() {
  const question = tokenQuestion.value
  const [isOpen, setOpen] = useState(true)
  const [token, setToken] = useState('')
  useEffect(() => setOpen(true), [question])
  if (question === 'none') return null
  const submit = (event: Event) => {
    event.preventDefault()
    if (token.trim() === '') return
    giveControlToken(token.trim())
    setToken('')
  }
  return (
    <>
      {isOpen ? null : (
        <p class="banner" role="alert">
          {strings.tokenMissing} <Button onClick={() => setOpen(true)}>{strings.tokenEnter}</Button>
        </p>
      )}
      <Dialog title={strings.tokenTitle} open={isOpen} onClose={() => setOpen(false)}>
        <form class="dialog-form" onSubmit={submit}>
          <Field
            label={strings.token}
            hint={strings.tokenHint}
            error={question === 'wrong' ? strings.tokenWrong : null}
          >
            {({ id, describedBy, invalid }) => (
              <input
                id={id}
                type="password"
                autofocus
                autocomplete="off"
                spellcheck={false}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                value={token}
                onInput={(event) => setToken(event.currentTarget.value)}
              />
            )}
          </Field>
          <div class="dialog-actions">
            <Button kind="primary" type="submit">
              {strings.tokenUse}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
