/** Calls again after a result that asks for it, with the value that the result suggests. */
import { isRecord } from '../request-view.ts'
import type { RequestView, ToolResult } from '../request-view.ts'

const longest = 4000
const asks =
  /\bfix the errors? and try again\b|\bdid you mean\b|\btry again with\b|\bthe correct \w+ is\b|\bvalidation errors?\b|\btransient\b[^.\n]{0,40}\bretry\b|\bplease (?:retry|try again)\b/i
const suggestion =
  /\bdid you mean:?\s+["'“\u0060]?([^"'”\u0060?\n]{1,80}?)["'”\u0060]?\s*\?|\bthe correct (?:[a-z]{2,20} ){1,3}is:?\s+["'“\u0060]?([^"'”\u0060.\n]{1,80})/i

/** Whether a result is an error that another call may correct. */
export function asksAgain(text: string): boolean {
  return asks.test(text.slice(0, longest))
}

/** The arguments with the value that a failed call's result suggests, in the place of the text that was wrong. */
export function withSuggestion(value: unknown, name: string, view: RequestView): unknown {
  const failed = view.toolResults.find((result) => result.name === name && asksAgain(result.text))
  const found = failed === undefined ? null : suggestion.exec(failed.text.slice(0, longest))
  const said = found?.[1] ?? found?.[2]
  if (failed === undefined || said === undefined || !isRecord(value)) return value
  const [wrong] = Object.entries(readArguments(failed, view)).find(([, text]) => typeof text === 'string') ?? []
  return wrong === undefined ? value : { ...value, [wrong]: said.trim() }
}

/** The arguments of the call that a result answers. */
export function readArguments({ callId }: ToolResult, { calls }: RequestView): Record<string, unknown> {
  const text = calls.find(({ id }) => id === callId)?.arguments ?? ''
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : {}
  } catch {
    // Arguments in the client's history may not be JSON.
    return {}
  }
}
