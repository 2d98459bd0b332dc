/** Composes the request: form, JSON, headers, code, and what Kimi would refuse of it. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { alongside, sendAll } from '../state/alongside.ts'
import { draftIsKept, keepDraft } from '../state/drafts.ts'
import { watchPreview } from '../state/preview.ts'
import { bodyProblem, headerRows, request } from '../state/request.ts'
import { isSending, stop } from '../state/send.ts'
import { Button } from '../ui/button.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { CodeTab } from './code-tab.tsx'
import './composer.css'
import { Form } from './form.tsx'
import { HeadersTab } from './headers.tsx'
import { JsonTab } from './json-tab.tsx'
import { Refusals } from './refusals.tsx'
import { strings } from './strings.ts'

export { Sidebar } from './sidebar.tsx'

const tab = signal('form')

// The draft is restored before the first render, and kept while the page lives.
keepDraft()

/** The composer. */
export function Composer() {
  useEffect(watchPreview, [])
  const problem = bodyProblem.value
  const count = headerRows.value.filter(({ name }) => name.trim() !== '').length
  return (
    <section class="pane composer" aria-label={strings.request}>
      <header class="pane-head">
        <code class="composer-line">
          {request.value.method} {request.value.path}
        </code>
        <SendButton />
      </header>
      {alongside.value.length === 0 ? null : (
        <p class="composer-note">
          <span>{strings.alongside(alongside.value.length)}</span>
          <Button kind="quiet" onClick={() => (alongside.value = [])}>
            {strings.onlyThis}
          </Button>
        </p>
      )}
      {draftIsKept.value ? null : <p class="composer-note">{strings.draftNotKept}</p>}
      <Tabs
        label={strings.request}
        active={tab.value}
        onChange={(id) => (tab.value = id)}
        items={[
          { id: 'form', label: strings.tabs.form, render: () => <Form onShowJson={() => (tab.value = 'json')} /> },
          {
            id: 'json',
            label: problem === null ? strings.tabs.json : `${strings.tabs.json} ✗`,
            render: () => <JsonTab />,
          },
          {
            id: 'headers',
            label: count === 0 ? strings.tabs.headers : `${strings.tabs.headers} ${count}`,
            render: () => <HeadersTab />,
          },
          { id: 'code', label: strings.tabs.code, render: () => <CodeTab /> },
        ]}
      />
      <Refusals />
    </section>
  )
}

function SendButton() {
  if (isSending()) return <Button onClick={stop}>{strings.stop}</Button>
  const more = alongside.value.length
  return (
    <Button
      kind="primary"
      disabled={bodyProblem.value !== null}
      title={strings.sendKeys}
      onClick={() => void sendAll()}
    >
      {more === 0 ? strings.send : strings.sendAll(more + 1)}
    </Button>
  )
}
