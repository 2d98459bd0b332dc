/** `check --har` writes no secret that the answers of a run contain in pieces or in another spelling. */
import { expect, test } from 'vitest'
import type { Exchange } from '../../../../openapi/exchange.ts'
import { createRedactor, redactExchange } from '../../../suite/reporters/redact.ts'

const key = 'pass~W0rd+of/Our=Own_77'
const clean = createRedactor([key])

function toExchange(contentType: string, parts: readonly string[]): Exchange {
  return {
    label: 'a',
    operationId: 'createChatCompletion',
    request: { method: 'POST', url: '/v1?x=1', headers: [['X-Auth', 'hunter2']], body: null },
    status: 200,
    headers: [['Content-Type', contentType]],
    form: 'body',
    end: 'complete',
    endedAtMs: 9,
    body: parts.map((part, atMs) => ({ bytes: Buffer.from(part), atMs })),
  }
}

const toText = ({ body }: Exchange) => Buffer.concat(body.map((part) => part.bytes)).toString()

test('a key spelled out over the events of a stream is hidden, and the reads keep their times', () => {
  const events = ['the key is pass~W0', 'rd+of/Our', '=Own_77.'].map(
    (content) => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`,
  )
  const redacted = redactExchange(toExchange('text/event-stream', events), clean)
  expect([...toText(redacted).matchAll(/"content":"([^"]*)"/g)].map((one) => one[1])).toEqual([
    'the key is [redacted]',
    '',
    '.',
  ])
  expect(redacted.body.map((part) => part.atMs)).toEqual([0, 1, 2])
})

test('a key in base64 and a header that is named for one are hidden', () => {
  const body = JSON.stringify({ echo: Buffer.from(`Bearer ${key}`).toString('base64') })
  const redacted = redactExchange(toExchange('application/json', [body]), clean)
  expect(toText(redacted)).toMatch(/^\{"echo":"[A-Za-z0-9]{0,10}\[redacted\].{0,3}"\}$/)
  expect(redacted.request?.headers).toEqual([['X-Auth', '[redacted]']])
})

test('an exchange without a secret stays the same', () => {
  const exchange = toExchange('text/event-stream', ['data: {"a":1}\n\n'])
  expect(redactExchange(exchange, clean).body).toBe(exchange.body)
})
