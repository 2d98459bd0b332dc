/** Reports an answer that is longer than the token budget of the request. Reasoning counts against the budget. */
import { defineCheck } from '../../judge/index.ts'
import { findBudget, isChat, isSuccess } from '../helpers/request.ts'

/** The tokens of a K3 answer to a budget of 1, three of them of the template (recorded in September 2026 on the Responses format). */
const leastOfK3 = 4

export const budgetKept = defineCheck({
  name: 'budget-kept',
  promise: 'No answer has more completion tokens than the request allows.',
  source: ['docs/api/chat', 'leandromineti/ai-assisted-coding'],
  catches: ['FIN-07'],
  severity: 'fail',
  inspect(subject, report) {
    const budget = subject.request && findBudget(subject.request)
    if (budget === null || budget < 1 || !isChat(subject) || !isSuccess(subject)) return
    return {
      end() {
        const { usageInChoice, usageOnTop, choices } = subject.assembled
        const used = (usageInChoice ?? usageOnTop)?.completion_tokens
        // With several choices the counter is their sum.
        if (choices.size !== 1 || typeof used !== 'number' || used <= budget) return
        if (used <= leastOfK3 && subject.model()?.thinking.form === 'effort') return
        report({
          message: 'the answer is longer than its token budget',
          documented: `at most ${budget} completion tokens`,
          received: `${used} completion tokens`,
          at: 'usage.completion_tokens',
        })
      },
    }
  },
})
