/** The sender for targets in the same process (msw) or behind the caller's own `fetch`. */
import type { ArrivedBytes, Ending, HeaderList, MessageProblem } from '../../../openapi/exchange.ts'
import { toDecodingProblem } from './content-coding.ts'
import { createStreamEndTimer } from './stream-end-timer.ts'
import { maxBodyBytes, NoAnswerError, toNoAnswerError, type Send } from './sender.ts'

/** Wraps a `fetch`, which hides the order and the letter case of header names. */
export function createFetchSender(fetchFunction: typeof fetch, options: { now?: () => number } = {}): Send {
  const now = options.now ?? (() => performance.now())
  return async (outgoing, limits) => {
    const startedAt = now()
    const sinceMs = () => now() - startedAt
    const controller = new AbortController()
    let timedOut = false
    const timer = setTimeout(() => {
      timedOut = true
      controller.abort()
    }, limits.timeoutMs)
    const abort = () => controller.abort()
    limits.signal?.addEventListener('abort', abort, { once: true })
    if (limits.signal?.aborted) controller.abort()
    try {
      const response = await fetchFunction(outgoing.url, {
        method: outgoing.method,
        headers: outgoing.headers.map(([name, value]): [string, string] => [name, value]),
        ...(outgoing.body === null ? {} : { body: outgoing.body }),
        signal: controller.signal,
        redirect: 'manual',
      })
      const headers: HeaderList = [...response.headers]
      const read = await readBody(response, outgoing.stream ? limits.graceMs : null, sinceMs)
      if (limits.signal?.aborted) throw new NoAnswerError('aborted', 'the run was stopped')
      const end = timedOut && read.end === 'cut' ? 'open' : read.end
      return { status: response.status, headers, body: read.body, end, endedAtMs: sinceMs(), problems: read.problems }
    } catch (error) {
      if (error instanceof NoAnswerError) throw error
      if (timedOut) throw new NoAnswerError('timeout', `no answer came within ${limits.timeoutMs} ms`)
      if (controller.signal.aborted) throw new NoAnswerError('aborted', 'the run was stopped')
      throw toNoAnswerError(error)
    } finally {
      clearTimeout(timer)
      limits.signal?.removeEventListener('abort', abort)
    }
  }
}

async function readBody(
  response: Response,
  graceMs: number | null,
  sinceMs: () => number,
): Promise<{ body: ArrivedBytes[]; end: Ending; problems: MessageProblem[] }> {
  const problems: MessageProblem[] = []
  const body: ArrivedBytes[] = []
  const reader = response.body?.getReader()
  if (!reader) return { body, end: 'complete', problems }
  let open = false
  let length = 0
  const cancel = () => {
    open = true
    reader.cancel().catch(() => undefined)
  }
  const endTimer = graceMs === null ? null : createStreamEndTimer(graceMs, cancel)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return { body, end: open ? 'open' : 'complete', problems }
      body.push({ bytes: value, atMs: sinceMs() })
      endTimer?.push(value)
      length += value.length
      if (length > maxBodyBytes) cancel()
    }
  } catch (error) {
    const problem = open ? null : toDecodingProblem(error, response.headers.get('content-encoding'))
    return { body, end: open ? 'open' : 'cut', problems: problem ? [problem] : problems }
  } finally {
    endTimer?.stop()
  }
}
