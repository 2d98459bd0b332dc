/**
 * `logprobs: true` is answered with log probabilities or refused, never with silence.
 * Refused on kimi-k3 (mineti-400-logprobs.http, 2026-09-02), answered in a probe of 2026-09-21.
 */
import { isObject } from '../../judge/assembly.ts'
import { defineCheck } from '../check.ts'
import { isChat, isSuccess } from '../helpers/request.ts'

export const logprobsKept = defineCheck({
  name: 'logprobs-kept',
  promise: 'With `logprobs: true` the answer carries them.',
  source: ['docs/api/chat', 'leandromineti/ai-assisted-coding'],
  catches: ['SEM-25', 'REQ-04'],
  severity: 'fail',
  inspect(subject, report) {
    if (subject.request?.logprobs !== true || !isChat(subject) || !isSuccess(subject)) return
    let given = false
    let failed = false
    const look = (choices: unknown) => {
      if (!given && Array.isArray(choices))
        given = choices.some(
          (choice) =>
            isObject(choice) &&
            isObject(choice.logprobs) &&
            Array.isArray(choice.logprobs.content) &&
            choice.logprobs.content.length > 0,
        )
    }
    return {
      event(arrival) {
        if (arrival.chunk?.error) failed = true
        if (!given && arrival.chunk) look(arrival.chunk.choices)
      },
      body(json) {
        if (isObject(json)) look(json.choices)
      },
      end(ending) {
        const spoke = [...subject.assembled.choices.values()].some((choice) => choice.content.length > 0)
        if (given || failed || ending === 'cut' || !spoke) return
        report({
          message: '`logprobs: true` is accepted and answered without log probabilities',
          documented: '`logprobs.content` with an entry for each token, or 400',
          received: 'no log probabilities',
          at: '/choices/0/logprobs',
        })
      },
    }
  },
})
