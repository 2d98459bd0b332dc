/** Two requests side by side. */
import { Comparison } from '../answer/compare.tsx'
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
        <h2>{strings.compareSummary}</h2>
        <Button onClick={onStop}>{strings.compareStop}</Button>
      </div>
      {first.opened === null || second.opened === null ? null : (
        <div class="compare-summary" tabIndex={0} role="region" aria-label={strings.compareSummary}>
          <Comparison left={first.opened.view} right={second.opened.view} />
        </div>
      )}
      {first.problem === null && second.problem === null ? null : (
        <p class="empty">{first.problem ?? second.problem}</p>
      )}
      <div class="compare-columns">
        <AnswerPanel label={strings.answerOf('A')} exchange={first.opened?.view ?? null} />
        <AnswerPanel label={strings.answerOf('B')} exchange={second.opened?.view ?? null} />
      </div>
    </section>
  )
}
