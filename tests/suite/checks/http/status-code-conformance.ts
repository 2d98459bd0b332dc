/** Compares the status with the one that the case expects, or else with the statuses documented for the operation. */
import { operations } from '../../../../openapi/document.ts'
import { defineCheck } from '../../judge/index.ts'
import { isPreflight } from '../helpers/answer.ts'

export const statusCodeConformance = defineCheck({
  name: 'status-code-conformance',
  promise: 'The status is documented for the operation and is the one that the request calls for.',
  source: 'docs/api/errors',
  catches: ['STA-04', 'STA-05', 'STA-06', 'STA-07'],
  severity: 'fail',
  inspect(subject, report) {
    const { status, expect } = subject
    if (status === null || isPreflight(subject)) return
    if (expect) {
      const due = [expect.status].flat()
      if (due.includes(status)) return
      report({
        message: `the status is ${status} instead of ${due.join(' or ')}`,
        documented: due.join(', '),
        received: String(status),
        at: 'status',
        // A bad key refused with 403 is still refused (AUT-03); auth-status reports the details.
        severity: status === 403 && due.includes(401) ? 'warn' : 'fail',
      })
      return
    }
    const operation = operations.find((one) => one.operationId === subject.head.operationId)
    if (!operation || operation.statuses.includes(status)) return
    report({
      message: `status ${status} is not documented for ${operation.operationId}`,
      documented: operation.statuses.join(', '),
      received: String(status),
      at: 'status',
      // Clients act on the class of an error status, so only undocumented successes and redirects fail.
      severity: status >= 400 ? 'warn' : 'fail',
    })
  },
})
