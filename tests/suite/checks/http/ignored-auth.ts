/** Reports a request without a valid key that is answered with 2xx although the target requires a key. */
import { findHeader, type ExchangeRequest } from '../../../../openapi/exchange.ts'
import type { OperationId } from '../../../../openapi/types.ts'
import { defineCheck } from '../../judge/index.ts'
import { findKeyState, type KeyState } from '../helpers/key.ts'

const keyDefects = {
  none: 'without an Authorization header',
  malformed: 'with an Authorization header that holds no bearer token',
  wrong: 'with a key that cannot be valid',
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
      message: `a request ${bad ? keyDefects[state] : 'with a key that is not valid'} is answered with success`,
      documented: '401 with type incorrect_api_key_error (no key) or invalid_authentication_error (wrong key)',
      received: `status ${status}`,
      at: 'status',
      // Some vendors publish the models list on purpose (AUT-02).
      severity: operationId === 'listModels' ? 'warn' : 'fail',
    })
  },
})

/** Keys that are certainly invalid and that no recorder writes in place of a redacted one. */
const invalidKey =
  /^basic[ \t]|^bearer[ \t]+(undefined|null|none|nil|invalid|wrong|bad|false|sk-(invalid|wrong|bad|not-a)[-\w]*)$/i

/**
 * Whether a recording from one of Moonshot's own hosts, which require a key on every route, shows an ignored key. A missing
 * header proves nothing, as many recorders leave it out (browsers do so since 2024); for the models list it leads to a warning.
 */
function isRecordedBreach(request: ExchangeRequest | null, state: KeyState, operationId: OperationId | null): boolean {
  if (request === null || !/^https:\/\/api\.moonshot\.(ai|cn)(?=[:/]|$)/i.test(request.url)) return false
  if (invalidKey.test(findHeader(request.headers, 'authorization') ?? '')) return true
  const fromBrowser = request.headers.some(([name]) => /^(sec-fetch-|sec-ch-|cookie$)/i.test(name))
  return operationId === 'listModels' && state === 'none' && request.headers.length > 0 && !fromBrowser
}
