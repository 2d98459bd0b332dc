/** Short notices at the lower edge, read out by screen readers. */
import { signal } from '@preact/signals'
import { toErrorText } from '../state/error-text.ts'
import { strings } from '../strings.ts'
import { Button } from './button.tsx'

interface Notice {
  id: number
  text: string
  tone: 'plain' | 'bad'
}

const notices = signal<readonly Notice[]>([])
const shownMs = 6000
let last = 0

/** Shows a notice; an error stays until it is closed. */
export function notify(text: string, tone: 'plain' | 'bad' = 'plain'): void {
  const id = ++last
  notices.value = [...notices.value.slice(-2), { id, text, tone }]
  if (tone === 'plain') setTimeout(() => dismiss(id), shownMs)
}

/** Shows what went wrong and what to do next. */
export function notifyError(error: unknown): void {
  notify(toErrorText(error), 'bad')
}

function dismiss(id: number): void {
  notices.value = notices.value.filter((one) => one.id !== id)
}

/** The place of the notices. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {notices.value.map(({ id, text, tone }) => (
        <div key={id} class={`toast toast-${tone}`}>
          <span>{text}</span>
          <Button kind="quiet" label={strings.close} onClick={() => dismiss(id)}>
            ✕
          </Button>
        </div>
      ))}
    </div>
  )
}
