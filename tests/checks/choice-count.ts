/**
 * As many choices as `n` asks for, numbered from 0; one without `n`.
 * Written at https://platform.kimi.ai/docs/api/chat (2026-08-13); current models fix n at 1 and refuse any other with 400.
 */
import { defineCheck } from '../check.ts'
import { isChat, isSuccess } from './reading/request.ts'

export const choiceCount = defineCheck({
  name: 'choice-count',
  promise: 'An answer holds exactly `n` choices.',
  source: 'https://platform.kimi.ai/docs/api/chat (2026-08-13); recorded: mineti-200-max-tokens-64.http, 2026-09-01',
  catches: ['REQ-04', 'TYP-03', 'TYP-04', 'ENV-03'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChat(subject) || !isSuccess(subject)) return
    const asked = subject.request?.n ?? 1
    if (subject.request === null || typeof asked !== 'number' || asked < 1) return
    let failed = false
    return {
      event(arrival) {
        if (arrival.chunk?.error) failed = true
      },
      end(ending) {
        const { choices } = subject.said
        if (failed || ending === 'cut' || choices.size === 0 || choices.size === asked) return
        report({
          message:
            choices.size < asked ? '`n` is accepted and ignored' : 'the answer holds more choices than were asked for',
          documented: `${asked} choice${asked === 1 ? '' : 's'}, or 400`,
          received: `${choices.size}: index ${[...choices.keys()].slice(0, 6).join(', ')}`,
          at: '/choices',
        })
      },
    }
  },
})
