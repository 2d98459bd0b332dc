/**
 * Warns where a sampling value is accepted that differs from the one the model fixes. The first-party API refuses it, so that an
 * answer is never sampled with other values than the model's own; Moonshot's vendor suite requires the same.
 */
import { isObject, defineCheck, show } from '../../judge/index.ts'
import { isChat } from '../helpers/request.ts'

const names = ['temperature', 'top_p', 'n', 'presence_penalty', 'frequency_penalty'] as const

export const fixedSampling = defineCheck({
  name: 'fixed-sampling',
  promise: 'A sampling value other than the one that a model fixes is refused with 400.',
  source: ['docs/api/models-overview', 'leandromineti/ai-assisted-coding', 'MoonshotAI/Kimi-Vendor-Verifier'],
  catches: ['REQ-08'],
  severity: 'warn',
  inspect(subject, report) {
    const { request, status } = subject
    const row = subject.model()
    if (request === null || row === null || !isChat(subject)) return
    if (status === null || status < 200 || status > 299) return
    const state = subject.thinking() === 'off' ? 'plain' : 'thinking'
    for (const name of names) {
      const rule = row.sampling[name]
      const value = request[name]
      if (rule.kind !== 'fixed' || typeof value !== 'number' || value === rule[state]) continue
      report({
        message: `${name} is accepted although ${row.id} fixes it`,
        documented: `400: only ${rule[state]} is allowed for this model`,
        received: `${name} ${show(value)} with status ${status}`,
        at: 'status',
      })
    }
    const disabled = isObject(request.thinking) && request.thinking.type === 'disabled'
    if (disabled && row.thinking.form === 'always')
      report({
        message: `thinking.type disabled is accepted although ${row.id} always thinks`,
        documented: '400: only type=enabled is allowed for this model',
        received: `status ${status}`,
        at: 'status',
      })
  },
})
