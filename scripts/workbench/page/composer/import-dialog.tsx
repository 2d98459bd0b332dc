/** The dialog that imports a request from text. The parsers are loaded when they are needed. */
import { signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { Imported } from '../import/index.ts'
import { alongside } from '../state/alongside.ts'
import { toTitle } from '../state/drafts.ts'
import { chooseEnvironment, environment, environments, setTypedKey } from '../state/environment.ts'
import { toErrorText } from '../state/error-text.ts'
import { loadRequest } from '../state/request.ts'
import { strings as pageStrings } from '../strings.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { notify } from '../ui/toast.tsx'
import { strings } from './strings.ts'

const texts = strings.importing

export const importOpen = signal(false)

/** The text of a larger file is imported without being shown in the field. */
const mostShown = 1_000_000

/** The dialog. */
export function ImportDialog() {
  return (
    <Dialog title={texts.title} open={importOpen.value} onClose={() => (importOpen.value = false)}>
      <ImportForm />
    </Dialog>
  )
}

function ImportForm() {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [found, setFound] = useState<readonly Imported[]>([])
  const read = async (from: string) => {
    setFound([])
    const parsers = await import('../import/index.ts').catch(() => null)
    if (parsers === null) return setProblem(pageStrings.partFailed)
    try {
      const all = parsers.importText(from)
      setProblem(null)
      const [first, second] = all
      if (first !== undefined && second === undefined) take(first)
      else setFound(all)
    } catch (error) {
      setProblem(toErrorText(error))
    }
  }
  const readFile = async (file: File | undefined) => {
    if (file === undefined) return
    try {
      const content = await file.text()
      if (content.length < mostShown) setText(content)
      await read(content)
    } catch {
      setProblem(texts.unreadable(file.name))
    }
  }
  return (
    <form
      class="form-rows"
      onSubmit={(event) => {
        event.preventDefault()
        void read(text)
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if (event.dataTransfer?.files.length === 0) return
        event.preventDefault()
        void readFile(event.dataTransfer?.files[0])
      }}
    >
      <Field label={texts.label} hint={texts.hint} error={problem}>
        {({ id, describedBy, invalid }) => (
          <textarea
            id={id}
            class="mono"
            rows={10}
            spellcheck={false}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      {found.length === 0 ? null : (
        <div role="group" aria-label={texts.choose} class="form-rows">
          <p>{texts.choose}</p>
          {found.slice(0, 100).map((one, at) => (
            <Button key={at} class="button-row" onClick={() => take(one)}>
              {one.request.method} {one.request.path} · {toTitle(one.request)}
            </Button>
          ))}
        </div>
      )}
      <div class="dialog-actions">
        <label class="button file-button">
          {texts.file}
          <input
            type="file"
            class="visually-hidden"
            accept=".har,.http,.rest,.json,.txt,.sh"
            onChange={(event) => void readFile(event.currentTarget.files?.[0])}
          />
        </label>
        <Button kind="primary" type="submit">
          {texts.read}
        </Button>
      </div>
    </form>
  )
}

/** Loads the request; the key goes into the key field of the environment that the address belongs to. */
function take({ request, key, baseUrl, notes }: Imported): void {
  const target = environments.value.find((one) => one.baseUrl === baseUrl)
  if (target !== undefined) chooseEnvironment(target.id)
  loadRequest(request)
  alongside.value = []
  // A key is for the host it stood beside: it must not reach another one.
  const isOurs = baseUrl === null || target !== undefined || environment.value?.kind === 'mock'
  if (key !== null && isOurs) setTypedKey(key)
  const said = [
    texts.done,
    ...(key === null ? [] : [isOurs ? texts.keyTaken : texts.keyLeft]),
    ...(baseUrl === null || target !== undefined ? [] : [texts.address(baseUrl)]),
    ...notes,
  ]
  notify(said.join(' '))
  importOpen.value = false
}
