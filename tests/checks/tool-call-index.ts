/**
 * `index` belongs to deltas; in a whole message strict typed readers refuse it when the history is replayed.
 * OpenAI's chat reference has none. Moonshot's own answers have it (vercel-k27code-tool-call.json, 2026-08), so that this
 * warns and never fails.
 */
import { defineCheck, show } from '../check.ts'
import { findCalls } from './reading/calls.ts'
import { isChat } from './reading/request.ts'

export const toolCallIndex = defineCheck({
  name: 'tool-call-index',
  promise: 'A call of a whole message carries no `index`.',
  source: 'OpenAI chat reference; thread: epam/ai-dial-sdk#110',
  catches: ['TCD-23'],
  severity: 'warn',
  inspect(subject, report) {
    if (subject.kind === 'events' || !isChat(subject)) return
    return {
      body(json) {
        for (const { call, path } of findCalls(json))
          if (call.index !== undefined)
            report({
              message: 'a call of a whole message carries `index`, as the first-party API’s own do',
              documented: 'id, type and function; `index` in deltas only',
              received: show(call.index),
              at: `${path}/index`,
            })
      },
    }
  },
})
