/** Checks that `choices` is an array with at least one entry; in a stream, in at least one chunk. */
import { isObject, defineCheck, show } from '../../judge/index.ts'
import { isChatAnswer, isErrorEvent, isStoredRefusal } from '../helpers/answer.ts'

const documented = '`choices` as an array of at least one choice'

export const choicesIsNonEmptyArray = defineCheck({
  name: 'choices-is-non-empty-array',
  promise: 'A successful chat completion has a non-empty array of choices.',
  source: ['docs/api/chat', 'leandromineti/ai-assisted-coding'],
  catches: ['ENV-01'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    let settled = false
    return {
      structural: true,
      event(arrival) {
        if (settled) return
        // json-syntax reports an event that does not parse, which may have held the choices.
        if (arrival.json === undefined && !arrival.done) {
          settled = true
          return
        }
        const choices = arrival.chunk?.choices
        settled = isErrorEvent(arrival) || (Array.isArray(choices) && choices.length > 0)
      },
      body(json) {
        settled = true
        // json-syntax reports what is not an object, and success-without-error an error in place of an answer.
        if (!isObject(json) || isStoredRefusal(subject, json)) return
        const { choices, error } = json
        if (Array.isArray(choices) && choices.length > 0) return
        if (choices === undefined && error !== undefined && error !== null) return
        report({
          message: `\`choices\` is ${describeProblem(choices)}`,
          documented,
          received: show(choices),
          at: '/choices',
        })
      },
      end() {
        if (settled || subject.kind !== 'events') return
        const received = `${subject.assembled.chunks} chunks, none with a choice`
        report({ message: 'no chunk of the stream has a choice', documented, received, at: 'stream' })
      },
    }
  },
})

function describeProblem(choices: unknown): string {
  if (Array.isArray(choices)) return 'empty'
  return choices === undefined ? 'missing' : 'not an array'
}
