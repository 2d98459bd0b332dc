/**
 * `response_format` in its wrong forms. Facts: `kimi-chat-api.md` §2.6; the refusals were probed 2026-09-21 and stand in the
 * vendor suite, only the schema's text is recorded (vercel-400-json-schema-not-mfjs.json). `strict` defaults to true.
 */
import type { Refusal } from '../request/reply.ts'
import { findSchemaFault } from './find-schema-fault.ts'
import { refuse, type Members, type Rule } from './rule.ts'
import { texts } from './texts.ts'

/** An unknown type, or a `json_schema` that is missing, nameless, empty or not in the dialect. */
export const findWrongResponseFormat: Rule = ({ body }) => {
  const format = body['response_format'] as Members | null | undefined
  if (!format) return null
  const type = format['type']
  if (type === 'text' || type === 'json_object') return null
  if (type !== 'json_schema') return refuse(texts.formatType.build())
  return judgeSchema(format['json_schema'] as Members | null | undefined)
}

function judgeSchema(wrapper: Members | null | undefined): Refusal | null {
  if (!wrapper) return refuse(texts.formatSchemaMissing.build())
  if (!wrapper['name']) return refuse(texts.formatNameMissing.build())
  const schema = wrapper['schema'] as Members | null | undefined
  if (!schema || Object.keys(schema).length === 0) return refuse(texts.formatSchemaEmpty.build())
  if (wrapper['strict'] === false) return null
  const fault = findSchemaFault(schema)
  return fault === null ? null : refuse(texts.formatSchemaFault.build(fault))
}
