/**
 * Reports an answer with fewer choices than `n`. Current models fix n at 1 and refuse other values with 400.
 * choice-index judges streams, and answers with more choices than requested.
 */
import { defineCheck } from '../../judge/index.ts'
import { isChat, isSuccess } from '../helpers/request.ts'

export const choiceCount = defineCheck({
  name: 'choice-count',
  promise: '`n` is honoured or refused.',
  source: ['docs/api/chat', 'youssofal/MTPLX#191'],
  catches: ['REQ-04'],
  severity: 'fail',
  inspect(subject, report) {
    const asked = subject.request?.n
    if (!isChat(subject) || !isSuccess(subject) || subject.kind === 'events') return
    if (typeof asked !== 'number' || asked < 2) return
    return {
      body() {
        const { choices } = subject.assembled
        if (choices.size === 0 || choices.size >= asked) return
        report({
          message: '`n` is accepted and ignored',
          documented: `${asked} choices, or 400`,
          received: `${choices.size} of ${asked}`,
          at: '/choices',
        })
      },
    }
  },
})
