/**
 * A target that demands a key does not answer without one.
 * Written at https://platform.kimi.ai/docs/api/errors (2026-08); recorded: halro-401-no-key.json, 2026-09-01.
 */
import { findHeader, type ExchangeRequest } from '../../../../openapi/exchange.ts'
import type { OperationId } from '../../../../openapi/types.ts'
import { defineCheck } from '../check.ts'
import { findKeyState, type KeyState } from '../helpers/key.ts'

const means = {
  none: 'without an Authorization header',
  malformed: 'with an Authorization header that holds no bearer token',
  wrong: 'with a key that cannot be right',
} as const

export const ignoredAuth = defineCheck({
  name: 'ignored-auth',
  promise: 'A request without a valid key is refused with 401.',
  source: ['docs/api/errors', 'akz142857/Halro'],
  catches: ['AUT-01', 'AUT-02'],
  severity: 'fail',
  inspect(subject, report) {
    const { status } = subject
    if (status === null || status < 200 || status > 299) return
    const { request, operationId } = subject.head
    if (/^(options|head)$/i.test(request?.method ?? '')) return
    const expected = subject.expect !== null && [subject.expect.status].flat().every((one) => one === 401)
    const state = findKeyState(request)
    const bad = state === 'none' || state === 'malformed' || state === 'wrong'
    const known = subject.needsKey && bad
    const recorded = subject.expect === null && isRecordedBreach(request, state, operationId)
    if (!expected && !known && !recorded) return
    report({
      message: `a request ${bad ? means[state] : 'with a key that is not valid'} is answered`,
      documented: '401 with type incorrect_api_key_error (no key) or invalid_authentication_error (wrong key)',
      received: `status ${status}`,
      at: 'status',
      // Some vendors publish the models list on purpose (AUT-02).
      severity: operationId === 'listModels' ? 'warn' : 'fail',
    })
  },
})

/** Keys no recorder writes in place of the right one. */
const hopeless =
  /^basic[ \t]|^bearer[ \t]+(undefined|null|none|nil|invalid|wrong|bad|false|sk-(invalid|wrong|bad|not-a)[-\w]*)$/i

/**
 * What a recording shows on Moonshot's own hosts, which demand a key on every route. That the header is missing proves
 * nothing, as many recorders leave it out (browsers do so since 2024); for the models list it is worth the warning.
 */
function isRecordedBreach(request: ExchangeRequest | null, state: KeyState, operationId: OperationId | null): boolean {
  if (request === null || !/^https:\/\/api\.moonshot\.(ai|cn)(?=[:/]|$)/i.test(request.url)) return false
  if (hopeless.test(findHeader(request.headers, 'authorization') ?? '')) return true
  const fromBrowser = request.headers.some(([name]) => /^(sec-fetch-|sec-ch-|cookie$)/i.test(name))
  return operationId === 'listModels' && state === 'none' && request.headers.length > 0 && !fromBrowser
}
