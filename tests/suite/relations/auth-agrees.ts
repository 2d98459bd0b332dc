/** Relations about keys: requests without a key are refused, on every route. The same refusal was recorded on the model list and on chat. */
import type { Exchange } from '../../../openapi/exchange.ts'
import { findKeyState } from '../checks/index.ts'
import { defineRelation, isChatExchange, parseRequest, succeeded, toKey } from './relation.ts'

const source = ['docs/api/errors', 'akz142857/Halro'] as const

/** The same request with and without a key must not have the same success. */
export const keyMatters = defineRelation({
  name: 'key-matters',
  promise: 'A request that succeeds with a key fails without one.',
  source,
  catches: ['AUT-01'],
  severity: 'fail',
  find(exchanges) {
    const keyed = exchanges.filter((one) => succeeded(one) && !isKeyless(one)).map(identify)
    return exchanges
      .filter((one) => succeeded(one) && isKeyless(one) && keyed.includes(identify(one)))
      .map((one) => ({
        message: 'the same request succeeds with and without a valid key',
        documented: '401 without a valid key',
        received: `status ${one.status} without one`,
        at: 'status',
      }))
  },
})

/** A warning, as some vendors publish the list on purpose. */
export const routesDemandKeys = defineRelation({
  name: 'routes-demand-keys',
  promise: 'The model list requires a key if chat does.',
  source,
  catches: ['AUT-02'],
  severity: 'warn',
  find(exchanges) {
    const keyless = exchanges.filter(isKeyless)
    const open = keyless.find((one) => one.operationId === 'listModels' && succeeded(one))
    const closed = keyless.find((one) => isChatExchange(one) && one.status === 401)
    if (!open || !closed) return []
    return [
      {
        message: 'the model list needs no credentials while chat requires them',
        documented: '401 on both',
        received: `models ${open.status}, chat ${closed.status}`,
        at: 'status',
      },
    ]
  },
})

function isKeyless(exchange: Exchange): boolean {
  const state = findKeyState(exchange.request)
  return state === 'none' || state === 'malformed' || state === 'wrong'
}

function identify(exchange: Exchange): string {
  return `${exchange.request?.method} ${exchange.request?.url} ${toKey(parseRequest(exchange) ?? {})}`
}
