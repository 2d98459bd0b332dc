/** Judges the exchanges in the mock's journal. The code of checks and advice is loaded with the first exchange. */
import type { Exchange } from '../../../openapi/exchange.ts'
import type { AnnotateExchange } from '../../../mocks/state/index.ts'
import type { PreviousRequest } from '../../request-advice/index.ts'

/** The most earlier exchanges that are kept in parsed form, for comparison with the newest requests. */
const mostParsed = 20

/** Creates the function for the option `annotateExchange` of the mock. */
export function createAnnotateExchange(): AnnotateExchange {
  const parsed = new Map<string, PreviousRequest>()

  async function toPrevious(exchange: Exchange): Promise<PreviousRequest> {
    const known = parsed.get(exchange.label)
    if (known) return known
    const { readAnswer } = await import('../../request-advice/answer.ts')
    const previous = { body: toJson(exchange), answer: readAnswer(exchange) }
    parsed.set(exchange.label, previous)
    if (parsed.size > mostParsed) parsed.delete(parsed.keys().next().value!)
    return previous
  }

  return async (exchange, { earlier, profile, clientLeft }) => {
    // There are no checks for a request that is not an operation of the API.
    if (exchange.operationId === null) return {}
    const annotation = clientLeft ? {} : { verdict: await toVerdict(exchange, profile) }
    if (exchange.operationId !== 'createChatCompletion') return annotation
    const { continuesAnswer, toRequestAdvice } = await import('../../request-advice/index.ts')
    const body = toJson(exchange)
    const previous: PreviousRequest[] = []
    if (continuesAnswer(body))
      for (const one of earlier()) if (one.operationId === 'createChatCompletion') previous.push(await toPrevious(one))
    return { ...annotation, advice: toRequestAdvice(body, previous) }
  }
}

async function toVerdict(exchange: Exchange, profile: 'official' | 'vendor') {
  const { judge } = await import('../../../tests/suite/checks.ts')
  const failures = judge(exchange, { profile })
  const worst = ['fail', 'warn', 'notice'].find((severity) => failures.some((one) => one.severity === severity))
  return { status: worst === undefined || worst === 'notice' ? 'pass' : worst, failures }
}

/** The body as JSON; undefined when it is not JSON. */
function toJson({ request }: Exchange): unknown {
  try {
    return JSON.parse(request?.body ?? '')
  } catch {
    return undefined
  }
}
