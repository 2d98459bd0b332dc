/** The list beside the composer: templates, saved requests, history. */
import { signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { alongside } from '../state/alongside.ts'
import { clearSent, removeSaved, saved, saveRequest, sent, startNew, toTitle } from '../state/drafts.ts'
import { loadRequest, model, request, type ComposedRequest } from '../state/request.ts'
import { templates, toRequests, type Template } from '../templates/index.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { toTimeOfDay } from '../ui/format.ts'
import { ImportDialog, importOpen } from './import-dialog.tsx'
import { strings } from './strings.ts'

const texts = strings.side
const saveOpen = signal(false)
/** The template that was loaded last, and its request. The template is marked until the request is changed. */
const loaded = signal<{ id: string; body: unknown } | null>(null)

/** The list. */
export function Sidebar() {
  return (
    <div class="sidebar">
      <div class="sidebar-actions">
        <Button onClick={() => load(startNew)}>{texts.create}</Button>
        <Button onClick={() => (importOpen.value = true)}>{texts.import}</Button>
        <Button onClick={() => (saveOpen.value = true)}>{texts.save}</Button>
      </div>
      <h2 class="sidebar-title">{texts.templates}</h2>
      <ul class="sidebar-list">
        {templates.map((template) => (
          <li key={template.id}>
            <button
              type="button"
              class="sidebar-item"
              title={template.about}
              aria-current={
                loaded.value?.id === template.id && loaded.value.body === request.value.body ? 'true' : undefined
              }
              onClick={() => loadTemplate(template)}
            >
              {template.title}
            </button>
          </li>
        ))}
      </ul>
      <h2 class="sidebar-title">{texts.saved}</h2>
      {saved.value.length === 0 ? <p class="sidebar-none">{texts.noSaved}</p> : <SavedList />}
      <h2 class="sidebar-title">
        {texts.history}
        {sent.value.length === 0 ? null : (
          <Button kind="quiet" onClick={clearSent}>
            {texts.clear}
          </Button>
        )}
      </h2>
      {sent.value.length === 0 ? <p class="sidebar-none">{texts.noHistory}</p> : <History />}
      <SaveDialog />
      <ImportDialog />
    </div>
  )
}

function SavedList() {
  return (
    <ul class="sidebar-list">
      {saved.value.map((one) => (
        <li key={one.id} class="sidebar-row">
          <button type="button" class="sidebar-item" onClick={() => open(one.request)}>
            {one.name}
          </button>
          <Button kind="quiet" label={texts.remove(one.name)} onClick={() => removeSaved(one.id)}>
            ✕
          </Button>
        </li>
      ))}
    </ul>
  )
}

function History() {
  return (
    <ul class="sidebar-list">
      {sent.value.map((one) => (
        <li key={one.id}>
          <button type="button" class="sidebar-item sidebar-sent" onClick={() => open(one.request)}>
            <time dateTime={new Date(one.sentAtMs).toISOString()}>{toTimeOfDay(one.sentAtMs)}</time>
            <Badge tone={toTone(one.status)}>{one.status ?? texts.noAnswer}</Badge>
            <span class="sidebar-text">{toTitle(one.request)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function SaveDialog() {
  const [name, setName] = useState('')
  const close = () => (saveOpen.value = false)
  const save = (event: Event) => {
    event.preventDefault()
    saveRequest(name.trim() === '' ? toTitle(request.value) : name.trim())
    setName('')
    close()
  }
  return (
    <Dialog title={texts.saveTitle} open={saveOpen.value} onClose={close}>
      <form class="form-rows" onSubmit={save}>
        <Field label={texts.saveName} hint={texts.saveNote}>
          {({ id, describedBy }) => (
            <input
              id={id}
              aria-describedby={describedBy}
              value={name}
              placeholder={toTitle(request.value)}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="dialog-actions">
          <Button kind="primary" type="submit">
            {texts.save.replace('…', '')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function loadTemplate(template: Template): void {
  const [first, ...others] = toRequests(template, model.value)
  if (first === undefined) return
  load(() => loadRequest(first))
  alongside.value = others
  loaded.value = { id: template.id, body: first.body }
}

function open(one: ComposedRequest): void {
  load(() => loadRequest(one))
}

function load(change: () => void): void {
  change()
  alongside.value = []
  loaded.value = null
}

function toTone(status: number | null): 'good' | 'warn' | 'bad' {
  if (status === null || status >= 500) return 'bad'
  return status < 400 ? 'good' : 'warn'
}
