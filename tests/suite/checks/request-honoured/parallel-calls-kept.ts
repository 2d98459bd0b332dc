/** Warns about several calls with `parallel_tool_calls: false`. The first-party API accepts the undocumented member and ignores it. */
import { defineCheck } from '../../judge/index.ts'
import { atMessage } from '../helpers/answer.ts'
import { isChat } from '../helpers/request.ts'

export const parallelCallsKept = defineCheck({
  name: 'parallel-calls-kept',
  promise: 'With `parallel_tool_calls: false` a message has at most one call.',
  source: ['openai/chat-object', 'leandromineti/ai-assisted-coding'],
  catches: ['REQ-13'],
  severity: 'warn',
  inspect(subject, report) {
    if (subject.request?.parallel_tool_calls !== false || !isChat(subject)) return
    return {
      end() {
        for (const choice of subject.assembled.choices.values())
          if (choice.calls.size > 1)
            report({
              message: '`parallel_tool_calls: false` is accepted and ignored',
              documented: 'at most one call, or 400',
              received: `${choice.calls.size} calls`,
              at: atMessage(subject, choice, '/tool_calls'),
            })
      },
    }
  },
})
