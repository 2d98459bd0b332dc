/** One exchange: assertions and figures on top, then the answer, the checks, the timeline and the raw bytes. */
import type { ExchangeView } from '../state/exchange.ts'
import '../styles/answer.css'
import { Badge, toStatusTone } from '../ui/badge.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { AnswerTab } from './answer-tab.tsx'
import { toAssertions, type Assertion } from './assertions.ts'
import { ChecksTab } from './checks-tab.tsx'
import { CompareButton } from './compare.tsx'
import { toFigures } from './figures.ts'
import { activeTab, type TabName } from './panel-state.ts'
import { RawTab } from './raw-tab.tsx'
import { answerStrings as strings } from './strings.ts'
import { TimelineTab } from './timeline-tab.tsx'

/** Head and tabs of an exchange. */
export function ExchangeTabs({ view }: { view: ExchangeView }) {
  // Read here, so that every change of the exchange renders the panel again.
  void view.revision.value
  const fails = view.failures.filter(({ severity }) => severity === 'fail').length
  const items = [
    { id: 'answer', label: strings.tabs.answer, render: () => <AnswerTab key={view.id} view={view} /> },
    {
      id: 'checks',
      label: (
        <>
          {strings.tabs.checks}
          {view.failures.length > 0 ? (
            <>
              {' '}
              <Badge tone={fails > 0 ? 'bad' : 'warn'}>{view.failures.length}</Badge>
            </>
          ) : null}
        </>
      ),
      render: () => <ChecksTab view={view} />,
    },
    { id: 'timeline', label: strings.tabs.timeline, render: () => <TimelineTab view={view} /> },
    { id: 'raw', label: strings.tabs.raw, render: () => <RawTab view={view} /> },
  ]
  return (
    <>
      <Head view={view} />
      <Tabs
        label={strings.views}
        items={items}
        active={activeTab.value}
        onChange={(id) => (activeTab.value = id as TabName)}
        extra={<CompareButton view={view} />}
      />
    </>
  )
}

function Head({ view }: { view: ExchangeView }) {
  const { status, reason } = view
  const figures = toFigures(view)
  return (
    <header class="answer-head">
      <div class="answer-head-row">
        <Badge tone={toStatusTone(status)}>{status ?? (reason === null ? '…' : strings.unknown)}</Badge>
        <ul class="assertions" aria-label={strings.assertions}>
          {toAssertions(view).map((one) => (
            <AssertionItem key={one.label} {...one} />
          ))}
        </ul>
        <span class="answer-state" role="status">
          {reason === null ? strings.receiving : isUnanswered(view) ? strings.noAnswer : strings.reasons[reason]}
        </span>
      </div>
      <p class="figures">
        {figures.length === 0 ? (reason === null ? strings.sending : strings.unknown) : figures.join(' · ')}
      </p>
    </header>
  )
}

/** Whether nothing came back at all: the request was not sent, or the target did not answer. */
function isUnanswered({ status, problem }: ExchangeView): boolean {
  return status === null && problem !== null
}

const icons = { pass: '✓', fail: '✗', pending: '·', exempt: '–' } as const

function AssertionItem({ label, state, because }: Assertion) {
  return (
    <li class={`assertion assertion-${state}`} title={because ?? `${label}: ${strings.states[state]}`}>
      <span aria-hidden="true">{icons[state]} </span>
      {label}
      <span class="visually-hidden">: {because ?? strings.states[state]}</span>
    </li>
  )
}
