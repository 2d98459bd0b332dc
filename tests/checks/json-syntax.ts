/** Every payload is one JSON text (RFC 8259): the body of an answer, and the data of each event, where it is an object. */
import { atChunk, defineCheck, show } from '../check.ts'
import { isChatAnswer, isPreflight } from './reading/answer.ts'
import { findJsonFault, findReason } from './reading/json-fault.ts'

export const jsonSyntax = defineCheck({
  name: 'json-syntax',
  promise: 'Each body and each event is one valid JSON object.',
  source: 'RFC 8259; https://platform.kimi.ai/docs/api/chat (2026-08-13)',
  catches: ['FRM-03', 'FRM-07', 'FRM-08', 'FRM-10', 'ENC-03', 'HDR-03'],
  severity: 'fail',
  inspect(subject, report) {
    const { status } = subject
    const { operationId } = subject.head
    if (operationId === null || isPreflight(subject) || (status !== null && (status < 200 || status >= 300))) return
    const chat = isChatAnswer(subject)
    return {
      structural: true,
      event(arrival) {
        if (arrival.chunk !== null || arrival.done || !chat) return
        const { data } = arrival.event
        if (arrival.json === undefined) {
          const message = `the data of an event ${findJsonFault(data)}`
          report({
            message,
            documented: 'one JSON object in each event',
            received: received(data),
            at: atChunk(arrival),
          })
        } else {
          const message = 'the data of an event is JSON, but no object'
          report({
            message,
            documented: 'one JSON object in each event',
            received: show(arrival.json),
            at: atChunk(arrival),
          })
        }
      },
      body(json, text) {
        // File contents are whatever was uploaded; an empty stream has its own check.
        if (operationId === 'getFileContent' || (json !== undefined && typeof json === 'object' && json !== null))
          return
        if (text === '' && (subject.askedStream === true || subject.mediaType === 'text/event-stream')) return
        const fault = json === undefined ? findJsonFault(text) : 'is JSON, but no object'
        report({ message: `the body ${fault}`, documented: 'one JSON object', received: received(text), at: 'body' })
      },
    }
  },
})

function received(text: string): string {
  const reason = findReason(text)
  return reason === 'nothing' ? show(text.slice(0, 120)) : `${show(text.slice(0, 120))} (${reason})`
}
