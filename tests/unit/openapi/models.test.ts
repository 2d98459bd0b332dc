/** The model rows match platform.kimi.ai/docs/models, the price pages and the recordings of 2026. */
import { describe, expect, it } from 'vitest'
import { findModel, models, preferredModels } from '../../../openapi/models.ts'
import type { ModelRow } from '../../../openapi/models.ts'

type Row = readonly [
  id: string,
  status: string,
  context: number,
  form: string,
  temperature: string,
  retired: string | null,
]

const fixed = '1/0.6'
const facts: readonly Row[] = [
  ['kimi-k3.1-pro', 'current', 1_048_576, 'effort', fixed, null],
  ['kimi-k3.1-pro-highspeed', 'current', 1_048_576, 'effort', fixed, null],
  ['kimi-k3', 'current', 1_048_576, 'effort', fixed, null],
  ['kimi-k2.7-code', 'current', 262_144, 'always', '1/1', null],
  ['kimi-k2.7-code-highspeed', 'current', 262_144, 'always', '1/1', null],
  ['kimi-k2.6', 'current', 262_144, 'switchable', fixed, null],
  ['kimi-k2.5', 'retired', 262_144, 'switchable', fixed, '2026-08-31'],
  ['kimi-k2.5-preview', 'unverified', 262_144, 'none', '0..1 0.6', null],
  ['kimi-k2-0905-preview', 'retired', 262_144, 'none', '0..1 0.6', '2026-05-25'],
  ['kimi-k2-0711-preview', 'retired', 131_072, 'none', '0..1 0.6', '2026-05-25'],
  ['kimi-k2-turbo-preview', 'retired', 262_144, 'none', '0..1 0.6', '2026-05-25'],
  ['kimi-k2-thinking', 'retired', 262_144, 'always', '0..1 1', '2026-05-25'],
  ['kimi-k2-thinking-turbo', 'retired', 262_144, 'always', '0..1 1', '2026-05-25'],
  ['kimi-latest', 'retired', 131_072, 'none', '0..1 0', '2026-01-28'],
  ['kimi-thinking-preview', 'retired', 131_072, 'always', '0..1 1', '2025-11-11'],
  ['moonshot-v1-8k', 'retired', 8_192, 'none', '0..1 0', '2026-08-31'],
  ['moonshot-v1-32k', 'retired', 32_768, 'none', '0..1 0', '2026-08-31'],
  ['moonshot-v1-128k', 'retired', 131_072, 'none', '0..1 0', '2026-08-31'],
  ['moonshot-v1-auto', 'retired', 131_072, 'none', '0..1 0', '2026-08-31'],
  ['moonshot-v1-8k-vision-preview', 'retired', 8_192, 'none', '0..1 0', '2026-08-31'],
  ['moonshot-v1-32k-vision-preview', 'retired', 32_768, 'none', '0..1 0', '2026-08-31'],
  ['moonshot-v1-128k-vision-preview', 'retired', 131_072, 'none', '0..1 0', '2026-08-31'],
]

/** Per million tokens: USD then CNY, each cache hit / input / output. */
const prices: readonly (readonly [string, string, string])[] = [
  ['kimi-k3.1-pro', '0.2/2/10', '-'],
  ['kimi-k3.1-pro-highspeed', '0.2/4/20', '-'],
  ['kimi-k3', '0.3/3/15', '2/20/100'],
  ['kimi-k2.7-code', '0.19/0.95/4', '1.3/6.5/27'],
  ['kimi-k2.7-code-highspeed', '0.38/1.9/8', '2.6/13/54'],
  ['kimi-k2.6', '0.16/0.95/4', '1.1/6.5/27'],
  ['kimi-k2.5', '0.1/0.6/3', '-'],
  ['kimi-k2.5-preview', '-', '-'],
  ['moonshot-v1-8k', 'null/0.2/2', 'null/2/10'],
  ['moonshot-v1-32k', 'null/1/3', 'null/5/20'],
  ['moonshot-v1-128k', 'null/2/5', 'null/10/30'],
]

function row(id: string): ModelRow {
  const found = findModel(id)
  if (found === null) throw new Error(`${id} has no row`)
  return found
}

function print(price: ModelRow['price']['usd']): string {
  return price === null ? '-' : `${String(price.cache_hit)}/${price.input}/${price.output}`
}

