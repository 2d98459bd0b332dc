/**
 * Checks that a 429 states in headers when to try again, in a form that clients can parse.
 * The first-party API sends Retry-After, X-Retry-After and Msh-Cooldown-Seconds with equal values on
 * rate_limit_reached_error, and none of them on overload and quota errors (recorded in September 2026).
 */
import { defineCheck, show } from '../../judge/index.ts'
import { findError } from '../helpers/error.ts'

/** The three forms of an HTTP date (RFC 9110 §5.6.7): IMF-fixdate, RFC 850, and asctime. */
const httpDate =
  /^((mon|tue|wed|thu|fri|sat|sun), \d\d [a-z]{3} \d{4} \d\d:\d\d:\d\d gmt|(mon|tues|wednes|thurs|fri|satur|sun)day, \d\d-[a-z]{3}-\d\d \d\d:\d\d:\d\d gmt|(mon|tue|wed|thu|fri|sat|sun) [a-z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4})$/i
const day = 86_400
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/
/** A count, alone or with the policy that some gateways append (`100, 100;w=60`). */
const count = /^\d+(\.\d+)?\s*([,;].*)?$/
/** Seconds, or a duration such as `6m0s` and `17ms` (OpenAI's reference style). */
const resets = /^(\d+(\.\d+)?|(\d+(\.\d+)?(ms|us|µs|ns|s|m|h|d))+)$/

export const rateLimitHeaders = defineCheck({
  name: 'rate-limit-headers',
  promise: 'A 429 states in well-formed headers when to try again.',
  source: ['rfc9110/10.2.3', 'help/api-rate-limits', 'leandromineti/ai-assisted-coding'],
  catches: ['RAT-01', 'RAT-02', 'RAT-04'],
  severity: 'fail',
  inspect(subject, report) {
    if (subject.status === null || subject.head.headers === null) return
    judgeWindow()
    if (subject.status < 400) return
    const after = subject.header('retry-after')
    if (after !== null) judgeDelay(after)
    judgeCooldown()
    if (subject.status !== 429 || after !== null) return
    return {
      body(json) {
        const type = findError(json)?.type
        // Waiting does not restore a quota: these refusals were recorded without the header and need none.
        if (type === 'exceeded_current_quota_error' || type === 'insufficient_quota') return
        // The first-party API sends overload errors without the header too.
        const overload = type === 'engine_overloaded_error'
        if (overload && subject.profile === 'official') return
        report({
          message: overload ? 'an overload 429 comes without Retry-After' : 'a 429 comes without Retry-After',
          documented: 'Retry-After in whole seconds',
          received: 'no Retry-After',
          at: 'header retry-after',
          severity: 'warn',
        })
      },
    }

    function judgeDelay(value: string): void {
      const isDate = httpDate.test(value) && !Number.isNaN(Date.parse(value))
      if (!isDate && !/^\d+$/.test(value))
        return report({
          message: 'Retry-After is neither whole seconds nor a date',
          documented: 'a non-negative whole number of seconds or an HTTP date',
          received: show(value),
          at: 'header retry-after',
        })
      const seconds = isDate ? untilDate(value) : Number(value)
      if (seconds !== null && seconds > day)
        report({
          message: 'Retry-After asks to wait for more than a day',
          documented: 'a delay that a client can wait for; a lasting refusal has another error type',
          received: show(value),
          at: 'header retry-after',
          severity: 'warn',
        })
    }

    /** Seconds from the answer's own Date, so that a stored answer is judged as when it was sent; null if it has none. */
    function untilDate(value: string): number | null {
      const now = Date.parse(subject.header('date') ?? '')
      const then = Date.parse(value)
      return Number.isNaN(now) || Number.isNaN(then) ? null : (then - now) / 1000
    }

    function judgeCooldown(): void {
      const given = ['retry-after', 'x-retry-after', 'msh-cooldown-seconds']
        .map((name) => [name, subject.header(name)] as const)
        .filter((pair) => pair[1] !== null && /^\d+$/.test(pair[1]))
      if (given.every((pair) => pair[1] === given[0]![1])) return
      report({
        message: 'the cooldown headers have different values',
        documented: 'Retry-After, X-Retry-After and Msh-Cooldown-Seconds equal',
        received: given.map(([name, value]) => `${name}: ${value}`).join(', '),
        at: 'headers',
        severity: 'warn',
      })
    }

    function judgeWindow(): void {
      for (const [name, value] of subject.head.headers ?? []) {
        if (!/^x-ratelimit-/i.test(name)) continue
        const reset = /reset/i.test(name)
        const right = reset ? resets.test(value) || isoTime.test(value) || httpDate.test(value) : count.test(value)
        if (!right)
          report({
            message: `${name} does not parse`,
            documented: 'a non-negative count, or for a reset seconds, a date or a duration',
            received: show(value),
            at: `header ${name.toLowerCase()}`,
            severity: 'warn',
          })
      }
    }
  },
})
