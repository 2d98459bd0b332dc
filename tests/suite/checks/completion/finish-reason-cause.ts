/** Compares `finish_reason` with the answer: calls, a used-up budget, or neither. Agents decide by it whether to run a tool. */
import { defineCheck, type AssembledChoice, type Finding, type Subject } from '../../judge/index.ts'
import { atChoice, isChatAnswer, isErrorEvent } from '../helpers/answer.ts'
import { findBudget, findNamedTool, findStops } from '../helpers/request.ts'

/** What a choice did wrong; the check adds the place. */
type Cause = Omit<Finding, 'at'>

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
        for (const choice of subject.assembled.choices.values())
          for (const cause of [findCallCause(choice, subject), findBudgetCause(choice, subject)])
            if (cause !== null) report({ ...cause, at: atChoice(subject, choice, '/finish_reason') })
      },
    }
  },
})

/** `tool_calls` comes with calls, and calls come with `tool_calls`. */
function findCallCause({ finishReason, calls }: AssembledChoice, { request }: Subject): Cause | null {
  if (finishReason === 'stop' && calls.size > 0) {
    // OpenAI ends a call that `tool_choice` names with `stop`; which value Kimi uses there is not recorded.
    const isNamed = request !== null && findNamedTool(request) !== null
    return {
      message: 'the answer has tool calls and ended with `stop`',
      documented: '`tool_calls`',
      received: `stop after ${calls.size} calls`,
      severity: isNamed ? 'warn' : 'fail',
    }
  }
  if (finishReason !== 'tool_calls' || calls.size > 0) return null
  return {
    message: 'the answer ended with `tool_calls` and has no tool call',
    documented: 'the calls in `tool_calls`',
    received: 'no tool call',
  }
}

/** `length` means that the budget was used up, and a used-up budget means `length`. */
function findBudgetCause(choice: AssembledChoice, subject: Subject): Cause | null {
  const { request, assembled } = subject
  const budget = request ? findBudget(request) : null
  if (budget === null || budget < 1) return null
  const usage = assembled.usageInChoice ?? assembled.usageOnTop
  // With several choices the counters are their sum.
  const used = assembled.choices.size > 1 ? null : toCount(usage?.completion_tokens)
  if (choice.finishReason === 'stop') return findTruncated(choice, subject, { budget, used })
  const context = subject.model()?.context_length ?? Number.POSITIVE_INFINITY
  const isFull = (toCount(usage?.total_tokens) ?? 0) >= context
  if (choice.finishReason !== 'length' || used === null || used >= budget || isFull) return null
  return {
    message: 'the answer ended with `length` before its budget was used',
    documented: '`length` only when the token budget is used up',
    received: `length after ${used} of ${budget} tokens`,
    severity: 'warn',
  }
}

/** Whether an answer that ended with `stop` was truncated by its budget. */
function findTruncated(
  { calls, content, reasoning }: AssembledChoice,
  { request }: Subject,
  { budget, used }: { budget: number; used: number | null },
): Cause | null {
  if (calls.size > 0 || (used !== null && used < budget)) return null
  const text = content.whole ?? ''
  const words = countWords(text) + countWords(reasoning.whole ?? '')
  const hasStops = request !== null && findStops(request).length > 0
  const isCertain =
    (used !== null && used > budget) || words >= budget || (used !== null && !hasStops && breaksOff(text))
  // A server that counts its end token may correctly end with `stop` on the last token of the budget.
  if (!isCertain && (used === null || hasStops)) return null
  return {
    message: isCertain
      ? 'the answer was truncated by the budget and ended with `stop`'
      : 'the answer ends with `stop` on the last token of its budget',
    documented: '`length`',
    received: `stop after ${used ?? `at least ${words}`} of ${budget} tokens`,
    severity: isCertain ? 'fail' : 'warn',
  }
}

function toCount(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

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
