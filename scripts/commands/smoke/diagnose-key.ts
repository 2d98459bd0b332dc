/**
 * Why a key is refused (401): its form, its product, its host, the clock. Keys of .ai, .cn and Kimi Code are not portable:
 * https://platform.kimi.ai/docs/api/errors (2026-08), https://www.kimi.com/code/docs (2026).
 */
import type { Incoming } from '../../../tests/suite/runner/sender.ts'
import { isKimiCodeKey } from '../../cli/key-form.ts'
import { findClockSkew, findServerMs } from './clock.ts'
import { consoles, readError, say, toWords, type Context } from './context.ts'
import type { Diagnosis } from './result.ts'

/** A key whose form alone tells what is wrong; `worked` says whether it did without that. */
export function diagnoseForm(context: Context, worked: boolean | null): Diagnosis | null {
  const { trouble } = context
  if (trouble === null) return null
  if (trouble.id === 'key-of-other-vendor')
    return say(
      trouble.id,
      `the key ${trouble.words}${worked === null ? '; it was not sent' : ''}`,
      `take a key from ${consoles}, or set MOONSHOT_BASE_URL to that vendor’s address`,
    )
  const next =
    worked === true
      ? 'without that it works: correct MOONSHOT_API_KEY'
      : worked === false && trouble.cleaned !== null
        ? 'correct MOONSHOT_API_KEY; without that it is refused too, so copy it anew'
        : `set MOONSHOT_API_KEY to a key; they are made at ${consoles}`
  return say(trouble.id, `the key ${trouble.words}`, next)
}

/** No key at all. */
export function diagnoseNoKey(given: boolean, asked: boolean): Diagnosis {
  const cause = given ? 'MOONSHOT_API_KEY is set but empty' : 'there is no key'
  return say(
    given ? 'key-empty' : 'no-key',
    asked ? `${cause}, and the target wants one` : cause,
    `set MOONSHOT_API_KEY, or write it into .env; keys are made at ${consoles}`,
  )
}

/** True for the address of Kimi Code, the subscription. */
export function isKimiCode(baseUrl: string): boolean {
  const url = new URL(baseUrl)
  return /^api\.kimi\.(com|ai)$/i.test(url.hostname) && /^\/coding(\/|$)/.test(url.pathname)
}

export async function diagnoseKey(answer: Incoming, context: Context): Promise<Diagnosis> {
  const { apiKey, baseUrl, key } = context
  const { host, hostname } = new URL(baseUrl)
  const error = readError(answer, context.hide)
  const words = toWords(error) || '401'
  if (apiKey === undefined) return diagnoseNoKey(false, true)
  if (isKimiCodeKey(key) && !isKimiCode(baseUrl))
    return say(
      'kimi-code-key',
      `the key is one of Kimi Code (sk-kimi-…), a subscription for coding agents; ${host} is the open platform and refuses it`,
      `set MOONSHOT_BASE_URL=https://api.kimi.com/coding/v1, or make a key of the platform at ${consoles}`,
    )
  const form = diagnoseForm(context, false)
  if (form) return form
  if (isKimiCode(baseUrl))
    return say(
      'kimi-code-host',
      `${host}/coding is Kimi Code, a subscription with keys of its own (sk-kimi-…); it refuses this one (${words})`,
      'with a key of the platform set MOONSHOT_BASE_URL=https://api.moonshot.ai/v1 (or .cn)',
    )
  // Only Moonshot's own hosts are siblings: a key must not be shown to a stranger.
  const other =
    hostname === 'api.moonshot.ai' ? 'api.moonshot.cn' : hostname === 'api.moonshot.cn' ? 'api.moonshot.ai' : null
  let otherSays = ''
  if (other !== null && context.tryOtherHost) {
    context.announce(`${host} refuses the key; trying it at ${other} (GET /v1/models; --no-other-host leaves this out)`)
    const there = await context.line.ask(`https://${other}/v1/models`, key)
    if (there?.status === 200)
      return say(
        'other-host',
        `the key is refused by ${host} and accepted by ${other}`,
        `set MOONSHOT_BASE_URL=https://${other}/v1`,
        { baseUrl: `https://${other}/v1` },
      )
    otherSays = there === null ? `; ${other} did not answer` : `; so does ${other} (${there.status})`
  }
  if (error.type === 'incorrect_api_key_error')
    return say(
      'key-not-seen',
      `${host} saw no key in the request (${words})`,
      'look for a proxy that drops the Authorization header, and for an empty key',
    )
  const skew = findClockSkew(findServerMs(answer.headers), context.nowMs())
  if (skew !== null)
    return say(
      'clock-skew',
      `${host} refuses the key (${words}), and ${skew}`,
      'set the clock first (e.g. turn on network time); if the key is refused still, make a new one',
    )
  const offer = other !== null && !context.tryOtherHost ? `try --base-url https://${other}/v1; ` : ''
  return say(
    'key-refused',
    `${host} refuses the key (${words})${otherSays}`,
    `${offer}was it deleted, or cut when copied? Keys of .ai, .cn and Kimi Code are not portable; check it at ${consoles}`,
  )
}
