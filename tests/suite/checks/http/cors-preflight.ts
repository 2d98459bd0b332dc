/** Checks the answer to a CORS preflight, which a browser sends without a key. It only warns, as the contract does not cover browsers. */
import { findHeader } from '../../../../openapi/exchange.ts'
import { type Subject, defineCheck } from '../../judge/index.ts'

export const corsPreflight = defineCheck({
  name: 'cors-preflight',
  promise: 'A CORS preflight is answered without credentials and allows the Authorization header.',
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
    else if (subject.head.headers !== null && refusesKey(subject))
      report({
        message: 'a preflight does not allow the header Authorization',
        documented: 'Access-Control-Allow-Headers with Authorization; `*` does not include it',
        received: `Access-Control-Allow-Headers: ${subject.header('access-control-allow-headers') ?? 'not sent'}`,
        at: 'header access-control-allow-headers',
      })
  },
})

/** Whether Authorization is asked for, or may have been, and is not allowed. */
function refusesKey(subject: Subject): boolean {
  const asked = findHeader(subject.head.request?.headers ?? null, 'access-control-request-headers')
  const allowed = subject.header('access-control-allow-headers')
  // Without either header the request is a plain OPTIONS request.
  if (asked === null && allowed === null) return false
  return (
    (asked === null || toNames(asked).includes('authorization')) && !toNames(allowed ?? '').includes('authorization')
  )
}

function toNames(value: string): string[] {
  return value.split(',').map((name) => name.trim().toLowerCase())
}
