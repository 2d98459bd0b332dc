/**
 * Checks JSON Schemas against Moonshot's dialect, MFJS ("moonshot flavored JSON schema"), in the words of the API: the text between
 * the angle brackets of `… is not a valid moonshot flavored json schema, details: <…>`.
 *
 * The reference is Moonshot's public validator (MoonshotAI/walle, commit of 2026-06-29) at its level `strict`: unknown keywords
 * such as `format` or `$schema` pass, as they do on the API (vercel/ai#18921), and ranges are not compared. Which level the API
 * runs is not documented (unverified). Where a recording of the API differs from the validator, references.ts says so.
 * `tests/unit/mocks/rules/schema/walle.test.ts` compares verdicts and messages.
 */
import { keepFor } from '../../common/index.ts'
import { toGoJson } from '../../reply/index.ts'
import { at, isSchema, type Schema, type SchemaContext } from './path.ts'
import { findReferenceProblem } from './references.ts'
import { findSubschemaProblem, maxDepth } from './subschema.ts'

/** Bytes of the compact schema, as Go's encoder writes it. */
const maxBytes = 120_000

/** The first problem, e.g. `At path 'properties.x': type is not defined`; null when the dialect accepts the schema. */
export function findSchemaProblem(schema: unknown): string | null {
  return isSchema(schema) ? findProblem(schema) : at(null, 'schema must be a dict')
}

const findProblem = keepFor((schema: Schema): string | null => {
  const text = toJson(schema)
  if (text === null || isTooLarge(text, schema)) return at(null, 'schema exceeds maximum allowed size')
  const context: SchemaContext = {
    root: schema,
    properties: 0,
    references: new Set(),
    withoutSlash: new Set(),
    deepest: 0,
    depths: new Map(),
  }
  const problem = findSubschemaProblem(context, schema, null, 0, 0)
  if (problem) return problem
  if (context.deepest > maxDepth) return at(null, `schema depth exceeds maximum limit of ${maxDepth}`)
  // References also count under unknown keywords, which are not part of the context.
  return text.includes('"$ref":') ? findReferenceProblem(context) : null
})

/** The compact text; null if the nesting exceeds the stack, which is far above the limit of the dialect. */
function toJson(schema: object): string | null {
  try {
    return JSON.stringify(schema)
  } catch {
    return null
  }
}

/** Go writes at most six bytes for one UTF-16 unit of the text (`<` becomes \u003c), so short texts need no exact count. */
function isTooLarge(text: string, schema: object): boolean {
  if (text.length > maxBytes) return true
  return text.length * 6 > maxBytes && new TextEncoder().encode(toGoJson(schema)).length > maxBytes
}
