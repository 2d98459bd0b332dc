/** The three assertions that a first test of a chat answer makes. */
import type { ExchangeView } from '../state/exchange.ts'

export interface Assertion {
  label: string
  /** `pending` while the answer may still fulfil it; `exempt` where the answer need not. */
  state: 'pass' | 'fail' | 'pending' | 'exempt'
  /** Why it does not hold, or need not. */
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
  const judge = (label: string, holds: boolean, because: string): Assertion => {
    if (holds) return { label, state: 'pass' }
    return isOver || isRefused ? { label, state: 'fail', because } : { label, state: 'pending' }
  }
  const isOk = judge('status 200', status === 200, status === null ? 'no answer came' : `the status is ${status}`)
  if (!isChat(view)) return [isOk]
  const choice = answer.choices.get(0)
  const hasContent = [...answer.choices.values()].some(
    ({ content }) => content.whole === null || content.whole.trim() !== '',
  )
  const calls = choice?.calls.size ?? 0
  return [
    isOk,
    judge('choices', answer.choices.size > 0, 'choices is absent or empty'),
    // An answer with tool calls may have no content.
    isOver && !isRefused && !hasContent && calls > 0
      ? { label: 'content', state: 'exempt', because: 'the answer has tool calls instead of content' }
      : judge('content', hasContent, 'the content is empty or absent'),
  ]
}
