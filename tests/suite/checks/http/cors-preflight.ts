/** Checks the answer to a CORS preflight, which a browser sends without a key. It only warns, as the contract does not cover browsers. */
import { defineCheck } from '../check.ts'

export const corsPreflight = defineCheck({
  name: 'cors-preflight',
  promise: 'A CORS preflight is answered without credentials.',
  source: 'whatwg/cors-preflight',
  catches: ['HDR-04'],
  severity: 'warn',
  inspect(subject, report) {
    const { status } = subject
    if (status === null || !/^options$/i.test(subject.head.request?.method ?? '')) return
    if (status >= 400) {
      report({
        message: `a preflight is refused with status ${status}`,
        documented: '204 (or 200) with Access-Control-Allow-Origin, -Methods and -Headers',
        received: String(status),
        at: 'status',
      })
    } else if (subject.head.headers !== null && subject.header('access-control-allow-origin') === null)
      report({
        message: 'a preflight is answered without Access-Control-Allow-Origin',
        documented: 'Access-Control-Allow-Origin, -Methods and -Headers',
        received: `${status} without the header`,
        at: 'headers',
      })
  },
})
