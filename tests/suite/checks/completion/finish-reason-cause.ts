/** Compares `finish_reason` with the answer: calls, a used-up budget, or neither. Agents decide by it whether to run a tool. */
import { defineCheck } from '../../judge/index.ts'
import { isChatAnswer, isErrorEvent } from '../helpers/answer.ts'
import { findBudget, findNamedTool, findStops } from '../helpers/request.ts'

export const finishReasonCause = defineCheck({
  name: 'finish-reason-cause',
  promise: '`finish_reason` says why the answer ended.',
  source: ['docs/api/chat', 'vercel/k27code-tool-call'],
  catches: ['FIN-01', 'FIN-07', 'FIN-12', 'TCD-12'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    let failed = false
    return {
      structural: true,
      event(arrival) {
        failed ||= isErrorEvent(arrival)
      },
      end() {
        if (failed) return
        const { request, assembled } = subject
        const usage = assembled.usageInChoice ?? assembled.usageOnTop
        const tokens = typeof usage?.completion_tokens === 'number' ? usage.completion_tokens : null
        const total = typeof usage?.total_tokens === 'number' ? usage.total_tokens : 0
        const budget = request ? findBudget(request) : null
        for (const { finishReason: reason, calls, index, content, reasoning } of assembled.choices.values()) {
          const say = (message: string, documented: string, received: string, severity: 'fail' | 'warn' = 'fail') =>
            report({ message, documented, received, at: `choice ${index} finish_reason`, severity })
          // OpenAI ends a call that `tool_choice` names with `stop`; which value Kimi uses there is not recorded.
          const named = request !== null && findNamedTool(request) !== null
          if (reason === 'stop' && calls.size > 0)
            say(
              'the answer has tool calls and ended with `stop`',
              '`tool_calls`',
              `stop after ${calls.size} calls`,
              named ? 'warn' : 'fail',
            )
          if (reason === 'tool_calls' && calls.size === 0)
            say('the answer ended with `tool_calls` and has no tool call', 'the calls in `tool_calls`', 'no tool call')
          if (budget === null || budget < 1) continue
          // With several choices the counters are their sum.
          const used = assembled.choices.size > 1 ? null : tokens
          const text = content.whole ?? ''
          // A server that counts its end token may correctly end with `stop` on the last token of the budget.
          if (reason === 'stop' && calls.size === 0 && (used === null || used >= budget)) {
            const words = countWords(text) + countWords(reasoning.whole ?? '')
            const stops = request !== null && findStops(request).length > 0
            const certain =
              (used !== null && used > budget) || words >= budget || (used !== null && !stops && breaksOff(text))
            if (certain || (used !== null && !stops))
              say(
                certain
                  ? 'the answer was truncated by the budget and ended with `stop`'
                  : 'the answer ends with `stop` on the last token of its budget',
                '`length`',
                `stop after ${used ?? `at least ${words}`} of ${budget} tokens`,
                certain ? 'fail' : 'warn',
              )
          }
          if (used === null) continue
          const context = subject.model()?.context_length ?? Number.POSITIVE_INFINITY
          if (reason === 'length' && used < budget && total < context)
            say(
              'the answer ended with `length` before its budget was used',
              '`length` only when the token budget is used up',
              `length after ${used} of ${budget} tokens`,
              'warn',
            )
        }
      },
    }
  },
})

/** Words of a text. No tokenizer puts two words into one token, so an answer with as many words as its budget was truncated. */
function countWords(text: string): number {
  let words = 0
  for (const _ of text.matchAll(/\S+/g)) words++
  return words
}

/** English words that do not end a sentence. */
const openWords = /(?:^|\s)(?:a|an|the|of|and|or|their|its|my|your|our|because)$/i

/** Whether the text ends in the middle of a sentence: after a comma, an opening bracket, or a word that needs another one. */
function breaksOff(text: string): boolean {
  const end = text.slice(-80)
  return /[,([{、，（]\s*$/.test(end) || openWords.test(end)
}
