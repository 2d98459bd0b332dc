/** Shows one exchange, or what to do before the first one. */
import type { ExchangeView } from '../state/exchange.ts'
import { createLater } from '../ui/later.tsx'
import { answerStrings as strings } from './strings.ts'

const ExchangeTabs = createLater(async () => (await import('./exchange-tabs.tsx')).ExchangeTabs)

/** The panel of one exchange; null before the first request. `label` tells panels on one page apart. */
export function AnswerPanel({ exchange, label = strings.panel }: { exchange: ExchangeView | null; label?: string }) {
  return (
    <section class="pane answer-pane" aria-label={label}>
      {exchange === null ? <p class="empty">{strings.empty}</p> : <ExchangeTabs view={exchange} />}
    </section>
  )
}
