/** Judges the exchanges that the mock's journal shows; the checks are loaded with the first of them. */
import type { AnnotateExchange } from '../../../mocks/state/annotate.ts'

/** Creates the function for the option `annotateExchange` of the mock. */
export function createAnnotateExchange(profile: 'official' | 'vendor' = 'official'): AnnotateExchange {
  return async (exchange) => {
    // A request that is no operation of the API has no checks.
    if (exchange.operationId === null) return {}
    const { judge } = await import('../../../tests/suite/checks.ts')
    const failures = judge(exchange, { profile })
    const worst = ['fail', 'warn', 'notice'].find((severity) => failures.some((one) => one.severity === severity))
    return { verdict: { status: worst === undefined || worst === 'notice' ? 'pass' : worst, failures } }
  }
}
