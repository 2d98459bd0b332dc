/** Reports a completion with another status than 200. */
import { isObject, defineCheck, type Report } from '../../judge/index.ts'
import { isChatCall, isErrorEvent } from '../helpers/answer.ts'

export const statusIs200 = defineCheck({
  name: 'status-is-200',
  promise: 'A successful chat completion has status 200.',
  source: 'docs/api/chat',
  severity: 'fail',
  inspect(subject, report) {
    const { status, expect } = subject
    if (status === null || status === 200 || !isChatCall(subject)) return
    if (expect) {
      if ([expect.status].flat().includes(200)) say(report, 'a chat completion that must succeed', status)
      return
    }
    return {
      event(arrival) {
        if (arrival.number === 0 && arrival.chunk !== null && !isErrorEvent(arrival))
          say(report, 'a stream of chunks', status)
      },
      body(json) {
        if (isObject(json) && json.choices !== undefined) say(report, 'a completion', status)
      },
    }
  },
})

function say(report: Report, what: string, status: number): void {
  report({ message: `${what} comes with status ${status}`, documented: '200', received: String(status), at: 'status' })
}
