/** The sender for targets that live in the same process (msw) or behind a caller's own `fetch`. */
import type { ArrivedBytes, Ending, HeaderList } from '../../../openapi/exchange.ts'
import { createStreamEndTimer } from './stream-end-timer.ts'
import { maxBodyBytes, NoAnswerError, toNoAnswerError, type Send } from './sender.ts'

/** Wraps a `fetch`; what fetch hides (order and case of header names) stays hidden. */
export function createFetchSender(fetcher: typeof fetch, options: { now?: () => number } = {}): Send {
  const now = options.now ?? (() => performance.now())
  return async (outgoing, limits) => {
    const startedAt = now()
    const sinceMs = () => now() - startedAt
    const stopper = new AbortController()
    let late = false
    const timer = setTimeout(() => {
      late = true
      stopper.abort()
    }, limits.timeoutMs)
    const abort = () => stopper.abort()
    limits.signal?.addEventListener('abort', abort, { once: true })
    if (limits.signal?.aborted) stopper.abort()
    try {
      const response = await fetcher(outgoing.url, {
        method: outgoing.method,
        headers: outgoing.headers.map(([name, value]): [string, string] => [name, value]),
        ...(outgoing.body === null ? {} : { body: outgoing.body }),
        signal: stopper.signal,
        redirect: 'manual',
      })
      const headers: HeaderList = [...response.headers]
      const read = await readBody(response, outgoing.stream ? limits.graceMs : null, sinceMs)
      if (limits.signal?.aborted) throw new NoAnswerError('aborted', 'the run was stopped')
      const end = late && read.end === 'cut' ? 'open' : read.end
      return { status: response.status, headers, body: read.body, end, endedAtMs: sinceMs() }
    } catch (error) {
      if (error instanceof NoAnswerError) throw error
      if (late) throw new NoAnswerError('timeout', `no answer came within ${limits.timeoutMs} ms`)
      if (stopper.signal.aborted) throw new NoAnswerError('aborted', 'the run was stopped')
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
): Promise<{ body: ArrivedBytes[]; end: Ending }> {
  const body: ArrivedBytes[] = []
  const reader = response.body?.getReader()
  if (!reader) return { body, end: 'complete' }
  let open = false
  let length = 0
  const giveUp = () => {
    open = true
    reader.cancel().catch(() => undefined)
  }
  const watch = graceMs === null ? null : createStreamEndTimer(graceMs, giveUp)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return { body, end: open ? 'open' : 'complete' }
      body.push({ bytes: value, atMs: sinceMs() })
      watch?.push(value)
      length += value.length
      if (length > maxBodyBytes) giveUp()
    }
  } catch {
    return { body, end: open ? 'open' : 'cut' }
  } finally {
    watch?.stop()
  }
}
