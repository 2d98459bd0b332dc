/** The calls of an answer: arguments, whether they match the tool's schema, a result for each, and the next request. */
import { useEffect, useId, useState } from 'preact/hooks'
import { callJson } from '../state/api.ts'
import type { ExchangeView } from '../state/exchange.ts'
import { loadRequest } from '../state/request.ts'
import { send } from '../state/send.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { notify, notifyError } from '../ui/toast.tsx'
import type { ArgumentsVerdict } from '../../tool-arguments.ts'
import { answerStrings as strings } from './strings.ts'
import { findCalls, formatArguments, generateResult, toContinuation, type ToolCall } from './tool-loop.ts'

/** The calls with their results. */
export function ToolCalls({ view }: { view: ExchangeView }) {
  // A component with state is not rendered again for an unchanged `view`.
  void view.revision.value
  const calls = findCalls(view)
  const isOver = view.reason !== null
  const [results, setResults] = useState<readonly string[]>([])
  const verdicts = useVerdicts(calls, isOver)
  const setResult = (at: number, text: string) =>
    setResults(calls.map((_call, position) => (position === at ? text : (results[position] ?? ''))))
  const next = () => {
    if (calls.some((_call, at) => (results[at] ?? '') === '')) return notify(strings.continueMissing, 'bad')
    const request = toContinuation(view, results)
    if (request === null) return
    loadRequest(request)
    void send(request)
  }
  return (
    <section class="tool-calls" aria-label={strings.calls}>
      <h2>{strings.calls}</h2>
      {calls.map((call, at) => (
        <Call
          key={at}
          call={call}
          verdict={isOver ? (verdicts?.[at] ?? null) : null}
          isOver={isOver}
          result={results[at] ?? ''}
          onResult={(text) => setResult(at, text)}
        />
      ))}
      {isOver ? (
        <div class="tool-next">
          <Button kind="primary" onClick={next}>
            {strings.continue}
          </Button>
          <span class="quiet">{strings.continueHint}</span>
        </div>
      ) : null}
    </section>
  )
}

interface CallProps {
  call: ToolCall
  verdict: ArgumentsVerdict | null
  isOver: boolean
  result: string
  onResult: (text: string) => void
}

function Call({ call, verdict, isOver, result, onResult }: CallProps) {
  const id = useId()
  return (
    <div class="tool-call">
      <h3>
        <code>{call.name}</code> <span class="quiet mono">{call.id}</span>
      </h3>
      <pre class="tool-arguments">{isOver ? formatArguments(call.arguments) : call.arguments}</pre>
      {isOver ? <Verdict verdict={verdict} /> : null}
      {isOver ? (
        <div class="field">
          <label for={id}>{strings.result(call.name)}</label>
          <textarea id={id} rows={2} value={result} onInput={(event) => onResult(event.currentTarget.value)} />
          <div>
            <Button kind="quiet" onClick={() => onResult(generateResult(call))}>
              {strings.generate}
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  )
}

function Verdict({ verdict }: { verdict: ArgumentsVerdict | null }) {
  if (verdict === null) return <p class="quiet">{strings.validating}</p>
  if (verdict.state === 'valid')
    return (
      <p>
        <Badge tone="good">{strings.valid}</Badge>
      </p>
    )
  const texts = { 'no schema': strings.noSchema, 'not JSON': strings.notJson }
  const text = verdict.state === 'invalid' ? verdict.violation : texts[verdict.state]
  return (
    <p>
      <Badge tone={verdict.state === 'no schema' ? 'warn' : 'bad'}>{text}</Badge>
    </p>
  )
}

/** The verdict of the server on each call, once the answer is complete; null until it is known. */
function useVerdicts(calls: readonly ToolCall[], isOver: boolean): readonly ArgumentsVerdict[] | null {
  const [verdicts, setVerdicts] = useState<readonly ArgumentsVerdict[] | null>(null)
  useEffect(() => {
    if (!isOver) return
    const body = { calls: calls.map(({ arguments: text, parameters }) => ({ arguments: text, parameters })) }
    callJson<{ verdicts: ArgumentsVerdict[] }>('workbench/tool-arguments', { body }).then(
      (answer) => setVerdicts(answer.verdicts),
      notifyError,
    )
  }, [isOver])
  return verdicts
}
