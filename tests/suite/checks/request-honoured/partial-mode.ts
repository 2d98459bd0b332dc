/**
 * Partial mode continues the given beginning and does not repeat it.
 * Written at https://platform.kimi.ai/docs/api/partial (2026-08).
 */
import { defineCheck } from '../check.ts'
import { atChoice, tail } from '../helpers/place.ts'
import { findMessages, isChat, isSuccess } from '../helpers/request.ts'

export const partialMode = defineCheck({
  name: 'partial-mode',
  promise: 'With `partial: true` the answer holds the continuation without the given text.',
  source: 'docs/api/partial',
  severity: 'fail',
  inspect(subject, report) {
    if (subject.request === null || !isChat(subject) || !isSuccess(subject)) return
    const last = findMessages(subject.request).at(-1)
    if (last?.role !== 'assistant' || last.partial !== true || typeof last.content !== 'string') return
    const given = last.content
    // Shorter beginnings may be continued with the same signs by chance.
    if (given.trim().length < 4) return
    return {
      end() {
        for (const choice of subject.assembled.choices.values())
          if (choice.content.whole?.trimStart().startsWith(given.trimStart()))
            report({
              message: 'the answer repeats the text that partial mode gave it',
              documented: 'the continuation only',
              received: `${JSON.stringify(choice.content.whole.slice(0, 60))} after ${tail(given)}`,
              at: atChoice(subject, choice.index, '/content'),
            })
      },
    }
  },
})
