/** The answer as a person reads it: reasoning, content, tool calls, how it ended, and what it cost. */
import { isObject } from '../../../../tests/suite/judge/index.ts'
import type { ExchangeView } from '../state/exchange.ts'
import { isChat } from './assertions.ts'
import { ErrorCard } from './error-card.tsx'
import { countReasoning, findCost, findUsage, toMoney, toUsageRows } from './figures.ts'
import { findInterruption } from './interruption.ts'
import { Markdown } from './markdown.tsx'
import { PlainText } from './plain-text.tsx'
import { answerStrings as strings } from './strings.ts'
import { ToolCalls } from './tool-calls.tsx'

/** The content of the tab. */
export function AnswerTab({ view }: { view: ExchangeView }) {
  const choices = [...view.answer.choices.values()]
  const isGrowing = view.reason === null
  const isError =
    view.problem !== null ||
    view.answer.error !== null ||
    (view.status !== null && view.status >= 400) ||
    findInterruption(view) !== null
  return (
    <div class="answer-body" aria-busy={isGrowing}>
      {isError && (view.problem !== null || !isGrowing || view.answer.error !== null) ? (
        <ErrorCard view={view} />
      ) : null}
      {choices.map((choice) => (
        <section
          key={choice.index}
          class="answer-choice"
          aria-label={choices.length > 1 ? `choice ${choice.index}` : undefined}
        >
          {choices.length > 1 ? <h2>choice {choice.index}</h2> : null}
          {choice.reasoning.length > 0 ? <Reasoning view={view} text={choice.reasoning.whole ?? ''} /> : null}
          {choice.content.length > 0 ? (
            <Markdown text={choice.content.whole ?? ''} isGrowing={isGrowing} />
          ) : !isGrowing && choice.calls.size === 0 ? (
            <p class="quiet">{strings.noContent}</p>
          ) : null}
          {choice.index === 0 && choice.calls.size > 0 ? <ToolCalls view={view} /> : null}
        </section>
      ))}
      {choices.length === 0 && !isError && !isGrowing ? <OtherBody view={view} /> : null}
      <Facts view={view} />
    </div>
  )
}

function Reasoning({ view, text }: { view: ExchangeView; text: string }) {
  const { count, isExact } = countReasoning(view)
  return (
    <details class="reasoning">
      <summary>{strings.reasoning(isExact ? strings.tokens(count) : strings.about(count))}</summary>
      <PlainText text={text} />
    </details>
  )
}

/** The body of an operation without choices, such as the list of models. */
function OtherBody({ view }: { view: ExchangeView }) {
  if (view.json === undefined) return isChat(view) ? <p class="quiet">{strings.noContent}</p> : null
  return <PlainText text={JSON.stringify(view.json, null, 2)} />
}

function Facts({ view }: { view: ExchangeView }) {
  const usage = findUsage(view.answer)
  const finish = view.answer.choices.get(0)?.finishReason ?? null
  const cost = findCost(view)
  const { body } = view.request
  const model = view.answer.model ?? (isObject(body) && typeof body.model === 'string' ? body.model : null)
  if (usage === null && finish === null) return null
  const names: Readonly<Record<string, string>> = strings.usageRows
  return (
    <dl class="answer-facts">
      {finish === null ? null : <Fact name={strings.finish} value={finish} />}
      {usage === null ? null : (
        <Fact
          name={strings.usage}
          value={toUsageRows(usage)
            .map(([name, count]) => `${count} ${names[name] ?? name}`)
            .join(' · ')}
        />
      )}
      {cost === null ? null : (
        <Fact
          name={strings.cost}
          value={view.url.includes('//127.0.0.1') ? `${toMoney(cost)} ${strings.costOnMock}` : toMoney(cost)}
        />
      )}
      {model === null ? null : <Fact name={strings.model} value={model} />}
    </dl>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
