/** Seeded random chaos: a share of requests gets one of the chosen scenarios or faults. */
import { useState } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { notify, notifyError } from '../ui/toast.tsx'
import { splitIds } from './catalogue.ts'
import { controlState, startChaos, stopChaos } from './state.ts'
import { controlStrings as strings } from './strings.ts'

const firstIds = 'rate_limit_reached_error.rpm\nengine_overloaded_error\nserver_error'

/** The form of the chaos. */
export function Chaos() {
  const [share, setShare] = useState(20)
  const [seed, setSeed] = useState(1)
  const [ids, setIds] = useState(firstIds)
  const state = controlState.value!
  const start = () => {
    const { scenarios, faults } = splitIds(ids, state)
    startChaos({ share: share / 100, seed, scenarios, faults }).then(() => notify(strings.chaosStarted), notifyError)
  }
  return (
    <section aria-label={strings.chaos} class="chaos">
      <h3>{strings.chaos}</h3>
      <p class="quiet">{strings.chaosAbout}</p>
      <div class="chaos-row">
        <Field label={strings.share}>
          {({ id }) => (
            <input
              id={id}
              type="number"
              min={1}
              max={100}
              value={share}
              onInput={(event) => setShare(event.currentTarget.valueAsNumber)}
            />
          )}
        </Field>
        <Field label={strings.seed}>
          {({ id }) => (
            <input id={id} type="number" value={seed} onInput={(event) => setSeed(event.currentTarget.valueAsNumber)} />
          )}
        </Field>
      </div>
      <Field label={strings.chaosIds}>
        {({ id }) => <textarea id={id} rows={3} value={ids} onInput={(event) => setIds(event.currentTarget.value)} />}
      </Field>
      <div class="chaos-row">
        <Button onClick={start}>{strings.chaosStart}</Button>
        {state.chaos ? <Button onClick={stop}>{strings.chaosStop}</Button> : null}
      </div>
    </section>
  )
}

function stop(): void {
  stopChaos().then(() => notify(strings.chaosStopped), notifyError)
}
