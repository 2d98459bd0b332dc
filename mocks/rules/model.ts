/** Finds the model of a request. Unknown, retired and forbidden ids are refused with 404 and the same text. */
import { findModel, type ModelRow } from '../../openapi/models.ts'
import type { Refusal } from '../reply/index.ts'
import { refuseType } from './field-types.ts'
import { defineMessage } from './rule.ts'

export const modelMessages = {
  notFound: defineMessage(
    { level: 'recorded', source: 'vercel/404-model-not-found-a' },
    (id: string) => `Not found the model ${id} or Permission denied`,
  ),
}

/** The model of a request, or the refusal. A missing id is treated as an empty one (unverified). */
export function findRequestedModel(id: unknown, lifecycle: 'all' | 'today'): ModelRow | Refusal {
  if (typeof id !== 'string' && id !== undefined && id !== null) return refuseType('model', 'string', id)
  const model = findModel(id ?? '')
  if (model && (model.status === 'current' || lifecycle === 'all')) return model
  return { status: 404, type: 'resource_not_found_error', message: modelMessages.notFound.build(id ?? '') }
}
