/**
 * A target that demands a key does not answer without one.
 * Written at https://platform.kimi.ai/docs/api/errors (2026-08); recorded: halro-401-no-key.json, 2026-09-01.
 */
import { defineCheck } from '../check.ts'
import { findKeyState } from './reading/key.ts'

const means = {
  none: 'without an Authorization header',
  malformed: 'with an Authorization header that holds no bearer token',
  wrong: 'with a key that cannot be right',
} as const

export const ignoredAuth = defineCheck({
  name: 'ignored-auth',
  promise: 'A request without a valid key is refused with 401.',
  source: 'https://platform.kimi.ai/docs/api/errors (2026-08); recorded: halro-401-no-key.json, 2026-09-01',
  catches: ['AUT-01'],
  severity: 'fail',
  inspect(subject, report) {
    const { status } = subject
    if (status === null || status < 200 || status > 299) return
    const expected = subject.expect !== null && [subject.expect.status].flat().every((one) => one === 401)
    const state = findKeyState(subject.head.request)
    const bad = state === 'none' || state === 'malformed' || state === 'wrong'
    if (!expected && !(subject.needsKey && bad)) return
    report({
      message: `a request ${bad ? means[state] : 'with a key that is not valid'} is answered`,
      documented: '401 with type incorrect_api_key_error (no key) or invalid_authentication_error (wrong key)',
      received: `status ${status}`,
      at: 'status',
    })
  },
})