describe('models', () => {
  it('are complete and unique', () => {
    expect(models.map((model) => model.id)).toEqual(facts.map(([id]) => id))
  })

  it.each(facts)(
    '%s is %s, has a context of %i tokens, thinking: %s',
    (id, status, context, form, temperature, retired) => {
      const { sampling } = row(id)
      const rule = sampling.temperature
      const range =
        rule.kind === 'fixed' ? `${rule.thinking}/${rule.plain}` : `${rule.min}..${rule.max} ${rule.default}`
      expect(row(id)).toMatchObject({ status, context_length: context, thinking: { form }, retired })
      expect(range).toBe(temperature)
    },
  )

  it.each(prices)('%s costs %s USD and %s CNY', (id, usd, cny) => {
    expect([print(row(id).price.usd), print(row(id).price.cny)]).toEqual([usd, cny])
  })

  it('fix all sampling values from K2.5 on', () => {
    for (const id of ['kimi-k3', 'kimi-k2.7-code', 'kimi-k2.6', 'kimi-k2.5']) {
      expect(row(id).sampling).toMatchObject({
        top_p: { kind: 'fixed', thinking: 0.95, plain: 0.95 },
        n: { kind: 'fixed', thinking: 1, plain: 1 },
        presence_penalty: { kind: 'fixed', thinking: 0, plain: 0 },
        frequency_penalty: { kind: 'fixed', thinking: 0, plain: 0 },
      })
    }
  })

  it('refuse a forced tool while thinking, except that K3 accepts required', () => {
    expect(row('kimi-k3').tool_choice).toEqual({ required_with_thinking: 'allowed', named_with_thinking: 'refused' })
    expect(row('kimi-k2.6').tool_choice).toEqual({ required_with_thinking: 'refused', named_with_thinking: 'refused' })
  })

  it('switch thinking off as recorded', () => {
    expect(row('kimi-k3').thinking).toMatchObject({
      disabled_accepted: true,
      efforts: ['low', 'high', 'max'],
      default_effort: 'max',
    })
    expect(row('kimi-k2.7-code').thinking.disabled_accepted).toBe(false)
    expect(row('kimi-k2.5').thinking).toMatchObject({ disabled_accepted: true, keep: [] })
    expect(row('kimi-k2.6').thinking.keep).toEqual(['all'])
  })

  it('accept images and videos from K2.5 on', () => {
    expect(row('kimi-k2.5').input).toEqual(['text', 'image', 'video'])
    expect(row('kimi-k2.5-preview').input).toContain('image')
    expect(row('moonshot-v1-8k').input).toEqual(['text'])
    expect(row('moonshot-v1-8k-vision-preview').input).toEqual(['text', 'image'])
  })

  it('have the default output budget of their family', () => {
    expect(row('kimi-k3').output).toEqual({ default: 131_072, max: 1_048_576 })
    expect(row('kimi-k2.5').output.default).toBe(32_768)
  })

  it('differ on the wire as recorded', () => {
    expect(models.filter((model) => model.tool_id_form === 'colon').every((model) => model.status === 'retired')).toBe(
      true,
    )
    expect(row('kimi-k2.5').fingerprint).toBe(true)
    expect(row('moonshot-v1-8k')).toMatchObject({ fingerprint: true, usage_details: 'counters' })
    expect(row('kimi-k2.7-code').usage_details).toBe('reasoning')
  })

  it('cite a source each, and list members that no source states as unverified', () => {
    for (const model of models) {
      expect(model.evidence.length, model.id).toBeGreaterThan(0)
      for (const name of model.unverified) expect(Object.keys(model), model.id).toContain(name)
    }
    expect(row('kimi-k2.5-preview').evidence[0]?.level).toBe('unverified')
  })

  it('are found by their exact id only', () => {
    expect(findModel('Kimi-K3')).toBeNull()
    expect(findModel('')).toBeNull()
    expect(findModel('constructor')).toBeNull()
  })

  it('are preferred by price: current ones first, with the lowest price of input at the top', () => {
    const current = models.filter((model) => model.status === 'current').map((model) => model.id)
    expect(preferredModels.slice(0, current.length).toSorted()).toEqual(current.toSorted())
    expect(preferredModels[0]).toBe('kimi-k2.6')
    const inputPrices = preferredModels.slice(0, current.length).map((id) => row(id).price.usd?.input ?? Number.NaN)
    expect(inputPrices).toEqual(inputPrices.toSorted((a, b) => a - b))
  })
})
