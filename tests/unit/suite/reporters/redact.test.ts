/** Secrets in texts and exchanges are replaced, and words that resemble them stay. */
import { describe, expect, it } from 'vitest'
import { createRedactor, redact, redactExchange } from '../../../suite/reporters/redact.ts'

describe('redaction', () => {
  it.each([
    ['key sk-abcdef0123456789 here', 'key sk-[redacted] here'],
    ['Authorization: Bearer abc.def-123', 'Authorization: Bearer [redacted]'],
    ['Your account org-0123456789abcdef<ak-0123456789abcdef>', 'Your account org-[redacted]<ak-[redacted]>'],
    [
      String.raw`org-0123456789abcdef\u003cak-0123456789abcdef\u003e`,
      String.raw`org-[redacted]\u003cak-[redacted]\u003e`,
    ],
    ['https://a:secret@host/v1?api_key=abc&x=1', 'https://[redacted]@host/v1?api_key=[redacted]&x=1'],
    [
      'task-abcdef012 organization Bearer tokens disk-0123456',
      'task-abcdef012 organization Bearer tokens disk-0123456',
    ],
  ])('%s', (text, clean) => {
    expect(redact(text)).toBe(clean)
    expect(redact(clean)).toBe(clean)
  })
  it('removes the secret of the run, also where it spans two reads', () => {
    const clean = createRedactor(['my own secret'])
    const exchange = {
      label: 'a',
      operationId: null,
      request: null,
      status: 200,
      headers: [['Set-Cookie', 'a=b']] as const,
      form: 'body',
      end: 'complete',
      endedAtMs: 2,
      body: [
        { bytes: Buffer.from('x my own'), atMs: 1 },
        { bytes: Buffer.from(' secret y'), atMs: 2 },
      ],
    } as const
    const { body, headers } = redactExchange(exchange, clean)
    expect(Buffer.concat(body.map((part) => part.bytes)).toString()).toBe('x [redacted] y')
    expect(headers).toEqual([['Set-Cookie', '[redacted]']])
  })
})
