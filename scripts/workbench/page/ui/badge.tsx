/** Verdicts and states as a word with an icon; colour is never the only sign. */
import type { ComponentChildren } from 'preact'

export type Tone = 'good' | 'warn' | 'bad' | 'plain'

const icons: Readonly<Record<Tone, string>> = { good: '✓', warn: '!', bad: '✗', plain: '' }

/** A short state. */
export function Badge({
  tone = 'plain',
  children,
  title,
}: {
  tone?: Tone
  children: ComponentChildren
  title?: string
}) {
  return (
    <span class={`badge badge-${tone}`} title={title}>
      {icons[tone] === '' ? null : <span aria-hidden="true">{icons[tone]} </span>}
      {children}
    </span>
  )
}

/** The tone of an HTTP status. */
export function toStatusTone(status: number | null): Tone {
  if (status === null) return 'plain'
  return status < 400 ? 'good' : status < 500 ? 'warn' : 'bad'
}
