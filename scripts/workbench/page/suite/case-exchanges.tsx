/** The requests and answers of one case, in the answer panel. */
import { useState } from 'preact/hooks'
import { AnswerPanel } from '../answer/index.tsx'
import { go } from '../state/router.ts'
import { exchanges } from '../state/suite.ts'
import { useOpened } from '../traffic/detail.tsx'
import { trafficStrings } from '../traffic/strings.ts'
import { Button } from '../ui/button.tsx'
import { suiteStrings as strings } from './strings.ts'

/** Shows the last exchange of a case first: it is the one that most checks judge. */
export function CaseExchanges({ id }: { id: string }) {
  const ids = exchanges.value.get(id) ?? []
  const [chosen, setChosen] = useState<number | null>(null)
  const at = Math.min(chosen ?? ids.length - 1, ids.length - 1)
  const { opened, problem } = useOpened(ids[at] ?? null)
  return (
    <section class="detail" aria-label={id}>
      <div class="detail-bar">
        <Button kind="quiet" label={trafficStrings.back} onClick={() => go('suite')}>
          ←
        </Button>
        <h2 class="mono">{id}</h2>
        {ids.length < 2 ? null : (
          <span class="detail-copy">
            {ids.map((one, index) => (
              <Button
                key={one}
                kind="quiet"
                pressed={index === at}
                label={strings.exchange(index + 1, ids.length)}
                onClick={() => setChosen(index)}
              >
                {index + 1}
              </Button>
            ))}
          </span>
        )}
      </div>
      {ids.length === 0 ? (
        <p class="empty">{strings.noExchange}</p>
      ) : problem === null ? (
        <AnswerPanel exchange={opened?.view ?? null} />
      ) : (
        <p class="empty">{problem}</p>
      )}
    </section>
  )
}
