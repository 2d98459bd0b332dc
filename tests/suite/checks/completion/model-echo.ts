/** Warns where the answer names another model than the request. The first-party API repeats the id exactly; meters depend on it. */
import { defineCheck } from '../../judge/index.ts'
import { isChat } from '../helpers/request.ts'

export const modelEcho = defineCheck({
  name: 'model-echo',
  promise: '`model` in the answer is the id in the request.',
  source: ['leandromineti/ai-assisted-coding', 'BerriAI/litellm#14405'],
  catches: ['IDN-04'],
  severity: 'warn',
  inspect(subject, report) {
    const asked = subject.request?.model
    if (typeof asked !== 'string' || asked === '' || !isChat(subject)) return
    return {
      end() {
        const { model, chunks } = subject.assembled
        if (chunks === 0 || model === null || model === asked) return
        report({
          message: 'the answer names another model than the request',
          documented: asked,
          received: model,
          at: '/model',
        })
      },
    }
  },
})
