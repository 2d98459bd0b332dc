/** The list of checks as a whole: names, promises, and the breaches that the first part of the list detects. */
import { expect, test } from 'vitest'
import { transportChecks } from './check-groups.ts'
import { judgeWith, toExchange } from './exchange-of.ts'
import { answer, completion, delta, finish, opening, say } from './wire.ts'

/** Breaches of the groups STA, HDR, FRM, ENC, TIM, ENV, TYP, ENM, ORD and FIN that must fail or warn. */
const catalogue = [
  ...'STA-01 STA-02 STA-08 HDR-02 HDR-03 HDR-04 FRM-03 FRM-06 FRM-07 FRM-08 FRM-09 FRM-10 FRM-11 FRM-12 FRM-15 FRM-16'.split(
    ' ',
  ),
  ...'ENC-01 ENC-02 ENC-03 ENC-05 TIM-01 TIM-03 TIM-04 ENV-01 ENV-03 ENV-04 ENV-05 ENV-07 ENV-08 ENV-09 ENV-10'.split(
    ' ',
  ),
  ...'ENV-11 ENV-12 ENV-14 ENV-15 ENV-18 TYP-02 TYP-03 TYP-04 TYP-07 TYP-09 ENM-01 ENM-03 ENM-04 ORD-01 ORD-04'.split(
    ' ',
  ),
  ...'FIN-01 FIN-02 FIN-03 FIN-04 FIN-05 FIN-06 FIN-07 FIN-09 FIN-11 FIN-12 REQ-02'.split(' '),
]

test('each entry of the catalogue is named by a check', () => {
  const named = new Set(transportChecks.flatMap((check) => check.catches ?? []))
  expect(catalogue.filter((id) => !named.has(id))).toEqual([])
})

test('each name is unique and in kebab-case', () => {
  const names = transportChecks.map((check) => check.name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([])
})

test('the three assertions that most users make are separate checks', () => {
  expect(transportChecks.map((check) => check.name)).toEqual(
    expect.arrayContaining(['status-is-200', 'choices-is-non-empty-array', 'content-is-not-empty']),
  )
})

test('an unknown member is reported once, as a notice with the blame spec', () => {
  const events = [opening, delta({ content: 'a', mood: 'fine' }), delta({ content: 'b', mood: 'fine' }), finish()]
  const failures = judgeWith(toExchange({ events }), transportChecks)
  expect(failures).toMatchObject([{ check: 'undocumented-members', severity: 'notice', blame: 'spec', count: 1 }])
  expect(failures[0]?.message).toContain('/choices/*/delta/mood')
})

test('a finish reason under another name is named in the failure', () => {
  const events = [opening, say('a'), delta({}, { finishReason: 'stop' })]
  const messages = judgeWith(toExchange({ events }), transportChecks).map((failure) => failure.message)
  expect(messages).toContain('the finish reason is sent as `finishReason`')
})

test('an unknown member of a completion is a notice', () => {
  const failures = judgeWith(
    toExchange({ json: { ...completion({ role: 'assistant', content: 'a' }), mood: 'fine' } }),
    transportChecks,
  )
  expect(failures).toMatchObject([{ check: 'undocumented-members', severity: 'notice', received: '/mood' }])
})

test('a failure has the documented and the received value and the place', () => {
  const events = [opening, { ...say('a'), created: '1763800000' }, finish()]
  expect(judgeWith(toExchange({ events }), transportChecks)).toMatchObject([
    {
      check: 'response-schema-conformance',
      documented: 'integer',
      received: '"1763800000"',
      at: expect.stringMatching(/^chunk 1 \(byte \d+\) \/created$/),
    },
  ])
})

test('a breach in every chunk is one failure with its count', () => {
  const events = answer('a', 'b', 'c').map((one) => ({ ...one, object: 'text_completion' }))
  expect(judgeWith(toExchange({ events }), transportChecks)).toMatchObject([{ count: 5 }])
})

test('a body that arrives byte by byte gets the same verdict as one that arrives at once', () => {
  const whole = toExchange({ events: [opening, say('a\uFFFD'), say('日本'), { ...say('x'), object: '' }] })
  const bytes = Buffer.concat(whole.body.map((part) => part.bytes))
  const single = { ...whole, body: [...bytes].map((byte) => ({ bytes: Uint8Array.of(byte), atMs: null })) }
  expect(judgeWith(single, transportChecks)).toEqual(judgeWith(whole, transportChecks))
})
