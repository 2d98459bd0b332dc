/**
 * The answer names the model that was asked for; meters and caches go by it.
 * Recorded on api.moonshot.ai (mineti-200-*.http, 2026-09): an exact echo. A more exact id is tolerable.
 */
import { defineCheck } from '../check.ts'
import { isChat } from '../helpers/request.ts'

export const modelEcho = defineCheck({
  name: 'model-echo',
  promise: '`model` in the answer is the id the request asked for.',
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
