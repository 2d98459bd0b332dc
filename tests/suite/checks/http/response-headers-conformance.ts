/** Compares the known headers, where they are sent, with their recorded form. It only warns, as no client needs them. */
import { defineCheck, show } from '../../judge/index.ts'

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i

const forms: readonly (readonly [name: string, form: RegExp, documented: string])[] = [
  ['msh-request-id', uuid, 'a UUID'],
  ['x-msh-trace-id', /^[\da-f]{32}$/i, '32 hexadecimal digits'],
  ['msh-context-cache-token-saved', /^\d+$/, 'a whole number'],
  ['x-msh-usage-prompt-tokens', /^\d+$/, 'a whole number'],
  ['x-msh-usage-cached-tokens', /^\d+$/, 'a whole number'],
]

export const responseHeadersConformance = defineCheck({
  name: 'response-headers-conformance',
  promise: 'The headers of the contract, where they are sent, have their recorded form.',
  source: ['leandromineti/ai-assisted-coding', 'rfc9112/6.1'],
  severity: 'warn',
  inspect(subject, report) {
    if (subject.head.headers === null) return
    for (const [name, form, documented] of forms) {
      const value = subject.header(name)
      if (value === null || form.test(value) || /redacted|\*\*\*|\.\.\.|…/i.test(value)) continue
      report({
        message: `${name} has another form than recorded`,
        documented,
        received: show(value),
        at: `header ${name}`,
      })
    }
    if (subject.header('content-length') !== null && subject.header('transfer-encoding') !== null)
      report({
        message: 'Content-Length and Transfer-Encoding are both sent',
        documented: 'one of them',
        received: `${subject.header('content-length')} and ${subject.header('transfer-encoding')}`,
        at: 'headers',
      })
  },
})
