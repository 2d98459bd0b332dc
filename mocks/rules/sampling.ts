/** Sampling values: fixed on the newer model families, ranges on the older ones. Passing the fixed value itself is accepted. */
import type { ModelRow, SamplingName } from '../../openapi/models.ts'
import type { Refusal } from '../reply/index.ts'
import { defineMessage, refuse, type Members, type Rule } from './rule.ts'

const names: readonly SamplingName[] = ['temperature', 'top_p', 'n', 'presence_penalty', 'frequency_penalty']

/**
 * Temperatures that Moonshot's acceptance tests send to a vendor with thinking on, and that the vendor must accept
 * (MoonshotAI/Kimi-Vendor-Verifier, tests/params/test_params.py, 2026-08-13); api.moonshot.ai itself accepts only 1.
 */
const vendorTemperatures: readonly number[] = [0, 0.6, 1]

/** Temperatures below this count as "close to 0", for which the guide gives no number. */
const nearZero = 0.01

/** A parameter with exactly one allowed value. */
export const onlyAllowed = defineMessage(
  { level: 'recorded', source: 'leandromineti/ai-assisted-coding' },
  (parameter: string, value: number | boolean) => `invalid ${parameter}: only ${value} is allowed for this model`,
)

const messages = {
  onlyAllowed,
  tooGreat: defineMessage(
    {
      level: 'reported',
      source: 'kimi-code/docs',
      note: 'Temperature above 1 on Kimi Code; other parameters by analogy.',
    },
    (parameter: string, limit: number) => `${parameter} must not be greater than ${limit.toFixed(6)}`,
  ),
  tooSmall: defineMessage(
    {
      level: 'unverified',
      source: 'unknown/wording',
      note: 'Counterpart of the sentence about values above the range.',
    },
    (parameter: string, limit: number) => `${parameter} must not be less than ${limit.toFixed(6)}`,
  ),
  nOutOfRange: defineMessage(
    {
      level: 'unverified',
      source: 'api-evangelist/moonshot-ai',
      note: 'The limits are documented, the wording is not known.',
    },
    (least: number, most: number) => `invalid n: must be between ${least} and ${most} for this model`,
  ),
  nNearZero: defineMessage(
    {
      level: 'unverified',
      source: 'docs/guide/migrating-from-openai',
      note: 'The rule is documented, the wording is not known.',
    },
    () => 'invalid n: only 1 is allowed when temperature is close to 0',
  ),
}

/** A sampling value that the model does not accept. */
export const wrongSampling: Rule = {
  id: 'sampling',
  messages,
  find({ body, model, thinking, context }) {
    for (const name of names) {
      const value = body[name]
      if (typeof value !== 'number') continue
      if (name === 'temperature' && context.profile === 'vendor' && thinking === 'on') {
        if (vendorTemperatures.includes(value)) continue
      }
      const refusal = checkValue(name, value, model, thinking) ?? (name === 'n' ? checkCount(value, body, model) : null)
      if (refusal) return refusal
    }
    return null
  },
}

function checkValue(name: SamplingName, value: number, model: ModelRow, thinking: 'on' | 'off'): Refusal | null {
  const bounds = model.sampling[name]
  if (bounds.kind === 'fixed') {
    const fixed = thinking === 'on' ? bounds.thinking : bounds.plain
    return value === fixed ? null : refuse(onlyAllowed.build(name, fixed))
  }
  if (value >= bounds.min && value <= bounds.max) return null
  if (name === 'n') return refuse(messages.nOutOfRange.build(bounds.min, bounds.max))
  const message =
    value > bounds.max ? messages.tooGreat.build(name, bounds.max) : messages.tooSmall.build(name, bounds.min)
  return refuse(message)
}

/** Several choices at temperature 0 would be equal; the guide says that they are refused. */
function checkCount(n: number, body: Members, model: ModelRow): Refusal | null {
  const bounds = model.sampling.temperature
  if (n === 1 || bounds.kind === 'fixed') return null
  const temperature = (body['temperature'] as number | null | undefined) ?? bounds.default
  return temperature < nearZero ? refuse(messages.nNearZero.build()) : null
}
