/** Every failure of the checks, as reports show it: what is documented, what was received, where, and what to do next. */
import type { LocatedFailure } from '../../protocol.ts'
import type { ExchangeView } from '../state/exchange.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { toMark } from './marks.ts'
import { showInRaw } from './panel-state.ts'
import { answerStrings as strings } from './strings.ts'

const severities = ['fail', 'warn', 'notice'] as const

/** The content of the tab. */
export function ChecksTab({ view }: { view: ExchangeView }) {
  const { failures } = view
  if (failures.length === 0)
    return (
      <p class="empty" role="status">
        {toEmptyText(view)}
      </p>
    )
  return (
    <div class="checks">
      {severities.map((severity) => {
        const group = failures.filter((one) => one.severity === severity)
        if (group.length === 0) return null
        return (
          <section key={severity} aria-label={strings.severities[severity]}>
            <h2>{strings.severities[severity]}</h2>
            {group.map((failure, at) => (
              <Failure key={`${failure.check} ${at}`} view={view} failure={failure} />
            ))}
          </section>
        )
      })}
    </div>
  )
}

/** The text where there is no failure. Only an exchange that was checked has passed. */
function toEmptyText({ reason, isChecked }: ExchangeView): string {
  if (reason === null) return strings.checksRunning
  if (reason === 'stopped' || reason === 'client-left') return strings.checksStopped
  return isChecked ? strings.checksPass : strings.checksNone
}

const tones = { fail: 'bad', warn: 'warn', notice: 'plain' } as const

function Failure({ view, failure }: { view: ExchangeView; failure: LocatedFailure }) {
  const { labels } = strings
  return (
    <article class="failure">
      <h3>
        <Badge tone={tones[failure.severity]}>{failure.check}</Badge> {failure.message}
        {strings.times(failure.count)}
      </h3>
      <dl class="failure-lines">
        <Line name={labels.documented} value={failure.documented} />
        <Line name={labels.received} value={failure.received} />
        <div>
          <dt>{labels.at}</dt>
          <dd>
            {failure.at}{' '}
            {toMark(view, failure) === null ? null : (
              <Button kind="quiet" class="inline-button" onClick={() => showInRaw(view, failure)}>
                {strings.rawLink}
              </Button>
            )}
          </dd>
        </div>
        <Line name={labels.blame} value={failure.blame} />
        {failure.next === undefined ? null : <Line name={labels.next} value={failure.next} />}
        <div>
          <dt>{labels.source}</dt>
          <dd>
            <Source text={failure.source} />
          </dd>
        </div>
      </dl>
    </article>
  )
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** A source with its addresses as links. */
function Source({ text }: { text: string }) {
  return (
    <>
      {text.split(/(https?:\/\/[^\s,)]+)/).map((part, at) =>
        at % 2 === 1 ? (
          <a key={at} href={part} target="_blank" rel="noopener noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  )
}
