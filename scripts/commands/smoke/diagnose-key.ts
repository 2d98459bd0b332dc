/**
 * Finds why a key is refused (401): its form, its product, its host, the clock. Keys of .ai, .cn and Kimi Code are not portable
 * (docs/api/errors, kimi-code/docs).
 */
import type { Incoming } from '../../../tests/suite/sender/index.ts'
import { lookUp } from '../../../mocks/common/index.ts'
import { isKimiCodeKey } from '../../cli/key-form.ts'
import { findClockSkew, findServerMs } from './clock.ts'
import { consoles, readError, toDiagnosis, toErrorText, type Context } from './context.ts'
import type { Diagnosis } from './result.ts'

/** The diagnosis of a key that is visibly wrong. `worked` tells whether the corrected key was accepted; null if none was sent. */
export function diagnoseForm(context: Context, worked: boolean | null): Diagnosis | null {
  const { keyProblem } = context
  if (keyProblem === null) return null
  if (keyProblem.id === 'key-of-other-vendor')
    return toDiagnosis(
      keyProblem.id,
      `the key ${keyProblem.text}${worked === null ? '; it was not sent' : ''}`,
      `take a key from ${consoles}, or set MOONSHOT_BASE_URL to that vendor’s address`,
    )
  return toDiagnosis(keyProblem.id, `the key ${keyProblem.text}`, toCorrection(worked, keyProblem.cleaned !== null))
}

function toCorrection(worked: boolean | null, canCorrect: boolean): string {
  if (worked === true) return 'the corrected key works: correct MOONSHOT_API_KEY'
  if (worked === false && canCorrect)
    return 'correct MOONSHOT_API_KEY; the corrected key is refused too, so copy the key again'
  return `set MOONSHOT_API_KEY to a key; keys are created at ${consoles}`
}

/** The diagnosis of a missing or empty key. `isRequired`: the target has refused the request without a key. */
export function diagnoseNoKey(context: Context, given: boolean, isRequired: boolean): Diagnosis {
  const hint = context.keyHint === null ? '' : `${context.keyHint}; `
  const cause = given ? 'MOONSHOT_API_KEY is set but empty' : 'there is no key'
  return toDiagnosis(
    given ? 'key-empty' : 'no-key',
    isRequired ? `${cause}, and the target requires one` : cause,
    `${hint}set MOONSHOT_API_KEY, or write it into .env; keys are created at ${consoles}`,
  )
}

/** True for the address of Kimi Code, the subscription for coding agents. */
export function isKimiCode(baseUrl: string): boolean {
  const url = new URL(baseUrl)
  return /^api\.kimi\.(com|ai)$/i.test(url.hostname) && /^\/coding(\/|$)/.test(url.pathname)
}

const otherHosts = { 'api.moonshot.ai': 'api.moonshot.cn', 'api.moonshot.cn': 'api.moonshot.ai' } as const

/** Why the key was refused; may try it at Moonshot's other host. */
export async function diagnoseKey(answer: Incoming, context: Context): Promise<Diagnosis> {
  const { apiKey, baseUrl, key } = context
  const { host, hostname } = new URL(baseUrl)
  const error = readError(answer, context.hide)
  const words = toErrorText(error) || '401'
  if (apiKey === undefined) return diagnoseNoKey(context, false, true)
  if (isKimiCodeKey(key) && !isKimiCode(baseUrl))
    return toDiagnosis(
      'kimi-code-key',
      `the key is one of Kimi Code (sk-kimi-…), a subscription for coding agents; ${host} is the open platform and refuses it`,
      `set MOONSHOT_BASE_URL=https://api.kimi.com/coding/v1, or create a key of the platform at ${consoles}`,
    )
  const form = diagnoseForm(context, false)
  if (form) return form
  if (isKimiCode(baseUrl))
    return toDiagnosis(
      'kimi-code-host',
      `${host}/coding is Kimi Code, a subscription with keys of its own (sk-kimi-…); it refuses this one (${words})`,
      'with a key of the platform set MOONSHOT_BASE_URL=https://api.moonshot.ai/v1 (or .cn)',
    )
  // A key is sent to no other host than these two of Moonshot.
  const other = lookUp(otherHosts, hostname) ?? null
  let otherResult = ''
  if (other !== null && context.tryOtherHost) {
    context.announce(
      `${host} refuses the key; trying it at ${other} (GET /v1/models; --no-other-host switches this off)`,
    )
    const there = await context.sender.get(`https://${other}/v1/models`, key)
    if (there?.status === 200)
      return toDiagnosis(
        'other-host',
        `the key is refused by ${host} and accepted by ${other}`,
        `set MOONSHOT_BASE_URL=https://${other}/v1`,
        { baseUrl: `https://${other}/v1` },
      )
    otherResult = there === null ? `; ${other} did not answer` : `; ${other} refuses it too (${there.status})`
  }
  if (error.type === 'incorrect_api_key_error')
    return toDiagnosis(
      'key-not-seen',
      `${host} found no key in the request (${words})`,
      'check for a proxy that drops the Authorization header, and for an empty key',
    )
  const skew = findClockSkew(findServerMs(answer.headers), context.nowMs())
  if (skew !== null)
    return toDiagnosis(
      'clock-skew',
      `${host} refuses the key (${words}), and ${skew}`,
      'set the clock first (e.g. turn on network time); if the key is still refused, create a new one',
    )
  const offer = other !== null && !context.tryOtherHost ? `try --base-url https://${other}/v1; ` : ''
  return toDiagnosis(
    'key-refused',
    `${host} refuses the key (${words})${otherResult}`,
    `${offer}it may have been deleted, or cut when copied. Keys of .ai, .cn and Kimi Code are not portable; check it at ${consoles}`,
  )
}
