/** Checks that the first delta of each choice has `role: "assistant"`, as in every recorded first-party stream. Repeats are tolerated. */
import { isObject, atChunk, defineCheck, show } from '../../judge/index.ts'
import { findChoices, isChatAnswer } from '../helpers/answer.ts'

const documented = '`role: "assistant"` in the first delta of the choice'

export const assistantRole = defineCheck({
  name: 'assistant-role',
  promise: 'The first delta of a choice has the role `assistant`, and no delta has another.',
  source: ['docs/api/chat', 'vercel/k3-stream-thinking'],
  catches: ['ENV-15'],
  severity: 'warn',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    /** By choice: whether its role has come. */
    const introduced = new Map<number, boolean>()
    return {
      structural: true,
      event(arrival) {
        if (arrival.chunk === null) return
        for (const { choice, index, path } of findChoices(arrival.chunk)) {
          const role = isObject(choice.delta) ? choice.delta.role : undefined
          const first = introduced.get(index)
          const at = `${path}/delta/role`
          if (role === null)
            report({ message: '`role` is null', documented, received: 'null', at: atChunk(arrival, at) })
          else if (role !== undefined && role !== 'assistant')
            report({
              message: '`role` is not `assistant`',
              documented,
              received: show(role),
              at: atChunk(arrival, at),
              severity: 'fail',
            })
          else if (role === 'assistant' && first === false)
            report({
              message: '`role` comes later than in the first delta of the choice',
              documented,
              received: `role in chunk ${arrival.number}`,
              at: atChunk(arrival, at),
            })
          if (introduced.size < 1024) introduced.set(index, first === true || role === 'assistant')
        }
      },
      end() {
        for (const [index, known] of introduced) {
          if (known) continue
          report({ message: 'no delta of a choice has a role', documented, received: 'no role', at: `choice ${index}` })
        }
      },
    }
  },
})
