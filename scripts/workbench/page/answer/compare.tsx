/** Two exchanges side by side: figures, the differences of the requests, and those of the shapes of the answers. */
import { signal } from '@preact/signals'
import { diffLines } from 'diff'
import { recent, type ExchangeView } from '../state/exchange.ts'
import { toTokensPerSecond } from '../state/timing.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { toClockTime } from '../ui/format.ts'
import { findCompletionTokens, findCost, toDuration, toMoney } from './figures.ts'
import { compareShapes, toShape } from './shape.ts'
import { answerStrings as strings } from './strings.ts'

const open = signal<ExchangeView | null>(null)
const other = signal<ExchangeView | null>(null)

/** Opens the comparison of an exchange with another one of this page. */
export function CompareButton({ view }: { view: ExchangeView }) {
  // Under Traffic the list offers the comparison.
  if (!recent.value.includes(view)) return null
  const others = recent.value.filter((one) => one !== view)
  const shown = other.value !== null && others.includes(other.value) ? other.value : others[0]
  return (
    <>
      <Button
        kind="quiet"
        disabled={others.length === 0}
        title={others.length === 0 ? strings.compareNone : strings.compareTitle}
        onClick={() => (open.value = view)}
      >
        {strings.compare}
      </Button>
      <Dialog
        title={strings.compareTitle}
        open={open.value === view && shown !== undefined}
        onClose={() => (open.value = null)}
      >
        {shown === undefined ? null : (
          <>
            <label class="compare-choice">
              <span>{strings.compareWith}</span>
              <select onChange={(event) => (other.value = others[event.currentTarget.selectedIndex] ?? null)}>
                {others.map((one) => (
                  <option key={one.id} selected={one === shown}>
                    {toLabel(one)}
                  </option>
                ))}
              </select>
            </label>
            <Comparison left={view} right={shown} />
          </>
        )}
      </Dialog>
    </>
  )
}

function toLabel(view: ExchangeView): string {
  const time = toClockTime(view.startedAtMs)
  const host = URL.canParse(view.url) ? new URL(view.url).host : ''
  return [time, host, view.status ?? strings.unknown, view.answer.model ?? ''].filter((part) => part !== '').join(' · ')
}

/** The comparison; A is `left`. */
export function Comparison({ left, right }: { left: ExchangeView; right: ExchangeView }) {
  const others = toRows(right)
  const shapes = compareShapes(toShape(left), toShape(right))
  return (
    <div class="comparison">
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">A · {toLabel(left)}</th>
            <th scope="col">B · {toLabel(right)}</th>
          </tr>
        </thead>
        <tbody>
          {toRows(left).map(([name, value], at) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
              <td>{others[at]?.[1]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section aria-label={strings.requestDiff}>
        <h3>{strings.requestDiff}</h3>
        <RequestDiff left={left} right={right} />
      </section>
      <section aria-label={strings.shapeDiff}>
        <h3>{strings.shapeDiff}</h3>
        {shapes.length === 0 ? (
          <p class="quiet">{strings.sameShape}</p>
        ) : (
          <table class="mono">
            <tbody>
              {shapes.map(({ path, left: a, right: b }) => (
                <tr key={path}>
                  <th scope="row">{path}</th>
                  <td>{b === null ? strings.onlyLeft : (a ?? '')}</td>
                  <td>{a === null ? strings.onlyRight : (b ?? '')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  )
}

function toRows(view: ExchangeView): [string, string][] {
  const { timing, failures, isChecked, answer } = view
  const names = strings.compareRows
  const rate = toTokensPerSecond(timing, findCompletionTokens(answer))
  const cost = findCost(view)
  const checks = failures.length === 0 ? '✓' : failures.map(({ check }) => check).join(', ')
  return [
    [names.status, String(view.status ?? strings.unknown)],
    [names.verdict, isChecked ? checks : strings.unknown],
    [names.firstToken, timing.firstTokenMs === null ? strings.unknown : toDuration(timing.firstTokenMs)],
    [names.rate, rate === null ? strings.unknown : rate.toFixed(1)],
    [names.duration, view.durationMs === null ? strings.unknown : toDuration(view.durationMs)],
    [names.cost, cost === null ? strings.unknown : toMoney(cost)],
    [names.finish, answer.choices.get(0)?.finishReason ?? strings.unknown],
    [names.model, answer.model ?? strings.unknown],
  ]
}

/** A longer body is not compared line by line: the time of a diff grows with the product of the lengths. */
const mostCharacters = 200_000

function RequestDiff({ left, right }: { left: ExchangeView; right: ExchangeView }) {
  const [a, b] = [toText(left), toText(right)]
  if (a === b) return <p class="quiet">{strings.sameRequest}</p>
  const changes = diffLines(a.slice(0, mostCharacters), b.slice(0, mostCharacters), { timeout: 200 })
  if (changes === undefined) return <p class="quiet">{strings.unknown}</p>
  return (
    <pre class="diff" tabIndex={0}>
      {changes.map((change, at) => (
        <span key={at} class={change.added ? 'diff-added' : change.removed ? 'diff-removed' : 'quiet'}>
          {change.value.replace(/^(?=[^])/gm, change.added ? 'B ' : change.removed ? 'A ' : '  ')}
        </span>
      ))}
    </pre>
  )
}

function toText({ request }: ExchangeView): string {
  return `${request.method} ${request.path}\n${JSON.stringify(request.body, null, 2) ?? ''}\n`
}
