/** `response_format`: the type, and the members of `json_schema`. With `strict: false` the schema is not checked; default true. */
import type { Evidence } from '../../openapi/evidence.ts'
import type { Refusal } from '../reply/index.ts'
import { defineMessage, refuse, type Members, type Rule } from './rule.ts'
import { findSchemaProblem } from './schema/index.ts'

const seenRefused: Evidence = {
  level: 'unverified',
  source: 'QuantumNous/new-api',
  note: 'The refusal was seen and is part of the acceptance tests for vendors; the wording is not known.',
}

const messages = {
  type: defineMessage(
    seenRefused,
    () => 'Invalid request: response_format.type must be one of text, json_object, json_schema',
  ),
  schemaMissing: defineMessage(
    seenRefused,
    () => 'Invalid request: response_format.json_schema is required when response_format.type is json_schema',
  ),
  nameMissing: defineMessage(seenRefused, () => 'Invalid request: response_format.json_schema.name is required'),
  schemaEmpty: defineMessage(
    seenRefused,
    () => 'Invalid request: response_format.json_schema.schema must not be empty',
  ),
  schemaProblem: defineMessage(
    { level: 'recorded', source: 'vercel/400-json-schema-not-mfjs' },
    (problem: string) =>
      `Invalid request: response_format.json_schema is not a valid moonshot flavored json schema, details: <${problem}>`,
  ),
}

/** An unknown type, or a `json_schema` that is missing, unnamed, empty or outside Moonshot's dialect. */
export const wrongResponseFormat: Rule = {
  id: 'response_format',
  messages,
  find({ body }) {
    const format = body['response_format'] as Members | null | undefined
    if (!format) return null
    const type = format['type']
    if (type === 'text' || type === 'json_object') return null
    if (type !== 'json_schema') return refuse(messages.type.build())
    return checkSchema(format['json_schema'] as Members | null | undefined)
  },
}

function checkSchema(wrapper: Members | null | undefined): Refusal | null {
  if (!wrapper) return refuse(messages.schemaMissing.build())
  if (!wrapper['name']) return refuse(messages.nameMissing.build())
  const schema = wrapper['schema'] as Members | null | undefined
  if (!schema || Object.keys(schema).length === 0) return refuse(messages.schemaEmpty.build())
  if (wrapper['strict'] === false) return null
  const problem = findSchemaProblem(schema)
  return problem === null ? null : refuse(messages.schemaProblem.build(problem))
}
