/** Warns about reasoning although thinking was switched off, and about a forced call without reasoning although thinking is on. */
import { isObject, defineCheck } from '../../judge/index.ts'
import { atMessage } from '../helpers/answer.ts'
import { isChat, isSuccess } from '../helpers/request.ts'

export const thinkingKept = defineCheck({
  name: 'thinking-kept',
  promise: 'An answer has no reasoning with thinking off, and a forced call has reasoning with thinking on.',
  source: ['docs/guide/use-thinking-models', 'vllm-project/vllm#43155'],
  catches: ['REQ-09', 'SEM-27'],
  severity: 'warn',
  inspect(subject, report) {
    const { request } = subject
    if (request === null || !isChat(subject) || !isSuccess(subject)) return
    const disabled = isObject(request.thinking) && request.thinking.type === 'disabled'
    return {
      end() {
        const state = subject.thinking()
        const off = disabled || (state === 'off' && typeof request.reasoning_effort === 'string')
        const forced = state === 'on' && request.tool_choice === 'required'
        for (const choice of subject.assembled.choices.values()) {
          if (off && choice.reasoning.length > 0)
            report({
              message: 'the answer has reasoning although thinking was switched off',
              documented: 'no reasoning_content',
              received: `${choice.reasoning.length} characters of reasoning`,
              at: atMessage(subject, choice, '/reasoning_content'),
            })
          // undocumented-members reports reasoning under a vendor's own name.
          if (forced && choice.calls.size > 0 && choice.reasoning.length === 0)
            report({
              message: 'a forced tool call has no reasoning although thinking is on',
              documented: 'reasoning_content before the call, or a refusal',
              received: 'no reasoning',
              at: atMessage(subject, choice, '/reasoning_content'),
            })
        }
      },
    }
  },
})
