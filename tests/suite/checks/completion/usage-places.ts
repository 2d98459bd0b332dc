/** Compares the usage inside the finish chunk with the top-level usage, which were recorded equal. */
import { isObject, defineCheck, show } from '../../judge/index.ts'
import { isChat } from '../helpers/request.ts'

export const usagePlaces = defineCheck({
  name: 'usage-places',
  promise: 'Usage in the last choice and top-level usage have the same values.',
  source: ['vercel/k3-stream-thinking', 'vercel/v1-8k-stream'],
  severity: 'fail',
  inspect(subject, report) {
    if (subject.kind !== 'events' || !isChat(subject)) return
    let top: Readonly<Record<string, unknown>> | null = null
    return {
      structural: true,
      event({ chunk }) {
        if (chunk === null || !isObject(chunk.usage)) return
        // usage-stream judges the running usage of an unfinished answer.
        for (const choice of subject.assembled.choices.values()) if (choice.finishReason === null) return
        top = chunk.usage
      },
      end() {
        const { usageInChoice, choices } = subject.assembled
        // With several choices the top-level usage is their sum.
        if (usageInChoice === null || top === null || choices.size !== 1) return
        for (const name of ['prompt_tokens', 'completion_tokens', 'total_tokens'])
          if (usageInChoice[name] !== top[name])
            report({
              message: `${name} differs between the two places of usage`,
              documented: `${show(usageInChoice[name])} as in choices[0].usage`,
              received: `${show(top[name])} in usage`,
              at: 'end of the stream',
            })
      },
    }
  },
})
