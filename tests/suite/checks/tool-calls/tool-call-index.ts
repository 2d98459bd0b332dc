/**
 * `index` belongs to deltas; in a whole message strict typed readers refuse it when the history is replayed.
 * OpenAI's chat reference has none. Moonshot's own answers have it, always beside a string as content
 * (vercel-k27code-tool-call.json, 2026-08; "with tool calls content is an empty string, never null"): that form is Kimi's
 * and passes. Beside `content: null` it is a leftover of some other server and warns.
 */
import { isObject } from '../../judge/assembly.ts'
import { defineCheck, show } from '../check.ts'
import { isChat } from '../helpers/request.ts'

export const toolCallIndex = defineCheck({
  name: 'tool-call-index',
  promise: 'A call of a whole message carries no `index`, unless the answer has the first-party form.',
  source: ['openai/chat-object', 'epam/ai-dial-sdk#110', 'vercel/k27code-tool-call'],
  catches: ['TCD-23'],
  severity: 'warn',
  inspect(subject, report) {
    if (subject.kind === 'events' || !isChat(subject)) return
    return {
      body(json) {
        const choices = isObject(json) && Array.isArray(json.choices) ? json.choices : []
        for (const [at, choice] of choices.entries()) {
          const message = isObject(choice) ? choice.message : null
          if (!isObject(message) || typeof message.content === 'string' || !Array.isArray(message.tool_calls)) continue
          for (const [position, call] of message.tool_calls.entries())
            if (isObject(call) && call.index !== undefined)
              report({
                message: 'a call of a whole message carries `index`',
                documented: 'id, type and function; `index` in deltas only',
                received: show(call.index),
                at: `/choices/${at}/message/tool_calls/${position}/index`,
              })
        }
      },
    }
  },
})
