/**
 * Arguments satisfy the tool's schema, for any schema that the dialect accepts: draws that ajv checks.
 * The dialect: https://github.com/MoonshotAI/walle docs/mfjs-spec.md (2026-08) and what the API lets pass beside it.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { generateFromSchema } from '../../../../../mocks/completion/arguments/generate.ts'
import { readFacts } from '../../../../../mocks/completion/facts.ts'
import { definitions, messages, toolParameters } from './draw-schema.ts'
import { draws } from '../../../draws.ts'

const nowSeconds = 1_788_220_800
/** Draws that ajv compiles together: the shared definitions are compiled once for all of them. */
const together = 50

/** The patterns of all draws, by flags and source: a new RegExp is compiled when it is first used, and the draws share few patterns. */
const patterns = new Map<string, RegExp>()

function toPattern(source: string, flags: string): RegExp {
  const key = `${flags}/${source}`
  const pattern = patterns.get(key) ?? new RegExp(source, flags)
  patterns.set(key, pattern)
  return pattern
}

const ajv = new Ajv2020({
  strict: false,
  logger: false,
  validateSchema: false,
  ownProperties: true,
  code: { optimize: false, regExp: Object.assign(toPattern, { code: 'new RegExp' }) },
  messages: false,
})
// No drawn schema has `unevaluatedProperties` or `unevaluatedItems`, for which each subschema would list what it evaluated.
ajv.opts.unevaluated = false
;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)

test(
  'arguments satisfy any schema of the dialect, with optional properties mentioned or all',
  { timeout: 600_000 },
  () => {
    const params = draws({ numRuns: 10_000 / together, seed: 20_260_901 })
    let drawn = 0
    const draw = fc.tuple(toolParameters, messages, fc.boolean())
    fc.assert(
      fc.property(fc.array(draw, { minLength: together, maxLength: together }), (batch) => {
        const values = batch.map(([schema, message, all]): unknown => {
          const hints = readFacts(message, /[一-龥]/.test(message), nowSeconds)
          return JSON.parse(JSON.stringify(generateFromSchema(schema, hints, { optional: all ? 'all' : 'mentioned' })))
        })
        const whole = { type: 'array', prefixItems: batch.map(([schema]) => schema), $defs: definitions }
        const validate = ajv.compile(whole)
        const kept = validate(values)
        ajv.removeSchema(whole)
        drawn += together
        if (kept) return
        const at = Number(validate.errors?.[0]?.instancePath.split('/')[1])
        throw new Error(
          `${JSON.stringify(validate.errors)}\n${JSON.stringify(values[at])}\n${JSON.stringify(batch[at]?.[0])}`,
        )
      }),
      { ...params, endOnFailure: true },
    )
    expect(drawn).toBe(params.numRuns * together)
  },
)
