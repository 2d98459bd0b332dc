/**
 * Reports an answer whose text is in the reasoning field, and an empty answer with `length` although nothing was generated.
 * Empty content with `length` is correct where reasoning used up the budget, as recorded on kimi-k2.6.
 */
import { type AssembledChoice, defineCheck } from '../../judge/index.ts'
import { tail } from '../helpers/strings.ts'
import { atMessage } from '../helpers/answer.ts'
import { findBeginning, findBudget, isChat, isSuccess } from '../helpers/request.ts'

export const answerInContent = defineCheck({
  name: 'answer-in-content',
  promise: 'The text of a finished answer is in `content`.',
  source: ['docs/guide/use-thinking-models', 'vllm-project/vllm-ascend#9361', 'InternLM/lmdeploy#1589'],
  catches: ['SEM-05', 'SEM-15'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChat(subject) || !isSuccess(subject)) return
    // A beginning that is complete needs no continuation.
    const isContinued = subject.request !== null && findBeginning(subject.request) !== null
    return {
      end(ending) {
        if (ending === 'cut') return
        for (const choice of subject.assembled.choices.values())
          if (choice.content.length === 0 && choice.calls.size === 0) judge(choice)
      },
    }

    function judge(choice: AssembledChoice): void {
      const at = atMessage(subject, choice, '/content')
      if (choice.finishReason === 'stop' && choice.reasoning.length > 0 && !isContinued)
        report({
          message: 'the whole answer is in the reasoning and `content` is empty',
          documented: 'the answer in `content`',
          received: `reasoning_content ending ${tail(choice.reasoning.whole ?? '')}`,
          at,
        })
      if (choice.finishReason !== 'length' || choice.reasoning.length > 0) return
      const budget = subject.request && findBudget(subject.request)
      const used = (subject.assembled.usageInChoice ?? subject.assembled.usageOnTop)?.completion_tokens
      const window = subject.model()?.context_length
      const tooBig = budget !== null && window !== undefined && budget >= window
      // One or two tokens may belong to the template; a count of 0, or a large budget without any text, is wrong.
      if (used === 0 || tooBig || (budget !== null && budget >= 16 && (typeof used !== 'number' || used < budget / 2)))
        report({
          message: 'the answer is empty with `length` although nothing was generated',
          documented: '400 where prompt and budget exceed the window, or a smaller budget',
          received: `budget ${budget ?? 'not known'}, ${typeof used === 'number' ? used : 'an unknown number of'} tokens used`,
          at,
        })
    }
  },
})
