/** From an answer to the ailment, by status, error type and body. Types: https://platform.kimi.ai/docs/api/errors (2026-08). */
import { findHeader } from '../../../openapi/exchange.ts'
import type { Incoming } from '../../../tests/suite/runner/sender.ts'
import type { Asked } from './ask.ts'
import { isHtml, readError, say, toText, toWords, type Context } from './context.ts'
import { diagnoseBody, toFiltered, toPage } from './diagnose-body.ts'
import { diagnoseKey, isKimiCode } from './diagnose-key.ts'
import { diagnoseBalance, diagnoseLimit } from './diagnose-limit.ts'
import { diagnoseModel, diagnosePath, inspectPath, isAboutModel } from './diagnose-path.ts'
import type { Diagnosis } from './result.ts'

/** Why an answer is not the one hoped for; `asked` where it is the answer to the chat request. */
export async function diagnoseAnswer(answer: Incoming, context: Context, asked?: Asked): Promise<Diagnosis> {
  const { status } = answer
  const { host } = new URL(context.baseUrl)
  const error = readError(answer, context.hide)
  const words = toWords(error)
  if (status >= 300 && status < 400) return diagnoseRedirect(answer, context)
  if (status === 407 || status === 511) return diagnoseMiddlebox(answer, context)
  if (error.type === 'access_terminated_error' || (status === 403 && isKimiCode(context.baseUrl)))
    return say(
      'kimi-code-agents-only',
      `Kimi Code turns this client away: ${words}`,
      'its keys serve known coding agents only; for programs make a key of the open platform at https://platform.kimi.ai',
    )
  if (error.type === 'exceeded_current_quota_error' || status === 402) return diagnoseBalance(answer, context)
  if (isHtml(answer)) {
    if (status === 502 || status === 504) return diagnoseGateway(answer, context)
    const odd = inspectPath(context.baseUrl) !== null
    return odd && status !== 403 && status < 500 ? diagnosePath(answer, context) : toPage(answer, context)
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
    return say(
      'forbidden',
      `the key is known but has no rights here: ${words || 403}`,
      'look at the organisation’s permissions and allowed addresses in the console',
    )
  if (error.type === 'content_filter') return toFiltered()
  if (status === 503) return toOverload(answer)
  if (status === 502 || status === 504) return diagnoseGateway(answer, context)
  if (status >= 500)
    return say(
      'server-error',
      `the server failed: ${status} ${words}`.trim(),
      'try again; if it stays so, look at the service’s status page',
    )
  if (status >= 400 || status < 200)
    return say(
      'refused',
      `${host} refuses the request with ${status}: ${words || 'no reason given'}`,
      'the message names the reason; try --model with another model',
    )
  return diagnoseBody(answer, context, asked)
}

function toOverload(answer: Incoming): Diagnosis {
  return say(
    'overloaded',
    `the service is overloaded (${answer.status})`,
    'nothing is wrong with the request; try again in a minute',
  )
}

function diagnoseRedirect(answer: Incoming, context: Context): Diagnosis {
  const location = findHeader(answer.headers, 'location') ?? ''
  const there = URL.parse(location, context.baseUrl)
  if (location === '' || !there)
    return say('redirect', `the address redirects (${answer.status}) to nowhere`, 'check the base URL')
  const path = there.pathname.replace(/\/(chat\/completions|models)\/*$/, '')
  const known = path !== there.pathname
  const meant = context.hide(`${there.origin}${path}`)
  const shown = context.hide(`${there.origin}${there.pathname}`)
  return say(
    'redirect',
    `${context.baseUrl} redirects (${answer.status}) to ${shown}; a key is never sent after a redirect`,
    known
      ? `set MOONSHOT_BASE_URL=${meant} if you trust that host`
      : 'is that a login page of the network you are in? Sign in with a browser; else correct the base URL',
  )
}

function diagnoseMiddlebox(answer: Incoming, context: Context): Diagnosis {
  if (answer.status === 511)
    return say(
      'html',
      'the network wants a login before it lets anything through (511)',
      'sign in with a browser, then try again',
    )
  const proxy = context.proxy
  return say(
    'proxy-auth',
    `the proxy${proxy ? ` ${proxy.shown} (${proxy.variable})` : ''} wants a user and password (407)`,
    `put them into ${proxy?.variable ?? 'HTTPS_PROXY'} as http://user:password@host:port`,
  )
}

function diagnoseGateway(answer: Incoming, context: Context): Diagnosis {
  const { host } = new URL(context.baseUrl)
  return say(
    'gateway-error',
    answer.status === 504
      ? `a gateway before ${host} gave up waiting (504)`
      : `a gateway before ${host} could not reach the API (502)`,
    'try again in a minute; if you run that gateway yourself, look at its upstream',
  )
}
