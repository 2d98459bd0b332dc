/** Costs: the bound of each case, and the price of a cache hit. */
import { describe, expect, it } from 'vitest'
import { cases } from '../../../suite/cases/index.ts'
import { findRow } from '../../../suite/sender/choose-model.ts'
import { boundCase, toUsd } from '../../../suite/sender/cost.ts'

describe('the list of cases', () => {
  it('has unique ids', () => {
    expect(new Set(cases.map((one) => one.id)).size).toBe(cases.length)
  })
  it.each(['kimi-k2.6', 'kimi-k3', 'kimi-k2.7-code', 'moonshot-v1-8k'])(
    'bounds tokens and cost of each case for %s',
    (id) => {
      const model = findRow(id)
      for (const one of cases) {
        const bodies = one.steps.flatMap((step) => (step.body ? [step.body({ model, id })] : []))
        const chat = one.operationId === 'createChatCompletion' && one.steps.every((step) => !step.sending)
        if (chat)
          expect(
            bodies.every((body) => 'max_tokens' in body || 'max_completion_tokens' in body),
            one.id,
          ).toBe(true)
        expect(boundCase(one, { model, id }).costUsd, one.id).toBeLessThan(0.25)
      }
    },
  )
})

it('counts a cache hit at its own price', () => {
  const model = findRow('kimi-k2.6')
  expect(toUsd(model, { prompt: 1e6, cached: 1e6, completion: 0 })).toBeCloseTo(0.16, 9)
})
