/** Composes the request. */
import { isSending, send, stop } from '../state/send.ts'
import { request } from '../state/request.ts'
import { Button } from '../ui/button.tsx'

/** The list of templates, saved requests and history. */
export function Sidebar() {
  return <p class="quiet">Templates</p>
}

/** The composer. */
export function Composer() {
  return (
    <section class="pane" aria-label="Request">
      <header class="pane-head">
        <code>
          {request.value.method} {request.value.path}
        </code>
        {isSending() ? (
          <Button onClick={stop}>Stop</Button>
        ) : (
          <Button kind="primary" onClick={() => void send()}>
            Send
          </Button>
        )}
      </header>
      <pre class="pane-body">{JSON.stringify(request.value.body, null, 2)}</pre>
    </section>
  )
}
