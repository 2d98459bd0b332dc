/** The three assertions that a first test of a chat answer makes. */
import type { ExchangeView } from '../state/exchange.ts'

export interface Assertion {
  label: string
  /** `pending` while the answer may still fulfil it. */
  state: 'pass' | 'fail' | 'pending'
  /** Why it does not hold. */
  because?: string
}

/** Whether the request is one whose answer has choices. */
export function isChat(view: ExchangeView): boolean {
  return view.request.path.replace(/[?#].*$/, '').endsWith('/chat/completions')
}

/** Status 200, choices, content; for other operations the status alone. */
export function toAssertions(view: ExchangeView): Assertion[] {
  const { status, answer, reason } = view
  const isOver = reason !== null
  const isRefused = status !== null && status !== 200
  const judge = (label: string, holds: boolean, because: string): Assertion =>
    holds
      ? { label, state: 'pass' }
      : isOver || isRefused
        ? { label, state: 'fail', because }
        : { label, state: 'pending' }
  const isOk = judge('status 200', status === 200, status === null ? 'no answer came' : `the status is ${status}`)
  if (!isChat(view)) return [isOk]
  const choice = answer.choices.get(0)
  const hasContent = [...answer.choices.values()].some(
    ({ content }) => content.whole === null || content.whole.trim() !== '',
  )
  const calls = choice?.calls.size ?? 0
  const empty = calls > 0 ? 'the answer has tool calls instead of content' : 'the content is empty or absent'
  return [
    isOk,
    judge('choices', answer.choices.size > 0, 'choices is absent or empty'),
    judge('content', hasContent, empty),
  ]
}
