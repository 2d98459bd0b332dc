/** Advice on a request: what Kimi refuses, what has no effect, what was lost of an earlier answer. */
import type { ComponentChildren } from 'preact'
import type { TrafficEntry } from '../../protocol.ts'
import { strings } from '../strings.ts'
import { Badge } from './badge.tsx'

type Advice = NonNullable<TrafficEntry['advice']>[number]

/** One remark, with what was expected and received, and its source. */
export function AdviceItem({ advice, actions }: { advice: Advice; actions?: ComponentChildren }) {
  const { severity, kind, message, at, expected, received, source } = advice
  const link = /https:\/\/[^\s,;)]+/.exec(source)?.[0]
  return (
    <li class="advice">
      <span>
        <Badge tone={severity === 'fail' ? 'bad' : 'warn'}>{strings.adviceKinds[kind]}</Badge> {message}{' '}
        <code>{at}</code>
        {link === undefined ? null : (
          <>
            {' '}
            <a href={link} target="_blank" rel="noopener noreferrer">
              {strings.source}
            </a>
          </>
        )}
      </span>
      {kind === 'request-refused' ? null : (
        <span class="quiet">{strings.adviceDetail(shorten(expected), shorten(received))}</span>
      )}
      {actions}
    </li>
  )
}

/** The whole list; nothing if there is none. */
export function AdviceList({ advice }: { advice: readonly Advice[] }) {
  if (advice.length === 0) return null
  return (
    <section class="advice-list" aria-label={strings.advice}>
      <h2>{strings.advice}</h2>
      <ul>
        {advice.map((one, at) => (
          <AdviceItem key={at} advice={one} />
        ))}
      </ul>
    </section>
  )
}

function shorten(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}
