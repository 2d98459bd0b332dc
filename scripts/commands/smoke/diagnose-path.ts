/** Finds why a path does not exist (404, 405, or a web page): what is wrong with the base URL, and which one works. */
import { findModel, preferredModels } from '../../../openapi/models.ts'
import { isObject } from '../../../tests/suite/judge/index.ts'
import { toJson, type Incoming } from '../../../tests/suite/sender/index.ts'
import { readError, toDiagnosis, toErrorText, type Context } from './context.ts'
import type { DiagnosisId } from './diagnoses.ts'
import type { Diagnosis } from './result.ts'

const endpoint = /\/(chat\/completions|chat|completions|models|embeddings|responses|messages|users\/me\/balance)\/*$/

/** What is wrong with a base URL, and the corrected one; null if it looks right. */
export function inspectPath(baseUrl: string): { id: DiagnosisId; what: string; corrected: string } | null {
  const url = new URL(baseUrl)
  const path = url.pathname.replaceAll(/\/{2,}/g, '/').replace(/\/+$/, '')
  const bare = path.replace(endpoint, '')
  const single = bare.replace(/(\/v\d+)(\/v\d+)+$/, '$1')
  const corrected = `${url.origin}${/\/v\d+$/.test(single) ? single : `${single}/v1`}`
  if (bare !== path)
    return { id: 'path-with-endpoint', what: `has an endpoint in it (${path.slice(bare.length)})`, corrected }
  if (single !== bare) return { id: 'path-doubled-v1', what: `has the version twice (${bare})`, corrected }
  if (!/\/v\d+(\/|$)/.test(path)) return { id: 'path-without-v1', what: 'lacks the version (/v1)', corrected }
  return null
}

/** Why the API is not at this path. It tries the corrected base URL. */
export async function diagnosePath(answer: Incoming, context: Context): Promise<Diagnosis> {
  const problem = inspectPath(context.baseUrl)
  const status = answer.status
  if (problem === null) {
    const { host } = new URL(context.baseUrl)
    const gateway = toJson(answer.body)
    if (isObject(gateway) && gateway.error === 'url.not_found')
      return toDiagnosis(
        'gateway-404',
        `the gateway of ${host} does not know this path (${status} url.not_found)`,
        'correct the path of the base URL; the API’s own is https://api.moonshot.ai/v1',
      )
    const words = toErrorText(readError(answer, context.hide))
    return toDiagnosis(
      'wrong-path',
      `${context.baseUrl} is not the API (${status}${words === '' ? '' : `: ${words}`})`,
      'check the base URL; the API’s own is https://api.moonshot.ai/v1',
    )
  }
  context.announce(`${context.baseUrl} ${problem.what}; trying ${problem.corrected}`)
  const there = await context.sender.get(`${problem.corrected}/models`, context.key)
  const more = there?.status === 200 ? { baseUrl: problem.corrected } : {}
  return toDiagnosis(
    problem.id,
    `the base URL ${context.baseUrl} ${problem.what} (${status})`,
    `set MOONSHOT_BASE_URL=${problem.corrected} (${describeTry(there?.status)})`,
    more,
  )
}

function describeTry(status: number | undefined): string {
  if (status === undefined) return 'it was not tried'
  if (status === 200) return 'it accepts the key'
  return status === 401 ? 'the API answers there, and refuses the key (401)' : `it answered ${status}`
}

/** Why the target does not serve the model to this key. */
export async function diagnoseModel(answer: Incoming, context: Context): Promise<Diagnosis> {
  const model = context.model ?? ''
  const offered = context.offered ?? findIds(await context.sender.get(`${context.baseUrl}/models`, context.key))
  const useful = offered && toUseful(offered)
  const next = toModelAdvice(model, useful)
  const more = useful === null ? {} : { offered: useful.map(context.hide) }
  const row = findModel(model)
  if (model === 'kimi-k2.5-preview')
    return toDiagnosis(
      'model-from-tutorial',
      'kimi-k2.5-preview is not served: the name comes from a widely read tutorial, and no source shows that the model ever existed',
      next,
      more,
    )
  if (row?.status === 'retired' && !offered?.includes(model))
    return toDiagnosis(
      'model-retired',
      `the model ${model} was retired${row.retired === null ? '' : ` on ${row.retired}`}`,
      next,
      more,
    )
  const words = toErrorText(readError(answer, context.hide))
  const cause = offered?.includes(model)
    ? `GET /models offers ${model}, but the request is refused (${words}): the model may need a top-up of the account`
    : `the model ${context.hide(model)} is unknown to this key: retired, misspelt, or not available to the account`
  return toDiagnosis('model-unknown', cause, context.hide(next), more)
}

/** The model to try next: the one that the name probably means, otherwise the first. A model that was just refused is not named again. */
function toTry(model: string, useful: readonly string[]): string {
  const bare = model
    .toLowerCase()
    .replaceAll(/["'`\s]/g, '')
    .replace(/^.*\//, '')
    .replaceAll('-', '.')
  const meant = useful.find((id) => id.toLowerCase().replaceAll('-', '.') === bare && id !== model)
  const next = meant ?? useful.find((id) => id !== model)
  return next === undefined ? '' : `; try --model ${next}`
}

function toModelAdvice(model: string, useful: readonly string[] | null): string {
  if (useful === null) return 'GET /models lists the models for this key'
  if (useful.length === 0) return 'GET /models offers this key no model: check the account'
  return `GET /models offers: ${useful.join(', ')}${toTry(model, useful)}`
}

/** Whether an error is about the model, in the words of Moonshot and other hosts of Kimi models. */
export function isAboutModel(error: { type: string; message: string }): boolean {
  if (error.type === 'model_not_found') return true
  const { message } = error
  return (
    /model/i.test(message) &&
    /not found|permission denied|does ?n.t exist|not exist|unknown|invalid|not support|no such|unavailable/i.test(
      message,
    )
  )
}

function findIds(answer: Incoming | null): readonly string[] | null {
  const json = answer?.status === 200 ? toJson(answer.body) : null
  if (!isObject(json) || !Array.isArray(json.data)) return null
  return json.data.flatMap((one: unknown) => (isObject(one) && typeof one.id === 'string' ? [one.id] : []))
}

/** The models to show: preferred ones first, and no more than fit on a screen. */
function toUseful(offered: readonly string[]): readonly string[] {
  const preferred = preferredModels.filter((id) => offered.includes(id))
  return [...preferred, ...offered.filter((id) => !preferred.includes(id))].slice(0, 8)
}
