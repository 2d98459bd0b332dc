/** The sender over fetch, used for msw and for a caller's own fetch. */
import { describe, expect, it } from 'vitest'
import { createFetchSender } from '../../../suite/sender/send-fetch.ts'

const limits = { timeoutMs: 1_000, graceMs: 30 }
const outgoing = {
  method: 'POST',
  url: 'https://api.moonshot.ai/v1/x',
  headers: [['A', 'b']] as const,
  body: '{}',
  stream: true,
}

/** A fetch whose body consists of these pieces and ends this way. */
function createFetch(pieces: readonly string[], end: 'close' | 'error' | 'open'): typeof fetch {
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
    ['a body that stalls', ['data: a\n\n'], 'open', 50, 'open'],
  ])('reports %s', async (_, pieces, end, timeoutMs, expected) => {
    const got = await createFetchSender(createFetch(pieces, end))(outgoing, { ...limits, timeoutMs })
    expect([got.status, got.end, Buffer.concat(got.body.map((part) => part.bytes)).toString()]).toEqual([
      200,
      expected,
      pieces.join(''),
    ])
  })

  it('reports a body that is cut off', async () => {
    expect((await createFetchSender(createFetch([], 'error'))(outgoing, limits)).end).toBe('cut')
  })

  it('rejects when the run is aborted in the middle of an answer', async () => {
    const controller = new AbortController()
    const asked = createFetchSender(createFetch(['data: a\n\n'], 'open'))(outgoing, {
      ...limits,
      signal: controller.signal,
    })
    setTimeout(() => controller.abort(), 20)
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
      'an unknown certificate',
      Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      }),
      'tls',
    ],
    ['another error', new TypeError('fetch failed'), 'network'],
  ])('names %s', async (_, error, kind) => {
    const asked = createFetchSender(() => Promise.reject(error as Error))(outgoing, limits)
    await expect(asked).rejects.toMatchObject({ kind })
  })
})
