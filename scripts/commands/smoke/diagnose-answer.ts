/** Finds the diagnosis of an answer by status, error type and body. The error types are those of docs/api/errors. */
import { findHeader } from '../../../openapi/exchange.ts'
import { findRetryAfterMs, isFirstParty, type Incoming } from '../../../tests/suite/sender/index.ts'
import type { ChatAnswer } from './chat-request.ts'
import { isHtml, readError, toDiagnosis, toText, toErrorText, type Context } from './context.ts'
import { diagnoseBody, findTitle, toFiltered, toPage } from './diagnose-body.ts'
import { diagnoseKey, isKimiCode } from './diagnose-key.ts'
import { diagnoseBalance, diagnoseLimit } from './diagnose-limit.ts'
import { diagnoseModel, diagnosePath, inspectPath, isAboutModel } from './diagnose-path.ts'
import type { Diagnosis } from './result.ts'

/** Why an answer is not the expected one; `chat` is given if it is the answer to the chat request. */
export async function diagnoseAnswer(answer: Incoming, context: Context, chat?: ChatAnswer): Promise<Diagnosis> {
  const { status } = answer
  const { host } = new URL(context.baseUrl)
  const error = readError(answer, context.hide)
  const words = toErrorText(error)
  if (status >= 300 && status < 400) return diagnoseRedirect(answer, context)
  if (status === 407 || status === 511) return diagnoseNetworkLogin(answer, context)
  if (error.type === 'access_terminated_error' || (status === 403 && words !== '' && isKimiCode(context.baseUrl)))
    return toDiagnosis(
      'kimi-code-agents-only',
      `Kimi Code refuses this client: ${words}`,
      'Kimi Code accepts known coding agents only; for other programs create a key of the open platform at https://platform.kimi.ai',
    )
  if (error.type === 'exceeded_current_quota_error' || status === 402) return diagnoseBalance(answer, context)
  if (status === 429 && words === '') return toGatewayLimit(answer, context)
  if (isHtml(answer) && status !== 503) {
    if (status === 502 || status === 504 || (status >= 500 && isFirstParty(context.baseUrl)))
      return diagnoseGateway(answer, context)
    const isOddPath = inspectPath(context.baseUrl) !== null
    if (status === 403) return toBlocked(answer, context)
    return isOddPath && status < 500 ? diagnosePath(answer, context) : toPage(answer, context)
  }
  if (status === 401) return diagnoseKey(answer, context)
  if (status === 429)
    return error.type === 'engine_overloaded_error' ? toOverload(answer) : diagnoseLimit(answer, context)
  if (
    (status === 404 || status === 400) &&
    context.model !== null &&
    isAboutModel(error) &&
    toText(answer).trim() !== ''
  )
    return diagnoseModel(answer, context)
  if (status === 404 || status === 405) return diagnosePath(answer, context)
  if (status === 403)
    return error.message === ''
      ? toBlocked(answer, context)
      : toDiagnosis(
          'forbidden',
          `${host} refuses the key’s permission (403): ${words}`,
          'check the organisation’s permissions and allowed addresses in the console',
        )
  if (error.type === 'content_filter') return toFiltered()
  if (status === 503) return toOverload(answer)
  if (status === 502 || status === 504) return diagnoseGateway(answer, context)
  if (status >= 500)
    return toDiagnosis(
      'server-error',
      `the server failed: ${status} ${words}`.trim(),
      'try again; if the error persists, check the service’s status page',
    )
  if (status >= 400 || status < 200)
    return toDiagnosis(
      'refused',
      `${host} refuses the request with ${status}: ${words || toPlainText(answer, context) || 'no reason given'}`,
      words === ''
        ? 'the API itself gives reasons as JSON: check the base URL, and check for a proxy or filter in between'
        : 'the message names the reason; try --model with another model',
    )
  return diagnoseBody(answer, context, chat)
}

/** A 403 without an error in the API's form: something before the API refuses, so the key was not judged. */
function toBlocked(answer: Incoming, context: Context): Diagnosis {
  const { host } = new URL(context.baseUrl)
  const title = isHtml(answer) ? findTitle(answer, context) : toPlainText(answer, context)
  return toDiagnosis(
    'blocked',
    `${host} answered 403 ${title === '' ? 'without a reason' : `(${title})`}, not with an error of the API`,
    'a firewall, a filter or a block of this country or network may refuse this machine: try another network, without VPN or proxy',
  )
}

/** A 429 without an error in the API's form: the API may not have seen the request, so the key was not judged. */
function toGatewayLimit(answer: Incoming, context: Context): Diagnosis {
  const { host } = new URL(context.baseUrl)
  const title = isHtml(answer) ? findTitle(answer, context) : toPlainText(answer, context)
  const waitMs = findRetryAfterMs(answer.headers, context.nowMs())
  const wait = waitMs === null ? 'a minute' : `${Math.ceil(waitMs / 1000)} s`
  return toDiagnosis(
    'gateway-limit',
    `${host} answered 429 ${title === '' ? 'without a reason' : `(${title})`}, not with an error of the API`,
    `a gateway or filter before the API limits requests from this machine or network: wait ${wait} and try again, or try another network`,
  )
}

/** The beginning of a body that is text, on one line. */
function toPlainText(answer: Incoming, context: Context): string {
  const text = toText(answer).slice(0, 2000).replaceAll(/\s+/g, ' ').trim()
  return /^[\x20-\x7e]+$/.test(text) && !text.startsWith('{') ? context.hide(text).slice(0, 100) : ''
}

function toOverload(answer: Incoming): Diagnosis {
  return toDiagnosis(
    'overloaded',
    `the service is overloaded (${answer.status})`,
    'nothing is wrong with the request; try again in a minute',
  )
}

function diagnoseRedirect(answer: Incoming, context: Context): Diagnosis {
  const location = findHeader(answer.headers, 'location') ?? ''
  const there = URL.parse(location, context.baseUrl)
  if (location === '' || !there)
    return toDiagnosis('redirect', `the address redirects (${answer.status}) without a location`, 'check the base URL')
  const path = there.pathname.replace(/\/(chat\/completions|models)\/*$/, '')
  const isApiPath = path !== there.pathname
  const suggested = context.hide(`${there.origin}${path}`)
  const shown = context.hide(`${there.origin}${there.pathname}`)
  return toDiagnosis(
    'redirect',
    `${context.baseUrl} redirects (${answer.status}) to ${shown}; a key is never sent after a redirect`,
    isApiPath
      ? `set MOONSHOT_BASE_URL=${suggested} if you trust that host`
      : 'if that is a login page of your network, sign in with a browser; else correct the base URL',
  )
}

function diagnoseNetworkLogin(answer: Incoming, context: Context): Diagnosis {
  if (answer.status === 511)
    return toDiagnosis('network-login', 'the network requires a login (511)', 'sign in with a browser, then try again')
  const proxy = context.proxy
  return toDiagnosis(
    'proxy-auth',
    `the proxy${proxy ? ` ${proxy.shown} (${proxy.variable})` : ''} requires a user name and password (407)`,
    `put both into ${proxy?.variable ?? 'HTTPS_PROXY'}, with a colon between them and an @ before the host`,
  )
}

function diagnoseGateway(answer: Incoming, context: Context): Diagnosis {
  const { host } = new URL(context.baseUrl)
  return toDiagnosis(
    'gateway-error',
    answer.status === 504
      ? `a gateway before ${host} timed out (504)`
      : `a gateway before ${host} could not reach the API (${answer.status})`,
    'try again in a minute; if you run that gateway yourself, check its upstream',
  )
}
