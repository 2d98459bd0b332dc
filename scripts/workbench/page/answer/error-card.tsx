/** An error and what to do next: the diagnosis of the server, the message of the error, and the headers that say when to try again. */
import { isObject } from '../../../../tests/suite/judge/index.ts'
import type { ExchangeView } from '../state/exchange.ts'
import { findInterruption } from './interruption.ts'
import { answerStrings as strings } from './strings.ts'

const retryHeaders = /^(?:retry-after|x-retry-after|msh-cooldown-seconds|x-ratelimit-.*|ratelimit.*)$/i

/** The card above an answer that is an error. */
export function ErrorCard({ view }: { view: ExchangeView }) {
  const interruption = view.status !== null && view.status < 400 ? findInterruption(view) : null
  const { diagnosis, problem } = view
  const error = findError(view)
  const retry = view.headers.filter(([name]) => retryHeaders.test(name))
  const title = diagnosis?.title ?? interruption?.title ?? problem?.message ?? strings.noErrorHelp
  const text = diagnosis?.text ?? interruption?.text ?? null
  const next = diagnosis?.next ?? interruption?.next ?? problem?.next ?? strings.noErrorNext
  return (
    <section class="error-card" role="alert">
      <h2>
        <span aria-hidden="true">✗ </span>
        {title}
      </h2>
      {text === null ? null : <p>{text}</p>}
      {interruption === null || problem === null ? null : <p class="quiet">{problem.message}</p>}
      {next === '' ? null : (
        <p>
          <strong>{strings.whatNext}</strong> {next}
        </p>
      )}
      {error.type === '' && error.message === '' && retry.length === 0 ? null : (
        <dl class="answer-facts">
          {error.type === '' ? null : <Row name={strings.errorType} value={error.type} />}
          {error.message === '' ? null : <Row name={strings.errorMessage} value={error.message} />}
          {retry.length === 0 ? null : (
            <Row name={strings.retry} value={retry.map(([name, value]) => `${name}: ${value}`).join(' · ')} />
          )}
        </dl>
      )}
    </section>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** Type and message of the error, wherever the body has them. */
function findError(view: ExchangeView): { type: string; message: string } {
  const body = isObject(view.json) ? view.json : {}
  const error = view.answer.error ?? (isObject(body.error) ? body.error : body)
  const message = [error.message, body.error, body.message].find((one) => typeof one === 'string')
  return { type: typeof error.type === 'string' ? error.type : '', message: typeof message === 'string' ? message : '' }
}
