/** Why an answer with status 200 is not whole: what happened, who ended it, and what to do. Null where the answer ended as it should. */
import type { ExchangeView } from '../state/exchange.ts'
import { isChat } from './assertions.ts'
import { interruptionStrings as strings } from './interruption-strings.ts'

interface Interruption {
  title: string
  /** Who ended it, and how that shows. */
  text: string
  next: string
}

/** A pause before the end of this length points to a timeout, not to a failure of the service. */
const idleMs = 25_000

/** The explanation. Answers that the person stopped need none. */
export function findInterruption(view: ExchangeView): Interruption | null {
  const { status, reason, body, answer, rows, isStream } = view
  if (reason === null || reason === 'stopped' || status === null || status >= 400) return null
  if (reason === 'client-left')
    return { ...strings.clientLeft, text: strings.clientLeft.text(toSeconds(view.durationMs)) }
  if (answer.error !== null) return strings.errorInside
  if (reason === 'broken') return toBroken(view)
  if (!isChat(view)) return null
  if (body.length === 0) return strings.empty
  if (!isStream) return view.json === undefined ? strings.notJson : fromFinish(view)
  if (!rows.some(({ part }) => part === 'done')) return strings.noDone(rows.length)
  return fromFinish(view)
}

function toBroken(view: ExchangeView): Interruption {
  const { durationMs, rows, body } = view
  const lastMs = rows.at(-1)?.atMs ?? null
  const silenceMs = durationMs === null || lastMs === null ? 0 : durationMs - lastMs
  const arrived = view.isStream ? strings.events(rows.length) : strings.bytes(body.length)
  if (silenceMs >= idleMs)
    return {
      ...strings.idle,
      text: strings.idle.text(arrived, toSeconds(silenceMs)),
    }
  return { ...strings.broken, text: strings.broken.text(arrived, toSeconds(durationMs)) }
}

/** A finish reason that means that the answer is not whole. */
function fromFinish({ answer }: ExchangeView): Interruption | null {
  for (const { finishReason } of answer.choices.values()) {
    if (finishReason === null) return strings.noFinish
    const known = Object.hasOwn(strings.finish, finishReason)
    if (known) return strings.finish[finishReason as keyof typeof strings.finish]
  }
  return null
}

function toSeconds(ms: number | null): string {
  return ms === null ? '?' : `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`
}
