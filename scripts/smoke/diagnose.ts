/** From what came back to the ailment: by status, error type and body, with one more question where it settles the cause. */
import { findHeader } from '../../openapi/exchange.ts'
import { preferredModels } from '../../openapi/models.ts'
import { isObject, type Assembly } from '../../tests/assembly.ts'
import { toJson } from '../../tests/run/choose-model.ts'
import { NoAnswerError, type Incoming, type Send } from '../../tests/run/sender.ts'
import { findRetryAfterMs } from '../../tests/run/retry.ts'
import { diagnoses, type Diagnosis } from './diagnoses.ts'

export interface Context {
  baseUrl: string
  key: string
  keyTrouble: string | null
  model: string | null
  offered: readonly string[] | null
  timeoutMs: number
  send: Send
}

export interface Diagnosed {
  verdict: 'fail' | 'inconclusive'
  diagnosis: Diagnosis
}

const works = (diagnosis: Diagnosis): Diagnosed => ({ verdict: 'inconclusive', diagnosis })
const broken = (diagnosis: Diagnosis): Diagnosed => ({ verdict: 'fail', diagnosis })

/** Why an answer is not the one hoped for. */
export async function diagnoseAnswer(answer: Incoming, context: Context, said?: Assembly): Promise<Diagnosed> {
  const { host } = new URL(context.baseUrl)
  const { status } = answer
  const json = toJson(answer.body)
  const error = isObject(json) && isObject(json.error) ? json.error : {}
  const type = typeof error.type === 'string' ? error.type : 'no error type'
  const message = typeof error.message === 'string' ? error.message.slice(0, 300) : ''
  if (status >= 300 && status < 400) return broken(diagnoses.redirect(findHeader(answer.headers, 'location') ?? ''))
  if (status === 401) return diagnoseKey(type, host, context)
  if (type === 'exceeded_current_quota_error' || status === 402)
    return broken(diagnoses.quota(await findBalance(context), message || type))
  if (status === 429)
    return works(type === 'engine_overloaded_error' ? diagnoses.overloaded(status) : toLimit(message, answer))
  if (status === 404) return diagnosePath(type, message, isObject(json), context)
  if (isHtml(answer)) return broken(diagnoses.html(host))
  if (status === 403) return broken(diagnoses.forbidden(message || type))
  if (type === 'content_filter') return works(diagnoses.contentFilter())
  if (status === 503) return works(diagnoses.overloaded(status))
  if (status >= 500) return works(diagnoses.serverError(status, message))
  if (status >= 400) return broken(diagnoses.refused(status, message || type))
  if (answer.end === 'cut') return broken(diagnoses.cutOff())
  const choice = said?.choices.get(0)
  if (!choice) return broken(diagnoses.notChat())
  if (choice.finishReason === 'length' && choice.content.length === 0) return works(diagnoses.budgetSpent())
  return broken(diagnoses.emptyContent())
}

/** Why there was no answer at all. */
export function diagnoseNoAnswer(error: NoAnswerError, context: Context): Diagnosis {
  const { host, hostname } = new URL(context.baseUrl)
  switch (error.kind) {
    case 'refused':
      return diagnoses.refusedConnection(host)
    case 'dns':
      return diagnoses.dns(hostname)
    case 'tls':
      return diagnoses.tls(error.message)
    case 'timeout':
      return diagnoses.timeout(context.timeoutMs)
    case 'reset':
      return diagnoses.reset(host)
    case 'not-http':
      return diagnoses.notHttp(host)
    default:
      return diagnoses.network(error.message)
  }
}

async function diagnoseKey(type: string, host: string, context: Context): Promise<Diagnosed> {
  if (context.keyTrouble !== null) return broken(diagnoses.keyForm(context.keyTrouble, false))
  // Only Moonshot's own hosts are siblings: a key must not be shown to a stranger.
  const other = host === 'api.moonshot.ai' ? 'api.moonshot.cn' : host === 'api.moonshot.cn' ? 'api.moonshot.ai' : null
  if (other !== null && (await get(`https://${other}/v1/models`, context))?.status === 200)
    return broken(diagnoses.otherHost(host, other))
  return broken(type === 'incorrect_api_key_error' ? diagnoses.keyNotSeen(host) : diagnoses.keyRefused(host, type))
}

async function diagnosePath(type: string, message: string, isJson: boolean, context: Context): Promise<Diagnosed> {
  const aboutModel = type === 'resource_not_found_error' || /model/i.test(message)
  if (isJson && aboutModel && context.model !== null) {
    const offered = context.offered ?? findIds(await get(`${context.baseUrl}/models`, context))
    return broken(diagnoses.modelUnknown(context.model, offered && toUseful(offered)))
  }
  const url = new URL(context.baseUrl)
  const path = url.pathname.replace(/\/chat(\/completions)?\/?$/, '').replace(/(\/v1)+$/, '')
  return broken(diagnoses.pathMissing(context.baseUrl, `${url.origin}${path.replace(/\/$/, '')}/v1`))
}

function toLimit(message: string, answer: Incoming): Diagnosis {
  const which = /max RPM/i.test(message)
    ? 'requests-per-minute (RPM)'
    : /concurrency/i.test(message)
      ? 'concurrency'
      : /TPM/.test(message)
        ? 'tokens-per-minute (TPM)'
        : /TPD/.test(message)
          ? 'tokens-per-day (TPD)'
          : 'rate'
  const wait = findRetryAfterMs(answer.headers, Date.now())
  return diagnoses.rateLimited(which, wait === null ? null : `${Math.ceil(wait / 1000)} s`)
}

async function findBalance(context: Context): Promise<string | null> {
  const answer = await get(`${context.baseUrl}/users/me/balance`, context)
  const json = answer?.status === 200 ? toJson(answer.body) : null
  const data = isObject(json) && isObject(json.data) ? json.data : null
  return typeof data?.available_balance === 'number' ? String(data.available_balance) : null
}

async function get(url: string, context: Context): Promise<Incoming | null> {
  try {
    return await context.send(
      { method: 'GET', url, headers: [['Authorization', `Bearer ${context.key}`]], body: null, stream: false },
      { timeoutMs: Math.min(context.timeoutMs, 10_000), graceMs: 1_000 },
    )
  } catch (error) {
    if (error instanceof NoAnswerError) return null
    throw error
  }
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

function isHtml(answer: Incoming): boolean {
  const text = Buffer.concat(answer.body.map((part) => part.bytes))
    .toString('utf8', 0, 200)
    .trimStart()
  return /^<(!doctype|html|head|body)/i.test(text)
}
