/** The status is one the contract documents, and the one this request deserves where the case says which. */
import { operations } from '../../../../openapi/document.ts'
import { defineCheck } from '../check.ts'
import { isPreflight } from '../helpers/answer.ts'

export const statusCodeConformance = defineCheck({
  name: 'status-code-conformance',
  promise: 'The status is documented for the operation and the one the request deserves.',
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
        message: `the answer has status ${status} where ${due.join(' or ')} is due`,
        documented: due.join(', '),
        received: String(status),
        at: 'status',
        // A bad key refused with the neighbour of 401 is refused all the same (AUT-03): auth-status says more.
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
      // Clients act on the class of a refusal; a success or a redirect nobody announced is another matter.
      severity: status >= 400 ? 'warn' : 'fail',
    })
  },
})
