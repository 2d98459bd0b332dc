/** Chooses the model of a run: the named one, otherwise the first preferred model that `GET /models` offers this key. */
import { findModel, models, preferredModels, type ModelRow } from '../../../openapi/models.ts'
import { isObject } from '../judge/index.ts'
import { toJson, type Send } from './sender.ts'

export interface ChosenModel {
  id: string
  model: ModelRow
  because: string
  /** The ids that the target offers; null if it sent no model list. */
  offered: readonly string[] | null
  /** Status of the answer to GET /models; null if it was not sent. */
  status: number | null
  /** Why nothing can be judged, for example a refused key; null if something can. */
  blockedBecause: string | null
}

/** The settings of a run that the choice depends on. */
export interface ModelSettings {
  readonly baseUrl: string
  readonly apiKey?: string | undefined
  readonly model?: string | undefined
  readonly timeoutMs: number
  readonly graceMs: number
  readonly signal?: AbortSignal | undefined
}

/** Sends `GET /models`, also when the model is named, so that an unreachable target is detected before the first case. */
export async function chooseModel(settings: ModelSettings, send: Send, authorization: string): Promise<ChosenModel> {
  const answer = await send(
    {
      method: 'GET',
      url: `${settings.baseUrl}/models`,
      headers: [
        ['Accept', 'application/json'],
        ['User-Agent', 'kimi-contract'],
        ['Authorization', authorization],
      ],
      body: null,
      stream: false,
    },
    { timeoutMs: Math.min(settings.timeoutMs, 30_000), graceMs: settings.graceMs, signal: settings.signal },
  )
  const json = toJson(answer.body)
  const offered = answer.status === 200 ? findIds(json) : null
  const blockedBecause =
    answer.status !== 401
      ? null
      : settings.apiKey === undefined
        ? 'the target requires a key and none is given: set MOONSHOT_API_KEY'
        : `the target refuses the key (401${describeError(json)})`
  const named = settings.model
  if (named !== undefined)
    return {
      id: named,
      model: findRow(named),
      because: 'named by the caller',
      offered,
      status: answer.status,
      blockedBecause,
    }
  const id = offered && (preferredModels.find((one) => offered.includes(one)) ?? findKimi(offered))
  if (id) {
    const because = preferredModels.includes(id)
      ? 'the first of the preferred models that GET /models offers'
      : 'GET /models offers none of the preferred models; this is the nearest'
    return { id, model: findRow(id), because, offered, status: answer.status, blockedBecause }
  }
  const because =
    answer.status === 200
      ? 'GET /models offers no model; this is the first of the preferred ones'
      : `GET /models answered ${answer.status}; this is the first of the preferred ones`
  return {
    id: preferredModels[0]!,
    model: findRow(preferredModels[0]!),
    because,
    offered,
    status: answer.status,
    blockedBecause,
  }
}

/** The row of a model under any vendor's name for it. An unknown model gets a row like the preferred model's, without a price. */
export function findRow(id: string): ModelRow {
  const known = findModel(id) ?? findModel(toPlainName(id))
  if (known) return { ...known, id }
  const like = models.find((row) => toPlainName(id).startsWith(row.id)) ?? findModel(preferredModels[0]!) ?? models[0]!
  return { ...like, id, price: { usd: null, cny: null } }
}

/** The model's name without vendor and variant: `moonshotai/Kimi-K2.5:free` is `kimi-k2.5`. */
export function toPlainName(id: string): string {
  return id
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/[:@].*$/, '')
}

function findKimi(offered: readonly string[]): string | undefined {
  for (const preferred of preferredModels) {
    const found = offered.find((id) => toPlainName(id) === preferred)
    if (found !== undefined) return found
  }
  return offered.find((id) => /kimi|moonshot/i.test(id)) ?? offered[0]
}

function findIds(json: unknown): readonly string[] | null {
  if (!isObject(json) || !Array.isArray(json.data)) return null
  return json.data.flatMap((one: unknown) =>
    isObject(one) && typeof one.id === 'string' && one.id !== '' ? [one.id] : [],
  )
}

function describeError(json: unknown): string {
  const error = isObject(json) && isObject(json.error) ? json.error : null
  return typeof error?.type === 'string' ? ` ${error.type}` : ''
}
