/** The sender over fetch: what msw's targets and a caller's own fetch come through. */
import { describe, expect, it } from 'vitest'
import { createFetchSender } from '../../suite/runner/send-fetch.ts'

const limits = { timeoutMs: 1_000, graceMs: 30 }
const outgoing = {
  method: 'POST',
  url: 'https://api.moonshot.ai/v1/x',
  headers: [['A', 'b']] as const,
  body: '{}',
  stream: true,
}

/** A fetch whose body is these pieces and then ends as told. */
function speak(pieces: readonly string[], end: 'close' | 'error' | 'open'): typeof fetch {
  return async (_input, init) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of pieces) controller.enqueue(Buffer.from(piece))
        if (end === 'close') controller.close()
        if (end === 'error') controller.error(new Error('terminated'))
        init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted')))
      },
    })
    return new Response(body, { status: 200, headers: { 'X-A': '1' } })
  }
}

describe('the sender over fetch', () => {
  it.each<[string, readonly string[], 'close' | 'error' | 'open', number, string]>([
    ['a body that ends', ['data: a\n\n'], 'close', 1_000, 'complete'],
    ['a body left open after [DONE]', ['data: [DONE]\n\n'], 'open', 1_000, 'open'],
    ['a body that never goes on', ['data: a\n\n'], 'open', 50, 'open'],
  ])('tells %s', async (_, pieces, end, timeoutMs, expected) => {
    const got = await createFetchSender(speak(pieces, end))(outgoing, { ...limits, timeoutMs })
    expect([got.status, got.end, Buffer.concat(got.body.map((part) => part.bytes)).toString()]).toEqual([
      200,
      expected,
      pieces.join(''),
    ])
  })

  it('tells a body that breaks off', async () => {
    expect((await createFetchSender(speak([], 'error'))(outgoing, limits)).end).toBe('cut')
  })

  it('gives nothing to judge when the run is stopped in the middle of an answer', async () => {
    const stop = new AbortController()
    const asked = createFetchSender(speak(['data: a\n\n'], 'open'))(outgoing, { ...limits, signal: stop.signal })
    setTimeout(() => stop.abort(), 20)
    await expect(asked).rejects.toMatchObject({ kind: 'aborted' })
  })

  it.each<[string, unknown, string]>([
    [
      'a refused connection',
      Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
      }),
      'refused',
    ],
    [
      'a certificate nobody knows',
      Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      }),
      'tls',
    ],
    ['something else', new TypeError('fetch failed'), 'network'],
  ])('names %s', async (_, error, kind) => {
    const asked = createFetchSender(() => Promise.reject(error as Error))(outgoing, limits)
    await expect(asked).rejects.toMatchObject({ kind })
  })
})
