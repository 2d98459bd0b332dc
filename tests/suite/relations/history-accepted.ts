/** Reports a server that refuses its own message as history. Clients send it back unchanged, as documented. */
import { isObject } from '../judge/index.ts'
import { defineRelation, isChatExchange, parseRequest, succeeded, type Deviation } from './relation.ts'

export const historyAccepted = defineRelation({
  name: 'history-accepted',
  promise: 'The server accepts its own message back as history.',
  source: 'docs/guide/use-thinking-models',
  severity: 'fail',
  find(exchanges) {
    const deviations: Deviation[] = []
    exchanges.forEach((exchange, at) => {
      const before = exchanges[at - 1]
      if (!before || !isChatExchange(exchange) || !succeeded(before)) return
      // Other statuses concern load, keys and outages, not the message.
      if (exchange.status === null || ![400, 404, 413, 415, 422, 500].includes(exchange.status)) return
      const messages = parseRequest(exchange)?.messages
      if (!Array.isArray(messages) || !messages.some((one) => isObject(one) && one.role === 'assistant')) return
      deviations.push({
        message: 'the server refuses its own message as history',
        documented: '200',
        received: `status ${exchange.status}`,
        at: `request ${at + 1}`,
      })
    })
    return deviations
  },
})
