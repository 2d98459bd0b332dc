/** Reports a stop text in the content, whole or its beginning. The matched text is not part of the answer; also a vendor rule (P1). */
import { type AssembledChoice, defineCheck } from '../../judge/index.ts'
import { tail } from '../helpers/strings.ts'
import { atMessage } from '../helpers/answer.ts'
import { findStops, isChat, isSuccess } from '../helpers/request.ts'

export const stopKept = defineCheck({
  name: 'stop-kept',
  promise: 'The content contains no stop text, and does not end with the beginning of one.',
  source: ['docs/api/chat', 'vllm-project/vllm#3574', 'huggingface/text-generation-inference#1724'],
  catches: ['SEM-11', 'SEM-12'],
  severity: 'fail',
  inspect(subject, report) {
    if (subject.request === null || !isChat(subject) || !isSuccess(subject)) return
    const stops = findStops(subject.request)
    if (stops.length === 0) return
    return {
      end() {
        for (const choice of subject.assembled.choices.values()) judge(choice)
      },
    }

    function judge(choice: AssembledChoice): void {
      const text = choice.content.whole
      if (text === null || text === '') return
      const at = atMessage(subject, choice, '/content')
      const whole = stops.find((stop) => text.includes(stop))
      if (whole !== undefined)
        return report({
          message: 'the content contains the stop text',
          documented: `the content ends before ${JSON.stringify(whole)}`,
          received: tail(text.slice(0, text.indexOf(whole) + whole.length)),
          at,
        })
      if (choice.finishReason !== 'stop' || subject.kind !== 'events') return
      for (const stop of stops) {
        const begun = findBeginning(text, stop)
        if (begun === null) continue
        const certain = begun.length * 2 >= stop.length
        return report({
          message: 'the beginning of a stop text was streamed before it matched',
          documented: `nothing of ${JSON.stringify(stop)} in the content`,
          received: tail(text),
          at,
          severity: certain ? 'fail' : 'warn',
        })
      }
    }
  },
})

/** The longest proper beginning of the stop text at the end of the text; one character, or white space, may be chance. */
function findBeginning(text: string, stop: string): string | null {
  for (let length = stop.length - 1; length >= 2; length--) {
    const begun = stop.slice(0, length)
    if (text.endsWith(begun)) return begun.trim() === '' ? null : begun
  }
  return null
}
