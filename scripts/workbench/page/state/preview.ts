/** What Kimi would refuse of the composed request; asked of the server a moment after the last change. */
import { effect, signal } from '@preact/signals'
import type { PreviewAnswer, PreviewBody, PreviewFix } from '../../preview-protocol.ts'
import { callJson } from './api.ts'
import { removeAt, setAt } from './json-edit.ts'
import { bodyProblem, editBody, request } from './request.ts'

const delayMs = 250

/** Null until the first answer, and for requests that no rule covers. */
export const preview = signal<PreviewAnswer | null>(null)

/** Starts asking after each change; returns a function that stops. */
export function watchPreview(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | null = null
  const ask = async (body: unknown) => {
    running?.abort()
    const controller = new AbortController()
    running = controller
    try {
      const answer = await callJson<PreviewAnswer>('workbench/preview', {
        body: { body } satisfies PreviewBody,
        signal: controller.signal,
      })
      if (running === controller) preview.value = answer
    } catch {
      // The banner on top says when the server does not answer; sending works without the preview.
      if (running === controller) preview.value = null
    }
  }
  const stop = effect(() => {
    const { path, body } = request.value
    const isCovered = path === '/v1/chat/completions' && bodyProblem.value === null
    clearTimeout(timer)
    if (isCovered) timer = setTimeout(() => void ask(body), delayMs)
    else preview.value = null
  })
  return () => {
    clearTimeout(timer)
    running?.abort()
    stop()
  }
}

/** Applies a fix to the composed request. */
export function applyFix({ edits }: PreviewFix): void {
  editBody((body) =>
    edits.reduce(
      (changed, { path, value }) => (value === undefined ? removeAt(changed, path) : setAt(changed, path, value)),
      body,
    ),
  )
}
