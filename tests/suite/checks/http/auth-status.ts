/**
 * A missing or wrong key is 401; 403 is for a good key without rights.
 * Written at https://platform.kimi.ai/docs/api/errors (2026-08), RFC 9110 §15.5.2 and §15.5.4.
 */
import { defineCheck } from '../check.ts'
import { findError, findWords } from '../helpers/error.ts'
import { findKeyState } from '../helpers/key.ts'

/** The documented 403 texts speak of rights, not of keys. */
const rights = /is not open|not allowed to|only available|quota|balance/i
const keys = /forbidden|api[ _-]?key|credential|unauthori[sz]ed|authenticat|invalid token|access token/i

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
        const words = findWords(json, text)
        if (rights.test(words) || error?.type === 'exceeded_current_quota_error') return
        if (!badKey && !authType && !keys.test(words)) return
        report({
          message: '403 is answered where 401 is meant',
          documented: '401 for a missing or wrong key; 403 for a good key without rights',
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
