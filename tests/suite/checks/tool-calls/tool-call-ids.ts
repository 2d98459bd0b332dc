/**
 * Reports two calls of one message with the same id, since results are matched to calls by id. The form of an id is free.
 * The first-party API refuses duplicates within one message and accepts the same id in different messages.
 */
import { defineCheck } from '../../judge/index.ts'
import { atCall } from '../helpers/answer.ts'
import { isChat } from '../helpers/request.ts'

export const toolCallIds = defineCheck({
  name: 'tool-call-ids',
  promise: 'The calls of one message have different ids.',
  source: ['docs/api/chat', 'QuantumNous/new-api', 'can1357/oh-my-pi#2055'],
  catches: ['IDN-02'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChat(subject)) return
    return {
      end() {
        for (const choice of subject.assembled.choices.values()) {
          const seen = new Set<string>()
          for (const call of choice.calls.values()) {
            const { id } = call
            if (id === null) continue
            if (seen.has(id))
              report({
                message: 'two calls of one message share an id',
                documented: 'an id of its own for each call',
                received: id,
                at: atCall(subject, choice, call, '/id'),
              })
            seen.add(id)
          }
        }
      },
    }
  },
})
