/**
 * `parallel_tool_calls: false` means one call at most. Moonshot accepts and ignores the undocumented member itself
 * (mineti-200-parallel-tool-calls-flag-cached.http, 2026-09-02), so that this warns.
 */
import { defineCheck } from '../check.ts'
import { atChoice } from '../helpers/place.ts'
import { isChat } from '../helpers/request.ts'

export const parallelCallsKept = defineCheck({
  name: 'parallel-calls-kept',
  promise: 'With `parallel_tool_calls: false` a message holds at most one call.',
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
              at: atChoice(subject, choice.index, '/tool_calls'),
            })
      },
    }
  },
})
