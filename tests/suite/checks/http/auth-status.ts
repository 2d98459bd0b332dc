/** Reports a missing or wrong key that is refused with 403. The contract uses 401 for it, and 403 for a valid key without permission. */
import { defineCheck } from '../../judge/index.ts'
import { findError, findErrorText } from '../helpers/error.ts'
import { findKeyState } from '../helpers/key.ts'

/** Words of the documented 403 messages, which are about permissions, not about keys. */
const permissionWords = /is not open|not allowed to|only available|quota|balance/i
const keyWords = /forbidden|api[ _-]?key|credential|unauthori[sz]ed|authenticat|invalid token|access token/i

export const authStatus = defineCheck({
  name: 'auth-status',
  promise: 'A missing or wrong key is refused with 401, not 403.',
  source: ['docs/api/errors', 'rfc9110/15.5.2'],
  catches: ['AUT-03'],
  severity: 'warn',
  inspect(subject, report) {
    if (subject.status !== 403) return
    const state = findKeyState(subject.head.request)
    const badKey = state === 'none' || state === 'malformed' || state === 'wrong' || expects401()
    return {
      body(json, text) {
        const error = findError(json)
        const authType = error?.type === 'invalid_authentication_error' || error?.type === 'incorrect_api_key_error'
        const words = findErrorText(json, text)
        if (permissionWords.test(words) || error?.type === 'exceeded_current_quota_error') return
        if (!badKey && !authType && !keyWords.test(words)) return
        report({
          message: 'a missing or wrong key is refused with 403 instead of 401',
          documented: '401 for a missing or wrong key; 403 for a valid key without permission',
          received: `403: ${words.slice(0, 120)}`,
          at: 'status',
        })
      },
    }
    function expects401(): boolean {
      return subject.expect !== null && [subject.expect.status].flat().includes(401)
    }
  },
})
