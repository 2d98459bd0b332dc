/** Why a path is not there (404, 405, or a page where the API should be): what is odd about the base URL, and which one answers. */
import { findModel, preferredModels } from '../../../openapi/models.ts'
import { isObject } from '../../../tests/suite/judge/assembly.ts'
import { toJson } from '../../../tests/suite/runner/choose-model.ts'
import type { Incoming } from '../../../tests/suite/runner/sender.ts'
import { readError, say, toWords, type Context } from './context.ts'
import type { AilmentId } from './ailments.ts'
import type { Diagnosis } from './result.ts'

const endpoint = /\/(chat\/completions|chat|completions|models|embeddings|responses|messages|users\/me\/balance)\/*$/

/** What is odd about a base URL, and the one that was probably meant; null when it looks right. */
export function inspectPath(baseUrl: string): { id: AilmentId; what: string; meant: string } | null {
  const url = new URL(baseUrl)
  const path = url.pathname.replaceAll(/\/{2,}/g, '/').replace(/\/+$/, '')
  const bare = path.replace(endpoint, '')
  const single = bare.replace(/(\/v\d+)(\/v\d+)+$/, '$1')
  const meant = `${url.origin}${/\/v\d+$/.test(single) ? single : `${single}/v1`}`
  if (bare !== path)
    return { id: 'path-with-endpoint', what: `has an endpoint in it (${path.slice(bare.length)})`, meant }
  if (single !== bare) return { id: 'path-doubled-v1', what: `has the version twice (${bare})`, meant }
  if (!/\/v\d+(\/|$)/.test(path)) return { id: 'path-without-v1', what: 'lacks the version (/v1)', meant }
  return null
}

/** For an answer that shows that the API is not at this path. */
export async function diagnosePath(answer: Incoming, context: Context): Promise<Diagnosis> {
  const odd = inspectPath(context.baseUrl)
  const status = answer.status
  if (odd === null) {
    const { host } = new URL(context.baseUrl)
    const gateway = toJson(answer.body)
    if (isObject(gateway) && gateway.error === 'url.not_found')
      return say(
        'gateway-404',
        `the gateway of ${host} knows no such path (${status} url.not_found)`,
        'correct the path of the base URL; the API’s own is https://api.moonshot.ai/v1',
      )
    const words = toWords(readError(answer, context.hide))
    return say(
      'wrong-path',
      `${context.baseUrl} is not the API (${status}${words === '' ? '' : `: ${words}`})`,
      'look up the base URL; the API’s own is https://api.moonshot.ai/v1',
    )
  }
  context.announce(`${context.baseUrl} ${odd.what}; trying ${odd.meant}`)
  const there = await context.line.ask(`${odd.meant}/models`, context.key)
  const verdict =
    there?.status === 200
      ? 'it accepts the key'
      : there?.status === 401
        ? 'the API answers there, and refuses the key (401)'
        : there
          ? `though it answered ${there.status}`
          : 'not tried'
  const more = there?.status === 200 ? { baseUrl: odd.meant } : {}
  return say(
    odd.id,
    `the base URL ${context.baseUrl} ${odd.what} (${status})`,
    `set MOONSHOT_BASE_URL=${odd.meant} (${verdict})`,
    more,
  )
}

/** For a model the target does not serve to this key. */
export async function diagnoseModel(answer: Incoming, context: Context): Promise<Diagnosis> {
  const model = context.model ?? ''
  const offered = context.offered ?? findIds(await context.line.ask(`${context.baseUrl}/models`, context.key))
  const useful = offered && toUseful(offered)
  const next =
    useful === null
      ? 'ask GET /models what this key may use'
      : useful.length === 0
        ? 'GET /models offers this key no model at all: look at the account'
        : `GET /models offers: ${useful.join(', ')}; try --model ${useful[0]}`
  const more = useful === null ? {} : { offered: useful.map(context.hide) }
  const row = findModel(model)
  if (model === 'kimi-k2.5-preview')
    return say(
      'model-from-tutorial',
      'kimi-k2.5-preview is not served: it comes from a widely read tutorial, and there is no sign that it ever existed',
      next,
      more,
    )
  if (row?.status === 'retired' && !offered?.includes(model))
    return say(
      'model-retired',
      `the model ${model} was retired${row.retired === null ? '' : ` on ${row.retired}`}`,
      next,
      more,
    )
  const words = toWords(readError(answer, context.hide))
  const cause = offered?.includes(model)
    ? `GET /models offers ${model}, and yet it is refused (${words}): not opened for this account, e.g. for want of a top-up`
    : `the model ${context.hide(model)} is unknown to this key: retired, misspelt or not opened for the account`
  return say('model-unknown', cause, context.hide(next), more)
}

/** True when an error speaks of the model, in the words of Moonshot or of those who serve Kimi. */
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

/** Those worth trying first, and no more than a screen has room for. */
function toUseful(offered: readonly string[]): readonly string[] {
  const preferred = preferredModels.filter((id) => offered.includes(id))
  return [...preferred, ...offered.filter((id) => !preferred.includes(id))].slice(0, 8)
}
