/**
 * Reports an error that is sent with status 200 although it was known before the first token: clients retry by the status.
 * Once tokens were sent, an error event is the only way to report an error, and correct.
 */
import { isObject, atChunk, defineCheck, show } from '../../judge/index.ts'
import { isChatCall, isErrorEvent } from '../helpers/answer.ts'

const documented = 'the status of the failure (400, 401, 429, …) with the error as JSON'

export const successWithoutError = defineCheck({
  name: 'success-without-error',
  promise: 'An error that is known before the first chunk is not sent with status 200.',
  source: ['docs/api/errors', 'rfc9110/15', 'MoonshotAI/Kimi-Vendor-Verifier'],
  catches: ['STA-01', 'STA-02'],
  severity: 'fail',
  inspect(subject, report) {
    const { status } = subject
    if (!isChatCall(subject) || (status !== null && (status < 200 || status >= 300))) return
    let begun = false
    return {
      structural: true,
      event(arrival) {
        if (begun) return
        if (isErrorEvent(arrival)) {
          begun = true
          if (hasGenerated(arrival.chunk?.error)) return
          const received = `${status ?? 'a stream'}: ${show(arrival.json ?? arrival.event.data)}`
          report({ message: 'the stream begins with an error', documented, received, at: atChunk(arrival) })
        } else if (arrival.chunk?.choices !== undefined) begun = true
      },
      body(json) {
        // A stored body without a status is a refusal like any other.
        if (status === null || !isObject(json) || json.error === undefined || json.error === null) return
        const received = `${status}: ${show(json.error)}`
        report({ message: `an error is sent with status ${status}`, documented, received, at: '/error' })
      },
    }
  },
})

/** Whether an error shows what the model had generated, and so came late (Groq's `tool_use_failed`). */
function hasGenerated(error: unknown): boolean {
  return isObject(error) && error.failed_generation !== undefined
}
