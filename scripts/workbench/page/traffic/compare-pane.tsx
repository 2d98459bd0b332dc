/** Two requests side by side. */
import { AnswerPanel } from '../answer/index.tsx'
import { Button } from '../ui/button.tsx'
import { useOpened } from './detail.tsx'
import { trafficStrings as strings } from './strings.ts'

export interface ComparePaneProps {
  left: string
  right: string
  onStop: () => void
}

/** Reads both and shows them. */
export function ComparePane({ left, right, onStop }: ComparePaneProps) {
  const first = useOpened(left)
  const second = useOpened(right)
  return (
    <section class="detail" aria-label={strings.compare}>
      <div class="detail-bar">
        <Button onClick={onStop}>{strings.compareStop}</Button>
      </div>
      <div class="compare-columns">
        <AnswerPanel exchange={first.opened?.view ?? null} />
        <AnswerPanel exchange={second.opened?.view ?? null} />
      </div>
    </section>
  )
}
