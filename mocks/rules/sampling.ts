/**
 * Sampling values: fixed on the newer families, ranges on the older. Facts: `kimi-chat-api.md` §1.4 (recorded on K3 2026-09-01;
 * with thinking off the one legal temperature is 0.6, recorded 2026-05-13). Passing the fixed value itself is accepted.
 */
import type { ModelRow, SamplingName } from '../../openapi/models.ts'
import type { Refusal } from '../request/reply.ts'
import { refuse, type Members, type Rule } from './rule.ts'
import { texts } from './texts.ts'

const names: readonly SamplingName[] = ['temperature', 'top_p', 'n', 'presence_penalty', 'frequency_penalty']

/**
 * The temperatures that Moonshot's acceptance suite wants a vendor to take with thinking on (Kimi-Vendor-Verifier,
 * tests/params/test_params.py, 2026-08-13; facts §7 row 23): api.moonshot.ai itself takes only 1.
 */
const vendorTemperatures: readonly number[] = [0, 0.6, 1]

/** A sampling value this model does not take. */
export const findWrongSampling: Rule = ({ body, model, thinking, context }) => {
  for (const name of names) {
    const value = body[name]
    if (typeof value !== 'number') continue
    if (name === 'temperature' && context.profile === 'vendor' && thinking === 'on') {
      if (vendorTemperatures.includes(value)) continue
    }
    const refusal = judgeValue(name, value, model, thinking) ?? (name === 'n' ? judgeCount(value, body, model) : null)
    if (refusal) return refusal
  }
  return null
}

function judgeValue(name: SamplingName, value: number, model: ModelRow, thinking: 'on' | 'off'): Refusal | null {
  const bounds = model.sampling[name]
  if (bounds.kind === 'fixed') {
    const fixed = thinking === 'on' ? bounds.thinking : bounds.plain
    return value === fixed ? null : refuse(texts.onlyAllowed.build(name, fixed))
  }
  if (value >= bounds.min && value <= bounds.max) return null
  if (name === 'n') return refuse(texts.nOutOfRange.build(bounds.min, bounds.max))
  const text = value > bounds.max ? texts.notGreater.build(name, bounds.max) : texts.notLess.build(name, bounds.min)
  return refuse(text)
}

/** "Near 0" is not given as a number in the guide; a hundredth is our reading. */
const nearZero = 0.01

/** Several answers to a question of temperature 0 would be one answer several times: refused (guide migrating-from-openai). */
function judgeCount(n: number, body: Members, model: ModelRow): Refusal | null {
  const bounds = model.sampling.temperature
  if (n === 1 || bounds.kind === 'fixed') return null
  const temperature = (body['temperature'] as number | null | undefined) ?? bounds.default
  return temperature < nearZero ? refuse(texts.nNeedsTemperature.build()) : null
}
