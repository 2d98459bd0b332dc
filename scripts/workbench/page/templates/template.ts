/** One template: a request that Kimi answers on every model it names. */
import { preferredModels, models, type ModelRow } from '../../../../openapi/models.ts'
import type { ComposedRequest } from '../../protocol.ts'

export interface Template {
  id: string
  title: string
  /** What it shows, in one sentence. */
  about: string
  /** Models that accept it as it is; the first is chosen where the current model is not among them. */
  models: readonly string[]
  /** The body without `model`. */
  body: Readonly<Record<string, unknown>>
  headers?: Readonly<Record<string, string>>
  /** Bodies that are sent at the same time as the first. */
  alongside?: readonly Readonly<Record<string, unknown>>[]
}

/** The ids of the models that are served today and satisfy the condition, in order of preference. */
export function currentModels(accepts: (model: ModelRow) => boolean = () => true): readonly string[] {
  const able = new Set(models.filter((row) => row.status === 'current' && accepts(row)).map(({ id }) => id))
  return preferredModels.filter((id) => able.has(id))
}

/**
 * The requests of a template: one, or several that are sent at the same time. They go to the current model where the template names it.
 */
export function toRequests(
  { models: ids, body, headers, alongside = [] }: Template,
  currentModel: string,
): ComposedRequest[] {
  const model = ids.includes(currentModel) ? currentModel : ids[0]
  return [body, ...alongside].map((one) => ({
    method: 'POST',
    path: '/v1/chat/completions',
    headers: { ...headers },
    body: { model, ...one },
  }))
}
