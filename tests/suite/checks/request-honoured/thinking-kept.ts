/**
 * Thinking that was switched off stays off; a forced call of a thinking model still comes with its thought.
 * Written at https://platform.kimi.ai/docs/guide/use-thinking-models; recorded on kimi-k3, September 2026.
 */
import { isObject } from '../../judge/assembly.ts'
import { defineCheck } from '../check.ts'
import { atChoice } from '../helpers/place.ts'
import { isChat, isSuccess } from '../helpers/request.ts'

export const thinkingKept = defineCheck({
  name: 'thinking-kept',
  promise: 'No reasoning comes with thinking off, and reasoning comes with thinking on also before a forced call.',
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
              message: 'thinking was switched off and reasoning comes all the same',
              documented: 'no reasoning_content',
              received: `${choice.reasoning.length} characters of reasoning`,
              at: atChoice(subject, choice.index, '/reasoning_content'),
            })
          // The answer may think under a vendor's own name; then the field is another check's matter.
          if (forced && choice.calls.size > 0 && choice.reasoning.length === 0)
            report({
              message: 'a forced tool call comes without reasoning although thinking is on',
              documented: 'reasoning_content before the call, or a refusal',
              received: 'no reasoning',
              at: atChoice(subject, choice.index, '/reasoning_content'),
            })
        }
      },
    }
  },
})
