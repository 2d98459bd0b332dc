/**
 * A call names a tool that the request offered, exactly.
 * Written at https://platform.kimi.ai/docs/api/chat (2026-08-13); thread: QwenLM/Qwen3.8#15.
 */
import { defineCheck } from '../check.ts'
import { atChoice } from './reading/place.ts'
import { findTools, isChat } from './reading/request.ts'

export const toolCallOffered = defineCheck({
  name: 'tool-call-offered',
  promise: 'Every call names a tool of the request.',
  source: 'https://platform.kimi.ai/docs/api/chat (2026-08-13)',
  catches: ['SEM-16', 'SEM-21'],
  severity: 'fail',
  inspect(subject, report) {
    const { request } = subject
    if (request === null || !isChat(subject)) return
    return {
      end() {
        if (![...subject.said.choices.values()].some((choice) => choice.calls.size > 0)) return
        const offered = new Set(findTools(request).map((tool) => tool.name))
        for (const choice of subject.said.choices.values())
          for (const call of choice.calls.values())
            if (call.name !== null && !offered.has(call.name))
              report({
                message: 'a tool is called that was not offered',
                documented:
                  offered.size === 0 ? 'no call: the request offers no tool' : [...offered].slice(0, 8).join(', '),
                received: call.name,
                at: atChoice(subject, choice.index, `/tool_calls/${call.index}/function/name`),
              })
      },
    }
  },
})
