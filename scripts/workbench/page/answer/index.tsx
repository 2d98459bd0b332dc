/** Shows one exchange: answer, checks, timeline, raw bytes. */
import type { ExchangeView } from '../state/exchange.ts'

/** The panel of one exchange; null before the first request. */
export function AnswerPanel({ exchange }: { exchange: ExchangeView | null }) {
  if (exchange === null)
    return (
      <section class="pane" aria-label="Answer">
        <p class="empty">No answer yet. Press Send.</p>
      </section>
    )
  return (
    <section class="pane" aria-label="Answer">
      <header class="pane-head">
        {exchange.status ?? '…'} {exchange.problem}
      </header>
      <pre class="pane-body">{exchange.text}</pre>
    </section>
  )
}
