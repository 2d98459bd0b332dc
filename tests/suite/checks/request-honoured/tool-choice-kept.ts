/** Compares the calls with `tool_choice`: none with `none`, at least one with `required`, and the named function with a name. */
import { type AssembledChoice, defineCheck, type Severity } from '../../judge/index.ts'
import { atChoice } from '../helpers/answer.ts'
import { findNamedTool, isChat, isSuccess } from '../helpers/request.ts'

export const toolChoiceKept = defineCheck({
  name: 'tool-choice-kept',
  promise: '`tool_choice` is respected: no call with `none`, a call with `required`, the named function with a name.',
  source: 'docs/guide/use-tool-choice',
  catches: ['SEM-08', 'SEM-09', 'SEM-23', 'REQ-16'],
  severity: 'fail',
  inspect(subject, report) {
    const { request } = subject
    if (request === null || !isChat(subject) || !isSuccess(subject)) return
    const asked = request.tool_choice
    const named = findNamedTool(request)
    if (asked !== 'none' && asked !== 'required' && named === null) return
    return {
      end(ending) {
        if (ending === 'cut') return
        for (const choice of subject.assembled.choices.values()) judge(choice)
      },
    }

    function judge(choice: AssembledChoice): void {
      const names = [...choice.calls.values()].map((call) => call.name ?? '?')
      const say = (message: string, documented: string, severity: Severity) =>
        report({
          message,
          documented,
          received:
            names.length > 0
              ? `calls of ${names.slice(0, 5).join(', ')}`
              : `no call, finish_reason ${String(choice.finishReason)}`,
          at: atChoice(subject, choice, ''),
          severity,
        })
      if (asked === 'none') {
        if (names.length > 0) say('a tool is called although `tool_choice` is `none`', 'text only', 'fail')
        return
      }
      // The answer was truncated or filtered before the call.
      if (choice.finishReason !== 'stop' && choice.finishReason !== 'tool_calls') return
      if (asked === 'required' && names.length === 0)
        say('no tool is called although `tool_choice` is `required`', 'at least one call, or 400', 'fail')
      // Moonshot's own verifier skips this form, with the remark that it is ignored, so it only warns.
      if (named !== null && (names.length === 0 || names.some((name) => name !== named)))
        say('the function that `tool_choice` names is not the one that is called', `a call of ${named}, or 400`, 'warn')
    }
  },
})
