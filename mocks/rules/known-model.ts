/** Which models exist. Recorded: 404 for an unknown id (vercel-404-*.json); retired and forbidden ids get the same text. */
import { findModel, type ModelRow } from '../../openapi/models.ts'
import type { Refusal } from '../request/reply.ts'
import { refuse } from './rule.ts'
import { texts } from './texts.ts'

/** The model a request names, or why it is refused. A missing id reads as the empty one (unverified). */
export function findRequestedModel(id: unknown, lifecycle: 'all' | 'today'): ModelRow | Refusal {
  if (typeof id !== 'string' && id !== undefined && id !== null) {
    const actual = typeof id === 'boolean' ? 'bool' : Array.isArray(id) ? 'array' : typeof id
    return refuse(texts.wrongType.build('model', 'string', actual))
  }
  const model = findModel(id ?? '')
  if (model && (model.status === 'current' || lifecycle === 'all')) return model
  return { status: 404, type: 'resource_not_found_error', message: texts.modelNotFound.build(id ?? '') }
}
