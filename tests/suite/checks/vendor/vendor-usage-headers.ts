/** Checks the headers with prompt and cached tokens, which vendors must send (P0). The first-party API was recorded without them. */
import { isObject, defineCheck, show } from '../../judge/index.ts'
import { vendorSource } from '../helpers/vendor.ts'
import { isChat, isSuccess, type Json } from '../helpers/request.ts'

export const vendorUsageHeaders = defineCheck({
  name: 'vendor-usage-headers',
  promise: 'Every reply has X-Msh-Usage-Prompt-Tokens and X-Msh-Usage-Cached-Tokens, equal to its usage.',
  source: vendorSource,
  severity: 'fail',
  profiles: ['vendor'],
  inspect(subject, report) {
    if (subject.head.headers === null || subject.kind === 'empty' || !isChat(subject) || !isSuccess(subject)) return
    return {
      end() {
        // Other checks report an answer that is not a completion.
        if (subject.assembled.choices.size === 0) return
        const usage = subject.assembled.usageInChoice ?? subject.assembled.usageOnTop ?? {}
        judge('X-Msh-Usage-Prompt-Tokens', usage.prompt_tokens)
        judge('X-Msh-Usage-Cached-Tokens', findCached(usage))
      },
    }

    function judge(name: string, counted: unknown): void {
      const value = subject.header(name)
      const at = `header ${name.toLowerCase()}`
      if (value === null)
        report({ message: `${name} is missing`, documented: 'on every reply', received: 'no such header', at })
      else if (typeof counted === 'number' && value !== String(counted))
        report({ message: `${name} differs from the usage`, documented: String(counted), received: show(value), at })
    }
  },
})

function findCached(usage: Json): unknown {
  if (isObject(usage.prompt_tokens_details) && usage.prompt_tokens_details.cached_tokens !== undefined)
    return usage.prompt_tokens_details.cached_tokens
  return usage.cached_tokens ?? (typeof usage.prompt_tokens === 'number' ? 0 : undefined)
}
