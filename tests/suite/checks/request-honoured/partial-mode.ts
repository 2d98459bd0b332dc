/** Reports an answer in partial mode that repeats the given beginning instead of continuing it. */
import { defineCheck } from '../../judge/index.ts'
import { tail } from '../helpers/strings.ts'
import { atMessage } from '../helpers/answer.ts'
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
    // A shorter beginning may be continued with the same characters by chance.
    if (given.trim().length < 4) return
    return {
      end() {
        for (const choice of subject.assembled.choices.values())
          if (choice.content.whole?.trimStart().startsWith(given.trimStart()))
            report({
              message: 'the answer repeats the given beginning',
              documented: 'the continuation only',
              received: `${JSON.stringify(choice.content.whole.slice(0, 60))} after ${tail(given)}`,
              at: atMessage(subject, choice, '/content'),
            })
      },
    }
  },
})
