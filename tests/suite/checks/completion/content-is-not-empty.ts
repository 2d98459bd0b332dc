/**
 * Reports a finished answer without text. Empty `content` is correct beside tool calls, after a content filter, with a stop
 * text or a partial message in the request, and where reasoning used up the budget.
 */
import { isObject, type AssembledChoice, defineCheck, type Subject } from '../../judge/index.ts'
import { atMessage, isChatAnswer, isErrorEvent, isInterrupted, isLoneChunk } from '../helpers/answer.ts'
import { findBeginning, findBudget, findStops } from '../helpers/request.ts'

export const contentIsNotEmpty = defineCheck({
  name: 'content-is-not-empty',
  promise: 'A successful chat completion has text to show, or tool calls.',
  source: ['docs/api/chat', 'vercel/k26-length-in-reasoning'],
  catches: ['STA-08', 'SEM-05', 'SEM-15'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    let failed = false
    return {
      structural: true,
      event(arrival) {
        failed ||= isErrorEvent(arrival)
      },
      end(ending) {
        // Other checks report a stream that broke off or failed.
        if (failed || ending === 'cut' || ending === 'open') return
        if (isLoneChunk(subject)) return
        for (const choice of subject.assembled.choices.values()) {
          if (choice.content.length > 0) {
            if (choice.content.whole?.trim() === '' && !isExcused(choice, subject)) blank(choice)
          } else if (choice.finishReason !== null && !isExcused(choice, subject)) empty(choice)
        }
      },
    }

    function empty(choice: AssembledChoice): void {
      report({
        message: `the answer is empty although it ended with \`${choice.finishReason}\``,
        documented: 'text in `content`, or tool calls; empty only where reasoning used up the budget (`length`)',
        received: choice.contentNull ? 'content null' : choice.reasoning.length > 0 ? 'reasoning only' : 'no content',
        at: atMessage(subject, choice, '/content'),
      })
    }

    function blank(choice: AssembledChoice): void {
      report({
        message: 'the answer is white space',
        documented: 'text in `content`',
        received: JSON.stringify(choice.content.whole?.slice(0, 40)),
        at: atMessage(subject, choice, '/content'),
        severity: 'warn',
      })
    }
  },
})

function isExcused(choice: AssembledChoice, subject: Subject): boolean {
  if (choice.calls.size > 0) return true
  // finish-reason reports an answer that the server stopped.
  if (choice.finishReason !== 'length' && isInterrupted(choice.finishReason)) return true
  const request = subject.request
  if (request && (findStops(request).length > 0 || findBeginning(request) !== null)) return true
  return choice.finishReason === 'length' && wasSpent(choice, subject)
}

/** Whether something used the budget up: reasoning that can be seen, or as many tokens as were allowed. */
function wasSpent(choice: AssembledChoice, subject: Subject): boolean {
  const usage = subject.assembled.usageInChoice ?? subject.assembled.usageOnTop
  const tokens = usage?.completion_tokens
  if (tokens === 0) return false
  const details = usage?.completion_tokens_details
  if (choice.reasoning.length > 0 || (isObject(details) && Number(details.reasoning_tokens) > 0)) return true
  const budget = subject.request ? findBudget(subject.request) : null
  return choice.hasReasoning || (budget !== null && typeof tokens === 'number' && tokens >= budget)
}
